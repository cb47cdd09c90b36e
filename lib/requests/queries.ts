import 'server-only'
import { noteAccess, noteOpened, type Scope } from '@/lib/db/scope'
import type { ErrorClass, FileVariant } from '@/lib/report-queue/vocabulary'
import type { WhyWaiting } from '@/lib/report-queue/queries'
import type { RequestOfPatient } from '@/lib/reports/queries'
import type { ReportType, RequestStatus } from '@/lib/reports/vocabulary'

const most = 100

export type RequestRecord = {
  id: string
  patientId: string
  patientName: string
  sessionId: string | null
  reportId: string | null
  predictionId: string | null
  reportType: ReportType
  status: RequestStatus
  priority: number
  retryCount: number
  requestedByName: string | null
  requestedAt: Date
  generatedAt: Date | null
  errorMessage: string | null
  archivedFrom: RequestStatus | null
  importRun: number | null
  version: number
  attempts: number
  errorClass: ErrorClass | null
  startedAt: Date | null
  heartbeatAt: Date | null
  isAutomatic: boolean
  /** The report whose files it makes again, with its signature. */
  signingOf: string | null
  /** The files of the report that was made. */
  files: FileVariant[]
}

/** One request and where it stands; null when there is none, or it is in the trash. */
export async function getRequest(scope: Scope, id: string): Promise<RequestRecord | null> {
  const [request] = await scope.db.$queryRaw<RequestRecord[]>`
    select rs.id, rs.patient_id as "patientId", p.name as "patientName", rs.session_id as "sessionId",
           rs.report_id as "reportId", rs.prediction_id as "predictionId", rs.report_type as "reportType", rs.status,
           rs.priority::integer, rs.retry_count::integer as "retryCount", u.name as "requestedByName",
           rs.requested_at as "requestedAt", rs.generated_at as "generatedAt", rs.error_message as "errorMessage",
           rs.archived_from as "archivedFrom", rs.import_run as "importRun", rs.version,
           rs.attempts::integer, rs.error_class as "errorClass", rs.started_at as "startedAt", rs.heartbeat_at as "heartbeatAt",
           rs.is_automatic as "isAutomatic", rs.signing_of as "signingOf",
           array(select f.variant from report_files f where f.report_id = rs.report_id order by f.variant) as files
      from report_status rs
      join patients p on p.patient_id = rs.patient_id
      left join users u on u.id = rs.requested_by
     where rs.id = ${id} and rs.deleted_at is null`
  noteOpened(scope, { action: 'report-requests.open', entity: 'report_status', entityId: id }, request)
  return request ?? null
}

export type RequestOfSession = Pick<RequestRecord, 'id' | 'reportType' | 'status' | 'requestedAt' | 'requestedByName'>

/** What was asked for on a session, newest first; at most 100. */
export async function listRequestsOfSession(
  scope: Scope,
  { id, patientId }: { id: string; patientId: string | null },
): Promise<RequestOfSession[]> {
  noteAccess(scope, {
    action: 'report-requests.of-session',
    entity: 'report_status',
    patientId: patientId ?? undefined,
  })
  return scope.db.$queryRaw<RequestOfSession[]>`
    select rs.id, rs.report_type as "reportType", rs.status, rs.requested_at as "requestedAt", u.name as "requestedByName"
      from report_status rs
      left join users u on u.id = rs.requested_by
     where rs.session_id = ${id} and rs.deleted_at is null
     order by rs.requested_at desc, rs.id desc
     limit ${most}`
}

export type UnmadeRequest = RequestOfPatient & {
  version: number
  errorMessage: string | null
  /** Why it is not being made yet; only while it waits. */
  why: WhyWaiting | null
}

/** For who treats a patient: what was asked for and is not there, and why, newest first; at most 100. */
export async function listUnmadeRequests(scope: Scope, patientId: string): Promise<UnmadeRequest[]> {
  noteAccess(scope, { action: 'report-requests.of-patient', entity: 'report_status', patientId })
  return scope.db.$queryRaw<UnmadeRequest[]>`
    select rs.id, rs.report_type as "reportType", rs.status, rs.requested_at as "requestedAt",
           rs.generated_at as "generatedAt", rs.report_id as "reportId", rs.version, rs.error_message as "errorMessage",
           case when rs.status = 'pending' then app.why_request_waits(rs.id) end as why
      from report_status rs
     where rs.patient_id = ${patientId} and rs.status in ('pending', 'generating', 'failed')
       and (rs.signing_of is null or rs.status = 'failed') and rs.deleted_at is null
     order by rs.requested_at desc, rs.id desc
     limit ${most}`
}
