import { createHash } from 'node:crypto'
import fs from 'node:fs'
import type pg from 'pg'
import { AppError } from '@/lib/errors/app-error'
import type { ImportReport } from './report'

const importLock = 7_411_002

export type RunRow = {
  id: number
  status: string
  dry_run: boolean
  file_name: string
  file_path: string | null
  file_sha256: string
  time_zone: string
  backup_path: string | null
  backup_sha256: string | null
  staged: Record<string, number> | null
  report: ImportReport | null
}

/** One import or rollback at a time in a database. The lock goes with the connection, also when it dies. */
export async function takeImportLock(client: pg.Client): Promise<void> {
  const {
    rows: [lock],
  } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [importLock])
  if (!lock?.taken) throw new AppError('import-running')
}

export async function getRun(client: pg.Client, id: number): Promise<RunRow | null> {
  const { rows } = await client.query<RunRow>('select * from import_runs where id = $1', [id])
  return rows[0] ?? null
}

/** The run that brought this very file in, if one did and was not taken back. */
export async function findCompletedRun(client: pg.Client, sha256: string): Promise<RunRow | null> {
  const { rows } = await client.query<RunRow>(
    "select * from import_runs where file_sha256 = $1 and status = 'completed' and not dry_run order by id desc limit 1",
    [sha256],
  )
  return rows[0] ?? null
}

/** The latest run of this file that ended without an end. Call it with the lock: then nobody is at it any more. */
export async function findInterruptedRun(client: pg.Client, sha256: string): Promise<RunRow | null> {
  const { rows } = await client.query<RunRow>(
    "select * from import_runs where file_sha256 = $1 and status = 'running' and not dry_run order by id desc limit 1",
    [sha256],
  )
  return rows[0] ?? null
}

/** Runs that a crash left open, as what they are. */
export async function closeInterruptedRuns(client: pg.Client, except: number | null): Promise<void> {
  await client.query(
    `update import_runs set status = 'failed', finished_at = now(),
            error_message = 'It was interrupted. Nothing of it was kept.'
      where status = 'running' and id is distinct from $1`,
    [except],
  )
}

export async function createRun(
  client: pg.Client,
  file: { name: string; bytes: number; sha256: string },
  options: { dryRun: boolean; timeZone: string },
): Promise<number> {
  const {
    rows: [run],
  } = await client.query<{ id: number }>(
    `insert into import_runs (status, dry_run, file_name, file_bytes, file_sha256, time_zone, started_at, heartbeat_at)
     values ('running', $1, $2, $3, $4, $5, now(), now()) returning id`,
    [options.dryRun, file.name, file.bytes, file.sha256, options.timeZone],
  )
  if (!run) throw new Error('The import run could not be written down.')
  return run.id
}

export async function failRun(client: pg.Client, id: number, message: string): Promise<void> {
  await client.query(
    "update import_runs set status = 'failed', finished_at = now(), error_message = $2 where id = $1 and status in ('running', 'queued', 'uploaded')",
    [id, message],
  )
}

export async function sha256OfFile(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of fs.createReadStream(file, { highWaterMark: 1024 * 1024 })) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
