import 'server-only'
import { staleSave } from '@/lib/changes/stale-save'
import type { Scope } from '@/lib/db/scope'
import { AppError } from '@/lib/errors/app-error'
import { resolveReference } from '@/lib/references/queries'
import type { RequestStatus } from '@/lib/reports/vocabulary'
import type {
  RequestOfPatientInput,
  RequestReportInput,
  RequestStepInput,
  RetryClassInput,
  SetPriorityInput,
} from './schema'
import { mayTake, requestSteps, type RequestStep } from './vocabulary'

const mostRetried = 1000

export type Requested = { id: string; alreadyAsked: boolean }

/** Asks for a report of a session, or of a patient as a whole. Asking twice for what is open leads to the first request. */
export async function requestReport(scope: Scope, input: RequestReportInput): Promise<Requested> {
  return ask(scope, { ...input, ...(await subjectOf(scope, input)) })
}

/** The same for whoever treats the patient. The database checks that the patient is theirs. */
export async function requestReportOfPatient(scope: Scope, input: RequestOfPatientInput): Promise<Requested> {
  if (input.sessionId) {
    const session = await scope.db.session.findFirst({
      where: { id: input.sessionId, patientId: input.patientId, deletedAt: null },
      select: { id: true },
    })
    if (!session) throw new AppError('not-found')
  }
  return ask(scope, { ...input, priority: 0 })
}

type Asked = Pick<RequestReportInput, 'reportType' | 'priority' | 'requestKey'> & {
  patientId: string
  sessionId: string | null
}

async function ask(scope: Scope, asked: Asked): Promise<Requested> {
  const { patientId, sessionId, reportType, priority, requestKey } = asked
  const same = await sameKey(scope, asked)
  if (same) return same
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    const [open] = await scope.db.$queryRaw<{ id: string }[]>`
      select rs.id from report_status rs
       where rs.patient_id = ${patientId} and rs.session_id is not distinct from ${sessionId}
         and rs.report_type = ${reportType} and rs.status in ('pending', 'generating') and rs.signing_of is null
         and rs.deleted_at is null
       order by rs.requested_at
       limit 1`
    if (open) return { id: open.id, alreadyAsked: true }
    const [created] = await scope.db.$queryRaw<{ id: string }[]>`
      insert into report_status (patient_id, session_id, report_type, priority, requested_by, idempotency_key)
      values (${patientId}, ${sessionId}, ${reportType}, ${priority}::smallint, ${scope.viewer.userId}, ${requestKey ?? null})
          on conflict do nothing -- somebody asked at the same moment: theirs is the one
      returning id`
    if (created) return { id: created.id, alreadyAsked: false }
    const since = await sameKey(scope, asked)
    if (since) return since
  }
  throw new AppError('busy')
}

/** The request that this person made under the same key; refused when it was about something else. */
async function sameKey(
  scope: Scope,
  { patientId, sessionId, reportType, requestKey }: Asked,
): Promise<Requested | null> {
  if (!requestKey) return null
  const [earlier] = await scope.db.$queryRaw<{ id: string; isSame: boolean }[]>`
    select rs.id, (rs.patient_id, rs.session_id, rs.report_type)
                    is not distinct from (${patientId}, ${sessionId}::text, ${reportType}) as "isSame"
      from report_status rs
     where rs.requested_by = ${scope.viewer.userId} and rs.idempotency_key = ${requestKey}`
  if (!earlier) return null
  if (!earlier.isSame)
    throw new AppError('value-not-allowed', {
      field: 'requestKey',
      message: 'You used this key for another report already. Use a new one.',
    })
  return { id: earlier.id, alreadyAsked: true }
}

/** Puts a failed request back into the queue; how often it was tried is kept. Whoever does it asks for it from then on. */
export async function retryRequest(scope: Scope, input: RequestStepInput): Promise<void> {
  await take(scope, 'retry', input, { status: 'pending' })
}

