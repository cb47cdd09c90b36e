import 'server-only'
import { asViewer, asWorker, type Scope } from '@/lib/db/scope'
import type { Viewer } from '@/lib/db/viewer'
import { AppError } from '@/lib/errors/app-error'
import type { JobKind } from './vocabulary'

/** A job that this worker has taken, and the number of that taking. */
export type Taken = { id: string; kind: JobKind; fence: number }

type Requester = {
  user_id: string | null
  name: string | null
  login_session_id: string | null
  refusal: string | null
}

/**
 * One transaction as the administrator who asked for the job. Whether that account may still act is asked every time:
 * a job of somebody who was disabled stops before its next rows.
 */
export async function asRequester<Result>(
  taken: Taken,
  work: (scope: Scope) => Promise<Result>,
  timeoutSeconds?: number,
): Promise<Result> {
  const viewer = await requesterOf(taken)
  return asViewer(viewer, work, timeoutSeconds)
}

async function requesterOf({ id }: Taken): Promise<Viewer> {
  const [found] = await asWorker(
    ({ db }) => db.$queryRaw<Requester[]>`
    select user_id, name, login_session_id, refusal from app.requester_of_job(${id})`,
  )
  if (!found?.user_id || found.refusal) {
    throw new AppError('forbidden', {
      message:
        found?.refusal === 'not-administrator'
          ? 'Whoever asked for this is no longer an administrator. What was done before stays done.'
          : 'The account that asked for this has been disabled or deleted. What was done before stays done.',
    })
  }
  return {
    role: 'admin',
    userId: found.user_id,
    name: found.name ?? '',
    loginSessionId: found.login_session_id ?? `job-${id}`,
    requestId: id,
    mustChangePassword: false,
    doctorId: null,
    patientId: null,
  }
}
