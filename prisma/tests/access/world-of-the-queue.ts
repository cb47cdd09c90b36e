import type pg from 'pg'

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
