import 'server-only'
import { noteAccess, type Scope } from '@/lib/db/scope'
import { isMadeAgain } from './made-again'
import type { ReportType } from './vocabulary'

export type ReportOfResult = {
  id: string
  title: string
  reportType: ReportType
  createdAt: Date
  signedAt: Date | null
  /** Made before the review that stands: it says that nobody has looked, or what an earlier review said. */
  isOutdated: boolean
  /** A new version is on its way. */
  isMadeAgain: boolean
}

const most = 20

/** The newest version of each report that speaks of a model's result, newest first; at most 20. */
export async function listReportsOfResult(
  scope: Scope,
  { predictionId, patientId }: { predictionId: string; patientId: string | null },
): Promise<ReportOfResult[]> {
  noteAccess(scope, { action: 'reports.of-result', entity: 'medical_reports', patientId: patientId ?? undefined })
  return scope.db.$queryRaw<ReportOfResult[]>`
    select r.id, r.title, r.report_type as "reportType", r.created_at as "createdAt", r.signed_at as "signedAt",
           r.signed_at is null and coalesce(v.reviewed_at > r.created_at, false) as "isOutdated",
           r.signed_at is null and ${isMadeAgain} as "isMadeAgain"
      from medical_reports r
      left join report_status rs on rs.id = r.request_id
      left join prediction_reviews v on v.prediction_id = r.prediction_id and v.ended_at is null and v.deleted_at is null
     where r.prediction_id = ${predictionId} and r.is_latest and r.report_status = 'final' and r.request_id is not null
       and r.deleted_at is null
     order by r.created_at desc, r.id desc
     limit ${most}`
}
