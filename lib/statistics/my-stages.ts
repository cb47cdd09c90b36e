import 'server-only'
import { noteAccess, type Scope } from '@/lib/db/scope'

export type StagePoint = { at: Date; stage: number; by: 'clinician' | 'model'; doctorName: string | null }

/** Every stage that the patient who is asking may know of, the oldest first; of each kind the last 100. */
export async function listMyStages(scope: Scope, patientId: string): Promise<StagePoint[]> {
  noteAccess(scope, { action: 'statistics.stages', entity: 'clinical_assessments', patientId })
  return scope.db.$queryRaw<StagePoint[]>`
    select * from (
      (select s.at, s.stage::float8 as stage, 'clinician' as by, d.name as "doctorName"
         from app.my_stages() s
         left join app.doctor_directory d on d.doctor_id = s.doctor_id
        order by s.at desc limit 100)
      union all
      (select q.created_at, q.stage_result::float8, 'model', null
         from predictions q
        where q.patient_id = ${patientId} and q.binary_result = 'positive' and q.stage_result is not null
          and q.superseded_by is null and q.deleted_at is null
        order by q.created_at desc limit 100)) points
     order by at, by, stage`
}
