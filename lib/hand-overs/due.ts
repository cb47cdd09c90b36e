import 'server-only'
import { beginOperation } from '@/lib/actions/operation'
import { asViewer, asWorker } from '@/lib/db/scope'
import type { Viewer } from '@/lib/db/viewer'
import { AppError } from '@/lib/errors/app-error'
import { fromDatabase } from '@/lib/errors/from-database'
import { clinicToday } from '@/lib/format/dates'
import { carryOut } from './commands'

type Due = { id: string; userId: string | null; name: string | null; mayStill: boolean }

/**
 * Carries out the next planned hand-over whose day has come, as the person who planned it, in as many transactions as it
 * takes; all of them are one operation. What cannot be done is written down with the reason, and not tried again.
 */
export async function carryOutDueHandOver(): Promise<boolean> {
  const today = clinicToday()
  const [due] = await asWorker(
    ({ db }) => db.$queryRaw<Due[]>`
    select id, user_id as "userId", user_name as name, may_still as "mayStill" from app.due_hand_over(${today}::date)`,
  )
  if (!due) return false
  try {
    const viewer = viewerOf(due)
    while (
      !(await asViewer(viewer, async (scope) => {
        await beginOperation(scope, 'hand-overs.carry-out')
        return carryOut(scope, due.id)
      }))
    );
  } catch (error) {
    const expected = error instanceof AppError ? error : fromDatabase(error)
    if (!expected || expected.code === 'busy') throw error // tried again
    await asWorker(({ db }) => db.$executeRaw`select app.fail_hand_over(${due.id}, ${expected.message})`)
  }
  return true
}

function viewerOf({ id, userId, name, mayStill }: Due): Viewer {
  if (!userId || !mayStill)
    throw new AppError('forbidden', {
      message: 'Whoever planned this is no longer an active administrator. Plan it again to have it done.',
    })
  return {
    role: 'admin',
    userId,
    name: name ?? '',
    loginSessionId: `hand-over-${id}`,
    requestId: id,
    mustChangePassword: false,
    doctorId: null,
    patientId: null,
  }
}
