import 'server-only'
import { noteAccess, type Scope } from '@/lib/db/scope'
import { trendOf, type Trend } from './vocabulary'

const most = 1000

export type PanelPatient = {
  patientId: string
  name: string
  /** The stage that leads: a clinician's where there is one, else the model's. */
  stage: number | null
  isConfirmed: boolean
  yearAgo: number | null
  trend: Trend
  lastVisitDate: Date | null
  nextVisitDate: Date | null
}

/**
 * All patients of the viewer with the stage that leads and what the same source said a year ago: the latest before then.
 * At most 1000; nobody treats more. One statement.
 */
export async function listPanel(scope: Scope): Promise<PanelPatient[]> {
  const rows = await scope.db.$queryRaw<Omit<PanelPatient, 'trend'>[]>`
    select p.patient_id as "patientId", p.name,
           coalesce(st.confirmed_stage, st.disease_stage)::float8 as stage, st.confirmed_stage is not null as "isConfirmed",
           case when st.confirmed_stage is not null then assessed.stage else predicted.stage end as "yearAgo",
           st.last_visit_date as "lastVisitDate", visit.at as "nextVisitDate"
      from patients p
      join patient_statistics st using (patient_id)
      left join lateral (select a.hoehn_yahr_stage::float8 as stage from clinical_assessments a
                          where a.patient_id = p.patient_id and a.hoehn_yahr_stage is not null and a.deleted_at is null
                            and a.assessed_at < now() - interval '1 year'
                          order by a.assessed_at desc, a.id desc
                          limit 1) assessed on true
      left join lateral (select q.stage_result::float8 as stage from predictions q
                          where q.patient_id = p.patient_id and q.binary_result = 'positive' and q.stage_result is not null
                            and q.deleted_at is null and q.superseded_by is null
                            and q.created_at < now() - interval '1 year'
                          order by q.created_at desc, q.id desc
                          limit 1) predicted on true
      left join lateral (select min(c.consultation_date) as at from consultations c
                          where c.patient_id = p.patient_id and c.status = 'scheduled' and c.consultation_date > now()
                            and c.deleted_at is null) visit on true
     where p.deleted_at is null
     order by stage desc nulls last, p.name_key, p.patient_id
     limit ${most}`
  noteAccess(scope, {
    action: 'panel.read',
    entity: 'patients',
    listedPatientIds: rows.map(({ patientId }) => patientId),
  })
  return rows.map((row) => ({ ...row, trend: trendOf(row.stage, row.yearAgo) }))
}
