import 'server-only'
import { staleSave } from '@/lib/changes/stale-save'
import type { Scope } from '@/lib/db/scope'
import { AppError } from '@/lib/errors/app-error'
import { resolveReference } from '@/lib/references/queries'
import type { RequestStatus } from '@/lib/reports/vocabulary'
import type { RequestReportInput, RequestStepInput, SetPriorityInput } from './schema'
import { mayTake, requestSteps, type RequestStep } from './vocabulary'

export type Requested = { id: string; alreadyAsked: boolean }

/** Asks for a report of a session, or of a patient as a whole. Asking twice for what is open leads to the first request. */
export async function requestReport(scope: Scope, input: RequestReportInput): Promise<Requested> {
  const { sessionId, patientId } = await subjectOf(scope, input)
  const [open] = await scope.db.$queryRaw<{ id: string }[]>`
    select rs.id from report_status rs
     where rs.patient_id = ${patientId} and rs.session_id is not distinct from ${sessionId}
       and rs.report_type = ${input.reportType} and rs.status in ('pending', 'generating') and rs.deleted_at is null
     order by rs.requested_at
     limit 1`
  if (open) return { id: open.id, alreadyAsked: true }
  const [created] = await scope.db.$queryRaw<{ id: string }[]>`
    insert into report_status (patient_id, session_id, report_type, priority, requested_by)
    values (${patientId}, ${sessionId}, ${input.reportType}, ${input.priority}, ${scope.viewer.userId})
    returning id`
  return { id: created!.id, alreadyAsked: false }
}

/** Puts a failed request back into the queue; how often it was tried is kept. */
export async function retryRequest(scope: Scope, input: RequestStepInput): Promise<void> {
  await take(scope, 'retry', input, { status: 'pending', errorMessage: null })
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
  throw await staleSave(scope, 'report_status', id, version, data)
}

/** Where an archived request of the old system stood, from what is known of it. */
function endOf({ reportId, generatedAt, errorMessage }: Awaited<ReturnType<typeof requireStep>>): RequestStatus {
  if (reportId !== null || generatedAt !== null) return 'generated'
  return errorMessage === null ? 'pending' : 'failed'
}
