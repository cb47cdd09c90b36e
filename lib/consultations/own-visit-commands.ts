import 'server-only'
import type { Scope } from '@/lib/db/scope'
import { AppError } from '@/lib/errors/app-error'
import { fromDatabase } from '@/lib/errors/from-database'
import { formatMoment } from '@/lib/format/dates'
import { refuseClash } from './clashes'
import { cancelConsultation, followNextVisit, missConsultation, readBefore, requireStatus, write } from './commands'
import type { CancelInput, MoveOwnInput, VersionInput } from './schema'

/** Gives a doctor's own appointment another time or length. */
export async function moveOwnVisit(scope: Scope, input: MoveOwnInput): Promise<string> {
  const { id, version, consultationDate, durationMinutes } = input
  const before = await readOwn(scope, id)
  requireStatus(before, 'scheduled', 'move')
  const data = { consultationDate, durationMinutes: durationMinutes ?? before.durationMinutes }
  await refuseClash(scope, { ...before, ...data }, false, 'consultationDate')
  await nameless('consultationDate', consultationDate, () => write(scope, before, version, data))
  await followNextVisit(scope, before, consultationDate)
  return id
}

/** Takes a doctor's own appointment off the calendar; the reason is kept with the operation. */
export async function cancelOwnVisit(scope: Scope, input: CancelInput): Promise<string> {
  await readOwn(scope, input.id)
  await cancelConsultation(scope, input)
  return input.id
}

/** The patient did not come to a doctor's own appointment. */
export async function missOwnVisit(scope: Scope, input: VersionInput): Promise<string> {
  await readOwn(scope, input.id)
  await missConsultation(scope, input)
  return input.id
}

/** Makes a doctor's own cancelled or missed appointment a scheduled one again, as far as its time is still free. */
export async function reopenOwnVisit(scope: Scope, { id, version }: VersionInput): Promise<string> {
  const before = await readOwn(scope, id)
  if (before.status !== 'cancelled' && before.status !== 'no-show')
    throw new AppError('changed-meanwhile', {
      message: 'This appointment is neither cancelled nor missed, so there is nothing to reopen. Load the page again.',
    })
  await refuseClash(scope, before, false)
  await nameless(undefined, before.consultationDate, () => write(scope, before, version, { status: 'scheduled' }))
  if (before.status === 'cancelled')
    await followNextVisit(scope, { ...before, wasCancelled: true }, before.consultationDate)
  return id
}

async function readOwn(scope: Scope, id: string) {
  const before = await readBefore(scope, id)
  if (before.doctorId !== scope.viewer.doctorId)
    throw new AppError('forbidden', {
      message: 'This appointment is with another doctor. They can move or cancel it, or an administrator can.',
    })
  return before
}

/** What is in the way may be an appointment with somebody whom this doctor no longer treats: its name is not theirs to read. */
export async function nameless<Result>(
  field: string | undefined,
  at: Date,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (fromDatabase(error)?.code !== 'doctor-busy') throw error
    throw new AppError('doctor-busy', {
      field,
      message: `You have another appointment at ${formatMoment(at, 'dateTime')}. Choose another time.`,
      cause: error,
    })
  }
}
