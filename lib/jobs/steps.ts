import 'server-only'
import type { Scope } from '@/lib/db/scope'
import type { AnyJobHandler, ChunkResult, Job, JobResult } from './handler'
import { JobEnded, leaseSeconds } from './lease'
import type { Taken } from './requester'

/** The job as it stands; `JobEnded` when it is no longer this worker's. */
export async function loadJob({ db }: Scope, { id, fence }: Taken): Promise<Job> {
  const [job] = await db.$queryRaw<Job[]>`
    select id, kind, name, params, total::float8 as total, done::float8 as done, skipped::float8 as skipped,
           failed::float8 as failed, position::float8 as position, operation_id as "operationId", reason
      from jobs where id = ${id} and fence = ${fence} and status = 'running'`
  if (!job) throw new JobEnded('lost')
  return job
}

/** Stops a job between two chunks when somebody asked for that. */
export async function refuseWhenCancelled({ db }: Scope, { id, fence }: Taken): Promise<void> {
  if (await wasCancelled(db, id, fence)) throw new JobEnded('cancelled')
}

/**
 * Writes what became of a chunk and how far the job is, last in the chunk's transaction. It asks that the job still
 * stands where the chunk began, under this worker's taking: otherwise the whole chunk is taken back.
 */
export async function writeChunk(
  { db }: Scope,
  { id, fence }: Taken,
  job: Job,
  { position, rows }: ChunkResult,
): Promise<void> {
  if (position <= job.position) throw new Error(`A chunk of ${job.name} did not get anywhere.`)
  const count = (outcome: string) => rows.filter((row) => row.outcome === outcome).length
  const kept = rows.map(({ rowNumber, recordId, outcome, message, data }) => ({
    row_number: rowNumber,
    record_id: recordId,
    outcome,
    message: outcome === 'done' ? message : (message ?? 'No reason was given.'),
    data,
  }))
  await db.$executeRaw`
    insert into job_rows (job_id, row_number, record_id, outcome, message, data)
    select ${id}, r.row_number, r.record_id, r.outcome, r.message, r.data
      from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb)
           as r (row_number bigint, record_id text, outcome text, message text, data jsonb)`
  const written = await db.$executeRaw`
    update jobs
       set position = ${position}::bigint, done = done + ${count('done')}::bigint,
           skipped = skipped + ${count('skipped')}::bigint, failed = failed + ${count('failed')}::bigint,
           heartbeat_at = now(),
           operation_id = coalesce(operation_id, nullif(current_setting('app.operation', true), '')),
           lease_until = clock_timestamp() + make_interval(secs => ${leaseSeconds}::integer)
     where id = ${id} and fence = ${fence} and status = 'running' and position = ${job.position}::bigint`
  if (written === 0) throw new JobEnded('lost')
}

type Counts = { done?: number; skipped?: number; failed?: number; total?: number | null; file?: JobResult['file'] }

const fileHours = 24

/** Writes down how far a job is, and its file once there is one. */
export async function countProgress({ db }: Scope, { id, fence }: Taken, counts: Counts): Promise<void> {
  const { done, skipped, failed, total, file } = counts
  const updated = await db.$executeRaw`
    update jobs
       set done = coalesce(${done ?? null}::bigint, done), skipped = coalesce(${skipped ?? null}::bigint, skipped),
           failed = coalesce(${failed ?? null}::bigint, failed), total = coalesce(${total ?? null}::bigint, total),
           operation_id = coalesce(operation_id, nullif(current_setting('app.operation', true), '')),
           file_path = coalesce(${file?.path ?? null}, file_path), file_name = coalesce(${file?.name ?? null}, file_name),
           file_bytes = coalesce(${file?.bytes ?? null}::bigint, file_bytes),
           file_sha256 = coalesce(${file?.sha256 ?? null}, file_sha256),
           expires_at = case when ${Boolean(file)} then now() + make_interval(hours => ${fileHours}::integer) else expires_at end
     where id = ${id} and fence = ${fence} and status = 'running' and not cancel_requested`
  if (updated === 0) throw new JobEnded((await wasCancelled(db, id, fence)) ? 'cancelled' : 'lost')
}

async function wasCancelled(db: Scope['db'], id: string, fence: number) {
  const [job] = await db.$queryRaw<{ cancelled: boolean }[]>`
    select cancel_requested as cancelled from jobs where id = ${id} and fence = ${fence} and status = 'running'`
  return job?.cancelled ?? false
}

/** The last transaction of a job: the handler's last words, and the status. */
export async function endJob(
  scope: Scope,
  { id, fence }: Taken,
  job: Job,
  handler: AnyJobHandler | undefined,
  how: 'done' | 'failed' | 'cancelled',
  message: string | null = null,
): Promise<void> {
  await handler?.finish(scope, job, how)
  await scope.db.$executeRaw`
    update jobs set status = ${how}, error_message = ${message}, finished_at = now()
     where id = ${id} and fence = ${fence} and status = 'running'`
}