/** Everything that failed for one reason, once the reason is gone: the newest 1,000 requests of it. */
export async function retryFailed({ db }: Scope, { errorClass }: RetryClassInput): Promise<{ retried: number }> {
  const retried = await db.$executeRaw`
    update report_status rs set status = 'pending'
      from (select distinct on (f.patient_id, f.session_id, f.report_type, f.signing_of) f.id
              from (select * from report_status
                     where status = 'failed' and coalesce(error_class, 'unknown') = ${errorClass} and deleted_at is null
                     order by requested_at desc, id desc
                     limit ${mostRetried}) f
             where not exists (select from report_status o
                                where o.patient_id = f.patient_id and o.session_id is not distinct from f.session_id
                                  and o.report_type = f.report_type and o.signing_of is not distinct from f.signing_of
                                  and o.status in ('pending', 'generating') and o.deleted_at is null)
             order by f.patient_id, f.session_id, f.report_type, f.signing_of, f.requested_at desc, f.id desc) again
     where rs.id = again.id and rs.status = 'failed'`
  return { retried }
}

/** Moves a waiting request forward or back in the queue. */
export async function setPriority(scope: Scope, input: SetPriorityInput): Promise<void> {
  await take(scope, 'prioritise', input, { priority: input.priority })
}

/** Puts a request away; where it stood is kept. */
export async function archiveRequest(scope: Scope, input: RequestStepInput): Promise<void> {
  const { status } = await requireStep(scope, 'archive', input.id)
  await take(scope, 'archive', input, { status: 'archived', archivedFrom: status })
}

/** Brings an archived request back to where it stood. */
export async function unarchiveRequest(scope: Scope, input: RequestStepInput): Promise<void> {
  const request = await requireStep(scope, 'unarchive', input.id)
  await take(scope, 'unarchive', input, { status: request.archivedFrom ?? endOf(request), archivedFrom: null })
}

async function subjectOf(scope: Scope, input: RequestReportInput) {
  if (!input.sessionId)
    return { sessionId: null, patientId: await resolveReference(scope, 'patients', input.patientId ?? '', 'patientId') }
  const sessionId = await resolveReference(scope, 'sessions', input.sessionId, 'sessionId')
  const session = await scope.db.session.findUniqueOrThrow({ where: { id: sessionId }, select: { patientId: true } })
  if (!session.patientId)
    throw new AppError('not-now', {
      field: 'sessionId',
      message: 'Nobody has said yet whose session this is. Give it to its patient first.',
    })
  if (input.patientId) {
    const patientId = await resolveReference(scope, 'patients', input.patientId, 'patientId')
    if (patientId !== session.patientId)
      throw new AppError('value-not-allowed', {
        field: 'patientId',
        message: 'This is not the patient of the session. Leave one of the two empty.',
      })
  }
  return { sessionId, patientId: session.patientId }
}

async function requireStep({ db }: Scope, step: RequestStep, id: string) {
  const request = await db.reportStatus.findFirst({
    where: { id, deletedAt: null },
    select: { status: true, archivedFrom: true, reportId: true, generatedAt: true, errorMessage: true },
  })
  if (!request) throw new AppError('not-found')
  if (!mayTake(step, request.status as RequestStatus))
    throw new AppError('not-now', { message: requestSteps[step].refusal })
  return request
}

type Change = { status?: string; priority?: number; errorMessage?: null; archivedFrom?: string | null }

async function take(scope: Scope, step: RequestStep, { id, version }: RequestStepInput, data: Change) {
  const { count } = await scope.db.reportStatus.updateMany({
    where: { id, version, status: { in: [...requestSteps[step].from] }, deletedAt: null },
    data,
  })
  if (count > 0) return
  await requireStep(scope, step, id)
  if (scope.viewer.role !== 'admin') throw new AppError('changed-meanwhile')
  throw await staleSave(scope, 'report_status', id, version, data)
}

/** Where an archived request of the old system stood, from what is known of it. */
function endOf({ reportId, generatedAt, errorMessage }: Awaited<ReturnType<typeof requireStep>>): RequestStatus {
  if (reportId !== null || generatedAt !== null) return 'generated'
  return errorMessage === null ? 'pending' : 'failed'
}
