import 'server-only'
import { noteAccess, type Scope } from '@/lib/db/scope'

/** Who concluded that it is the disease, or that it is not, and when. */
export type MyConclusion = { at: Date; doctorName: string | null }

/**
 * The last conclusion that the patient who is asking knows of; null without one. Beside it stands a stage that another
 * doctor may have found, years later: each is told by whom it is. The timeline shows just those that the patient knows of.
 */
export async function getMyConclusion(scope: Scope, patientId: string): Promise<MyConclusion | null> {
  noteAccess(scope, { action: 'statistics.conclusion', entity: 'clinical_assessments', patientId })
  const [found] = await scope.db.$queryRaw<MyConclusion[]>`
    select t.event_date as at, d.name as "doctorName"
      from patient_timeline t
      left join app.doctor_directory d on d.doctor_id = t.doctor_id
     where t.patient_id = ${patientId} and t.event_type = 'diagnosis' and t.related_table = 'clinical_assessments'
       and t.deleted_at is null
     order by t.event_date desc, t.related_id desc
     limit 1`
  return found ?? null
}
