import 'server-only'
import { noteAccess, type Scope } from '@/lib/db/scope'

export type StagePoint = {
  at: Date
  /** Null: a doctor concluded that it is not this disease, which ended the stage from before. */
  stage: number | null
  by: 'clinician' | 'model'
  doctorName: string | null
}

/**
 * Every stage that the patient who is asking may know of, the oldest first; of each kind the last 100. What ended one is
 * read from the timeline, which shows the conclusions that the patient knows of. A result that a clinician found not usable
 * has no stage.
 */
export async function listMyStages(scope: Scope, patientId: string): Promise<StagePoint[]> {
  noteAccess(scope, { action: 'statistics.stages', entity: 'clinical_assessments', patientId })
  const points = await scope.db.$queryRaw<StagePoint[]>`
    select * from (
      (select s.at, s.stage::float8 as stage, 'clinician' as by, d.name as "doctorName"
         from app.my_stages() s
         left join app.doctor_directory d on d.doctor_id = s.doctor_id
        order by s.at desc limit 100)
      union all
      (select t.event_date, null, 'clinician', d.name
         from patient_timeline t
         left join app.doctor_directory d on d.doctor_id = t.doctor_id
        where t.patient_id = ${patientId} and t.event_type = 'diagnosis' and t.related_table = 'clinical_assessments'
          and t.event_title = 'Diagnosis: not Parkinson’s disease' and t.deleted_at is null
        order by t.event_date desc limit 100)
      union all
      (select q.created_at, q.stage_result::float8, 'model', null
         from predictions q
        where q.patient_id = ${patientId} and q.binary_result = 'positive' and q.stage_result is not null
          and q.superseded_by is null and q.deleted_at is null
          and not exists (select from app.reviews_of_my_results() v
                           where v.prediction_id = q.id and v.verdict = 'not-usable')
        order by q.created_at desc limit 100)) points
     order by at, by, stage`
  return points.some(({ stage }) => stage !== null) ? points : []
}
