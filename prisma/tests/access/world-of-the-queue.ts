import type pg from 'pg'
import type { Make } from '../support/make.ts'

/** A report that a clinician keeps from its patient, the hold, and a request that was carried out. */
export async function heldReport(db: pg.Client, make: Make, name: string) {
  await make.reportRequest(
    { id: `patient-${name}` },
    { id: `request-made-${name}`, report_type: 'summary', status: 'generated' },
  )
  const report = await make.report({ id: `session-${name}` }, { id: `report-held-${name}`, title: name, content: name })
  await db.query(
    `insert into report_holds (id, report_id, reason, until) values ($1, $2, $3, now() + interval '30 days')`,
    [`hold-${name}`, report.id, name],
  )
}

/** A try at every request, the files of every report, and a process that makes them. */
export async function reportQueue(db: pg.Client) {
  await db.query(
    `insert into report_attempts (request_id, number, worker) select id, 1, 'machine-1' from report_status`,
  )
  await db.query(
    `insert into report_files (report_id, variant, storage_key, byte_size, sha256)
     select id, 'a4', 'reports/' || id || '/1-a4.pdf', 1, repeat('0', 64) from medical_reports`,
  )
  // a colleague has taken on something of Ana's
  await db.query(
    `insert into worklist_claims (kind, subject_id, patient_id, claimed_by, claimed_until)
     values ('unseen', 'patient-ana', 'patient-ana', 'user-eli', now() + interval '8 hours')`,
  )
  for (const [name, doctor] of [
    ['ana', 'dora'],
    ['beatrice', 'eli'],
  ]) {
    await db.query(
      `insert into worklist_claims (kind, subject_id, patient_id, claimed_by, claimed_until)
       values ('review', 'prediction-' || $1, 'patient-' || $1, 'user-' || $2, now() + interval '8 hours')`,
      [name, doctor],
    )
    await db.query(
      `insert into worklist_snoozes (user_id, kind, subject_id, patient_id, snoozed_until, reason)
       values ('user-' || $2, 'unseen', 'patient-' || $1, 'patient-' || $1, now() + interval '3 days', $1)`,
      [name, doctor],
    )
  }
  await db.query("insert into report_workers (name, host, pid) values ('machine-1', 'machine', 1)")
}
