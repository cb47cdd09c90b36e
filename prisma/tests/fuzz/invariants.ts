import type pg from 'pg'

/** What must hold after anything that anybody did, each as a query for what breaks it. */
const invariants = {
  'statistics equal a recount': 'select * from app.statistics_mismatches()',
  'the timeline holds exactly what belongs on it': 'select * from app.timeline_mismatches()',
  'a record has one entry': `
    select related_table, related_id, count(*) from patient_timeline
     where related_id is not null group by related_table, related_id having count(*) > 1`,
  'scans, predictions and reports have the patient of their session': `
    select child.*, s.patient_id as of_session
      from (select 'scan' as what, id, session_id, patient_id from mri_scans
            union all
            select 'prediction', id, session_id, patient_id from predictions
            union all
            select 'report', id, session_id, patient_id from medical_reports) child
      join sessions s on s.id = child.session_id
     where child.patient_id is distinct from s.patient_id`,
  'a review has the patient of its result': `
    select r.id, r.patient_id, q.patient_id as of_result
      from prediction_reviews r join predictions q on q.id = r.prediction_id
     where r.patient_id is distinct from q.patient_id`,
  'one review of a result stands': `
    select prediction_id from prediction_reviews where ended_at is null and deleted_at is null
     group by prediction_id having count(*) > 1`,
  'no trigger touches what is written by hand': `
    select id from patient_timeline
     where related_id is null and (event_type, event_title, severity) <> ('note', 'by hand', 'info')`,
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
