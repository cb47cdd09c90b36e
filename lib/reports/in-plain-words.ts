import 'server-only'
import { noteAccess, type Scope } from '@/lib/db/scope'
import { isForPatients } from './vocabulary'

type Report = { id: string; patientId: string | null; predictionId: string | null; reportType: string }

/**
 * The newest report for the patient on the result that one for doctors speaks of, as far as the viewer may read it; null
 * without one, and for a report that is in plain words itself.
 */
export async function findInPlainWords(scope: Scope, report: Report): Promise<string | null> {
  const { patientId, predictionId, reportType } = report
  if (!patientId || !predictionId || isForPatients(reportType)) return null
  noteAccess(scope, { action: 'reports.in-plain-words', entity: 'medical_reports', patientId })
  const [found] = await scope.db.$queryRaw<{ id: string }[]>`
    select r.id from medical_reports r
     where r.patient_id = ${patientId} and r.prediction_id = ${predictionId} and r.is_latest and r.report_status = 'final'
       and r.report_type in ('patient', 'patient_friendly') and r.deleted_at is null
     order by r.created_at desc, r.id desc
     limit 1`
  return found?.id ?? null
}
