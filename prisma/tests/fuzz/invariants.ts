import type pg from 'pg'

/** What must hold after anything that anybody did, each as a query for what breaks it. */
const invariants = {
  'statistics equal a recount': 'select * from app.statistics_mismatches()',
  'the timeline holds exactly what belongs on it': 'select * from app.timeline_mismatches()',
  'a record has one entry': `
    select related_table, related_id, count(*) from patient_timeline
     where related_id is not null group by related_table, related_id having count(*) > 1`,
  'scans, predictions and reports have the patient of their session': `
    select 'scan' as what, m.id from mri_scans m join sessions s on s.id = m.session_id where m.patient_id is distinct from s.patient_id
    union all
    select 'prediction', q.id from predictions q join sessions s on s.id = q.session_id where q.patient_id is distinct from s.patient_id
    union all
    select 'report', r.id from medical_reports r join sessions s on s.id = r.session_id where r.patient_id is distinct from s.patient_id`,
  'no trigger touches what is written by hand': `
    select id from patient_timeline where related_id is null and (event_type, event_title, severity) <> ('note', 'by hand', 'info')`,
}

/** The invariants that are broken, with up to five rows that break each. */
export async function brokenInvariants(db: pg.Client): Promise<Record<string, object[]>> {
  const broken: Record<string, object[]> = {}
  for (const [invariant, findings] of Object.entries(invariants)) {
    const { rows } = await db.query<object>(`select * from (${findings}) found limit 5`)
    if (rows.length > 0) broken[invariant] = rows
  }
  return broken
}
