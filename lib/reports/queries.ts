import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import { noteAccess, noteOpened, type Scope } from '@/lib/db/scope'
import type { ReportStatus, ReportType, RequestStatus } from './vocabulary'

const most = 100

export type ReportRow = {
  id: string
  title: string
  reportType: ReportType
  reportStatus: ReportStatus
  version: number
  isLatest: boolean
  /** The version that came after this one. */
  supersededBy: string | null
  createdAt: Date
  generatedBy: string | null
  /** When a clinician signed it; null: nobody has. */
  signedAt: Date | null
  /** Since when its patient may read it. */
  releasedAt: Date | null
}

const rowColumns = Prisma.sql`
    r.id, r.title, r.report_type as "reportType", r.report_status as "reportStatus", r.version,
    r.is_latest as "isLatest", r.superseded_by as "supersededBy", r.created_at as "createdAt",
    r.generated_by as "generatedBy", r.signed_at as "signedAt", r.released_at as "releasedAt"
      from medical_reports r`

/** A patient's finished reports, newest first; at most 100. */
export async function listReportsOfPatient(scope: Scope, patientId: string): Promise<ReportRow[]> {
  noteAccess(scope, { action: 'reports.of-patient', entity: 'medical_reports', patientId })
  return scope.db.$queryRaw<ReportRow[]>`
    select ${rowColumns}
     where r.patient_id = ${patientId} and r.deleted_at is null
     order by r.created_at desc, r.id desc
     limit ${most}`
}

/** One report to read; null when it is not this viewer's to see. */
export async function getReport(scope: Scope, reportId: string) {
  const report = await scope.db.medicalReport.findFirst({
    where: { id: reportId, deletedAt: null },
    select: {
      id: true,
      patientId: true,
      predictionId: true,
      title: true,
      content: true,
      recommendations: true,
      disclaimer: true,
      reportType: true,
      reportStatus: true,
      version: true,
      isLatest: true,
      supersededBy: true,
      generatedBy: true,
      createdAt: true,
    },
  })
  const patientId = report?.patientId ?? undefined
  noteAccess(scope, {
    action: 'reports.read',
    entity: 'medical_reports',
    entityId: reportId,
    patientId,
    outcome: report ? 'ok' : 'not-found',
  })
  return report
}

export type RequestOfPatient = {
  id: string
  reportType: ReportType
  status: RequestStatus
  requestedAt: Date
  generatedAt: Date | null
  reportId: string | null
}

/** Where each report asked for on a patient stands, newest first; archived ones left out. */
export async function listRequestsOfPatient(scope: Scope, patientId: string): Promise<RequestOfPatient[]> {
  noteAccess(scope, { action: 'report-requests.of-patient', entity: 'report_status', patientId })
  return scope.db.$queryRaw<RequestOfPatient[]>`
    select rs.id, rs.report_type as "reportType", rs.status, rs.requested_at as "requestedAt",
           rs.generated_at as "generatedAt", rs.report_id as "reportId"
      from report_status rs
     where rs.patient_id = ${patientId} and rs.status <> 'archived' and rs.signing_of is null and rs.deleted_at is null
     order by rs.requested_at desc, rs.id desc
     limit ${most}`
}

/** For a patient: which of their reports are written and not let out yet. */
export async function listReportsBeingChecked({ db }: Scope): Promise<string[]> {
  const [row] = await db.$queryRaw<{ ids: string[] }[]>`select app.my_reports_being_checked() as ids`
  return row?.ids ?? []
}

const mostCounted = 1000

/** How many requests wait, are being made and have failed right now; up to 1,001 each, which reads "more than 1,000". */
export async function countLiveRequests({
  db,
}: Scope): Promise<{ pending: number; generating: number; failed: number }> {
  const counted = (status: RequestStatus) => Prisma.sql`
    (select count(*)::integer from (select from report_status
                                     where status = ${status} and deleted_at is null limit ${mostCounted + 1}) capped)`
  const [row] = await db.$queryRaw<{ pending: number; generating: number; failed: number }[]>`
    select ${counted('pending')} as pending, ${counted('generating')} as generating, ${counted('failed')} as failed`
  return row ?? { pending: 0, generating: 0, failed: 0 }
}

export type ReportVersion = {
  id: string
  sessionId: string
  patientId: string | null
  patientName: string | null
  predictionId: string | null
  reportType: ReportType
  reportStatus: ReportStatus
  version: number
  isLatest: boolean
  supersededBy: string | null
  firstVersion: string | null
  title: string
  content: string
  recommendations: unknown
  disclaimer: string | null
  confidenceLevel: number | null
  generatedBy: string | null
  createdAt: Date
  importRun: number | null
}

const versionColumns = Prisma.sql`
    r.id, r.session_id as "sessionId", r.patient_id as "patientId", p.name as "patientName",
    r.prediction_id as "predictionId", r.report_type as "reportType", r.report_status as "reportStatus", r.version,
    r.is_latest as "isLatest", r.superseded_by as "supersededBy", r.first_version as "firstVersion", r.title, r.content,
    r.recommendations, r.disclaimer, r.confidence_level as "confidenceLevel", r.generated_by as "generatedBy",
    r.created_at as "createdAt", r.import_run as "importRun"
      from medical_reports r
      left join patients p on p.patient_id = r.patient_id`

/** One version of a report with where it belongs, as administrators keep it; null when there is none. */
export async function getReportVersion(scope: Scope, id: string): Promise<ReportVersion | null> {
  const [report] = await scope.db.$queryRaw<ReportVersion[]>`
    select ${versionColumns} where r.id = ${id} and r.deleted_at is null`
  noteOpened(scope, { action: 'reports.open', entity: 'medical_reports', entityId: id }, report)
  return report ?? null
}

/** All living versions of a report, newest first. */
export async function listVersionsOfReport(
  scope: Scope,
  { id, firstVersion, patientId }: Pick<ReportVersion, 'id' | 'firstVersion' | 'patientId'>,
): Promise<ReportRow[]> {
  const first = firstVersion ?? id
  noteAccess(scope, { action: 'reports.versions', entity: 'medical_reports', patientId: patientId ?? undefined })
  return scope.db.$queryRaw<ReportRow[]>`
    select ${rowColumns}
     where (r.id = ${first} or r.first_version = ${first}) and r.deleted_at is null
     order by r.version desc, r.id desc
     limit ${most}`
}

/** The reports on a session, newest first; at most 100. */
export async function listReportsOfSession(
  scope: Scope,
  { id, patientId }: { id: string; patientId: string | null },
): Promise<ReportRow[]> {
  noteAccess(scope, { action: 'reports.of-session', entity: 'medical_reports', patientId: patientId ?? undefined })
  return scope.db.$queryRaw<ReportRow[]>`
    select ${rowColumns}
     where r.session_id = ${id} and r.deleted_at is null
     order by r.created_at desc, r.id desc
     limit ${most}`
}

export type ReportWait = { counted: number; medianHours: number | null }

/** How long patients waited for their reports lately, from asking until reading; of nobody in particular. */
export async function getUsualReportWait({ db }: Scope): Promise<ReportWait> {
  const [wait] = await db.$queryRaw<ReportWait[]>`
    select counted, median_hours as "medianHours" from app.usual_report_wait()`
  return wait ?? { counted: 0, medianHours: null }
}
