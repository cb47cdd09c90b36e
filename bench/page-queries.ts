/**
 * What each page needs of the database, as plain SQL that its owner sends: no roles, no policies, no transaction, no
 * audit, nothing but the rows on the page. `$patient`, `$doctor`, `$date` and `$id` are put in as parameters.
 */
export type PageQuery = { sql: string; parameters: ('patient' | 'doctor' | 'date' | 'id' | 'terms')[] }

const listed = `select s.patient_id, p.name, p.gender, p.date_of_birth, p.age_reported, p.age_reported_at, s.has_parkinsons,
  s.disease_stage, s.total_consultations, s.total_mri_scans, s.total_reports, s.last_visit_date, s.visit_sort
  from patient_statistics s join patients p on p.patient_id = s.patient_id`
const newestFirst = 'order by s.visit_sort desc, s.patient_id desc limit 51'
const withDoctors = (list: string) => `with page as materialized (${list})
  select page.*, (select string_agg(u.name, ', ') from doctor_patient_assignments a join doctors d on d.doctor_id = a.doctor_id
                   join users u on u.id = d.user_id where a.patient_id = page.patient_id and a.is_active and a.deleted_at is null) as doctors
    from page`
const counted = (where = 'true') =>
  `select count(*) from (select from patient_statistics s where ${where} limit 10001) capped`

function list(where = 'true'): PageQuery[] {
  return [
    { sql: withDoctors(`${listed} where ${where} ${newestFirst}`), parameters: [] },
    { sql: counted(where), parameters: [] },
  ]
}

const ofDoctor =
  's.patient_id in (select a.patient_id from doctor_patient_assignments a where a.doctor_id = $1 and a.is_active and a.deleted_at is null)'
const timelineOf = (
  where = 'true',
) => `select t.*, u.name from patient_timeline t left join sessions s on s.id = t.session_id
  left join doctors d on d.doctor_id = coalesce(t.doctor_id, s.doctor_id) left join users u on u.id = d.user_id
  where t.patient_id = $1 and t.deleted_at is null and ${where} order by t.event_date desc, t.id desc limit 51`
const rest: PageQuery[] = [
  'select * from patients where patient_id = $1',
  'select * from patient_statistics where patient_id = $1',
  `select a.*, u.name, (select count(*) from consultations c where c.patient_id = a.patient_id and c.doctor_id = a.doctor_id and c.status = 'completed' and c.deleted_at is null)
     from doctor_patient_assignments a join doctors d using (doctor_id) join users u on u.id = d.user_id where a.patient_id = $1 and a.deleted_at is null`,
  'select c.*, u.name from consultations c join doctors d using (doctor_id) join users u on u.id = d.user_id where c.patient_id = $1 and c.deleted_at is null order by c.consultation_date desc, c.id desc limit 50',
  `select m.*, (select jsonb_agg(to_jsonb(q)) from predictions q where q.mri_scan_id = m.id and q.deleted_at is null)
     from mri_scans m where m.patient_id = $1 and m.deleted_at is null order by m.upload_timestamp desc, m.id desc limit 50`,
  'select * from medical_reports where patient_id = $1 and deleted_at is null order by created_at desc, id desc limit 50',
  'select * from report_status where patient_id = $1 order by requested_at desc, id desc limit 50',
].map((sql) => ({ sql, parameters: ['patient'] }))

export const pageQueries = {
  'patients, page 1': list(),
  'patients, deep page': [
    {
      sql: withDoctors(`${listed} where (s.visit_sort, s.patient_id) < ($1, $2) ${newestFirst}`),
      parameters: ['date', 'id'],
    },
    { sql: counted(), parameters: [] },
  ],
  'patients at stage 3': list('s.stage_tenths = 30'),
  'patients with a positive result': list('s.has_parkinsons'),
  'patients seen in 30 days': list("s.visit_sort > now() - interval '30 days'"),
  'patients without a doctor': list('s.active_doctors_count = 0'),
  'patients of one doctor': [
    { sql: withDoctors(`${listed} where ${ofDoctor} ${newestFirst}`), parameters: ['doctor'] },
    { sql: counted(ofDoctor), parameters: ['doctor'] },
  ],
  'search by name': [
    {
      sql: withDoctors(
        `${listed} where p.name_key like '%' || $1 || '%' and p.deleted_at is null order by word_similarity($1, p.name_key) desc, s.patient_id desc limit 51`,
      ),
      parameters: ['terms'],
    },
    {
      sql: "select count(*) from (select from patients where name_key like '%' || $1 || '%' limit 2000) capped",
      parameters: ['terms'],
    },
  ],
  chart: [{ sql: timelineOf(), parameters: ['patient'] }, ...rest],
  'chart, timeline narrowed': [{ sql: timelineOf("t.event_type = 'scan'"), parameters: ['patient'] }, ...rest],
  dashboard: [{ sql: 'select * from system_statistics', parameters: [] }],
} satisfies Record<string, PageQuery[]>

export type PageName = keyof typeof pageQueries

/**
 * The same answers the way the old system found them: joins over the records, counted. It had no consultations, so its
 * last visit was the last session; on PostgreSQL these queries have all our indexes to use.
 */
export const legacyQueries = {
  'patients by last visit, joins with COUNT': `
    select p.patient_id, p.name, count(distinct s.id) as sessions, count(distinct m.id) as scans, count(distinct q.id) as predictions,
           count(distinct r.id) as reports, max(s.created_at) as last_visit
      from patients p
      left join sessions s on s.patient_id = p.patient_id
      left join mri_scans m on m.session_id = s.id
      left join predictions q on q.session_id = s.id
      left join medical_reports r on r.session_id = s.id
     group by p.patient_id, p.name
     order by last_visit desc nulls last limit 50`,
  'patients by last visit, a subquery per figure': `
    select p.patient_id, p.name, (select count(*) from sessions s where s.patient_id = p.patient_id) as sessions,
           (select count(*) from mri_scans m join sessions s on s.id = m.session_id where s.patient_id = p.patient_id) as scans,
           (select max(s.created_at) from sessions s where s.patient_id = p.patient_id) as last_visit
      from patients p
     order by last_visit desc nulls last limit 50`,
  'dashboard, counted': `
    select (select count(*) from patients), (select count(*) from doctors),
           (select count(distinct patient_id) from sessions where created_at > now() - interval '30 days'),
           (select count(*) from report_status where status = 'pending'), (select count(*) from report_status where status = 'failed'),
           (select count(*) filter (where binary_result = 'positive')
              from (select distinct on (s.patient_id) q.binary_result from predictions q join sessions s on s.id = q.session_id
                     where q.binary_result <> 'uncertain' order by s.patient_id, q.created_at desc) latest),
           (select count(*) from mri_scans where upload_timestamp > now() - interval '24 hours'),
           (select count(*) from predictions where created_at > now() - interval '24 hours')`,
  'one patient’s figures': `
    select count(distinct s.id), count(distinct m.id), count(distinct q.id), count(distinct r.id), max(s.created_at)
      from patients p left join sessions s on s.patient_id = p.patient_id left join mri_scans m on m.session_id = s.id
      left join predictions q on q.session_id = s.id left join medical_reports r on r.session_id = s.id
     where p.patient_id = $1`,
}

/** What answers each of them now. */
export const currentQueries: Record<keyof typeof legacyQueries, string> = {
  'patients by last visit, joins with COUNT': `${listed} ${newestFirst}`,
  'patients by last visit, a subquery per figure': `${listed} ${newestFirst}`,
  'dashboard, counted': 'select * from system_statistics',
  'one patient’s figures': 'select * from patient_statistics where patient_id = $1',
}
