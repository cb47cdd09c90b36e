import type pg from 'pg'
import type { Make } from '../support/make.ts'

/** A report that a clinician keeps from its patient, and the hold. */
export async function heldReport(db: pg.Client, make: Make, name: string) {
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
  await db.query("insert into report_workers (name, host, pid) values ('machine-1', 'machine', 1)")
}
