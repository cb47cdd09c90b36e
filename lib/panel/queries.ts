import 'server-only'
import { noteAccess, type Scope } from '@/lib/db/scope'
import { trendOf, type Trend } from './vocabulary'

const most = 1000

export type PanelPatient = {
  patientId: string
  name: string
  /** The stage that leads: a clinician's where there is one, else the model's, unless a clinician concluded otherwise. */
  stage: number | null
  /** A clinician said what is shown: the stage, or that there is none. */
  isConfirmed: boolean
  /** A clinician concluded that it is not this disease, and no later stage stands against it. */
  isNotDisease: boolean
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
           case when lead.is_model then st.disease_stage else st.confirmed_stage end::float8 as stage,
           not lead.is_model as "isConfirmed",
           coalesce(not st.confirmed_parkinsons, false) and st.confirmed_stage is null as "isNotDisease",
           case when st.confirmed_stage is not null then assessed.stage
                when lead.is_model then predicted.stage end as "yearAgo",
           st.last_visit_date as "lastVisitDate", visit.at as "nextVisitDate"
      from patients p
      join patient_statistics st using (patient_id)
     cross join lateral (select st.confirmed_stage is null and st.confirmed_parkinsons is distinct from false as is_model) lead
      left join lateral (select case when a.conclusion is distinct from 'not-parkinsons-disease'
                                     then a.hoehn_yahr_stage::float8 end as stage
                           from clinical_assessments a
                          where a.patient_id = p.patient_id and a.deleted_at is null
                            and (a.hoehn_yahr_stage is not null or a.conclusion = 'not-parkinsons-disease')
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
