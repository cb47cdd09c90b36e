import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import type { Scope } from '@/lib/db/scope'
import { AppError } from '@/lib/errors/app-error'
import { formatCount } from '@/lib/format/numbers'
import { orderBy } from '@/lib/lists/keyset'
import type { List } from '@/lib/lists/list'
import { listQuery } from '@/lib/lists/list-sql'
import { findList } from '@/lib/lists/registry'
import { readState } from '@/lib/lists/resolve-state'
import type { ListState } from '@/lib/lists/state'
import type { BulkFields } from './bulk'
import { findBulkAction } from './bulk-registry'
import type { BulkParams } from './params'
import { listSelectedIds } from './queries'
import type { Selection } from './selection'
import { mostBulkRows, type JobKind, type JobStatus } from './vocabulary'

export type NewJob = {
  kind: JobKind
  name: string
  title: string
  params: object
  status: Extract<JobStatus, 'draft' | 'pending' | 'done'>
  total?: number
  reason?: string | null
}

/** Writes a job down in the viewer's name; unless it is a draft the worker takes it next. Returns its id. */
export async function createJob({ db, viewer }: Scope, job: NewJob): Promise<string> {
  const done = job.status === 'done'
  const [created] = await db.$queryRaw<{ id: string }[]>`
    insert into jobs (kind, name, title, params, status, total, done, reason, requested_by, login_session_id, started_at, finished_at)
    values (${job.kind}, ${job.name}, ${job.title}, ${JSON.stringify(job.params)}::jsonb, ${job.status},
            ${job.total ?? null}::bigint, ${done ? (job.total ?? 0) : 0}::bigint, ${job.reason ?? null}, ${viewer.userId},
            ${viewer.loginSessionId}, case when ${done} then now() end, case when ${done} then now() end)
    returning id`
  if (!created) throw new AppError('busy')
  return created.id
}

/** Rows to a transaction: small enough to be quick to take back, large enough to be few. */
const bulkBatchRows = 300

/**
 * Keeps which rows a job takes, as they match and stand in order now: what was looked at is what is done, however the
 * list changes meanwhile. Returns how many; at most `most` and one.
 */
export async function keepSelection(
  scope: Scope,
  jobId: string,
  list: List,
  selection: { ids: string[] } | { state: ListState },
  { most, batchRows = bulkBatchRows }: { most: number; batchRows?: number },
): Promise<number> {
  const rows = 'ids' in selection ? idRows(list, selection.ids) : matchingRows(scope, list, selection.state)
  const [kept] = await scope.db.$queryRaw<{ total: number }[]>`
    with chosen as (select * from (${rows}) matching order by place limit ${most + 1}),
         kept as (
           insert into job_batches (job_id, number, ids)
           select ${jobId}, ((place - 1) / ${batchRows}::integer)::integer, array_agg(id order by place)
             from chosen group by 2
           returning cardinality(ids) as size)
    select coalesce(sum(size), 0)::integer as total from kept`
  return kept?.total ?? 0
}

function matchingRows(scope: Scope, list: List, state: ListState) {
  const query = listQuery(scope, list, state)
  return Prisma.sql`
    ${query.with}
    select ${query.id}::text as id, row_number() over (order by ${orderBy(query.order, false)}) as place
      from ${query.source} where ${query.where}`
}

/** These rows, in the order they were chosen; also those that are gone meanwhile, so that it can be said. */
function idRows(_list: List, ids: string[]) {
  return Prisma.sql`select id, place from unnest(${ids}::text[]) with ordinality as chosen (id, place)`
}

/** Prepares a bulk action to be looked at: nothing happens to a row before it is confirmed. Returns the job's id. */
export async function prepareBulk(
  scope: Scope,
  { action: name, selection, fields }: { action: string; selection: Selection; fields: BulkFields },
): Promise<string> {
  const action = findBulkAction(name)
  const list = action && findList(action.list)
  if (!action || !list) throw new AppError('not-found', { message: 'There is no such bulk action.' })
  const chosen = 'ids' in selection ? { ids: selection.ids } : { state: await readState(scope, list, selection.all) }
  const params: BulkParams = {
    list: list.name,
    fields,
    selection: 'ids' in chosen ? 'The rows that were chosen' : 'All rows that matched the list',
  }
  const jobId = await createJob(scope, { kind: 'bulk', name, title: action.label, params, status: 'draft' })
  const total = await keepSelection(scope, jobId, list, chosen, { most: mostBulkRows })
  if (total === 0)
    throw new AppError('not-found', { message: `No ${list.noun.many} match any more. Go back to the list.` })
  if (total > mostBulkRows) {
    throw new AppError('value-not-allowed', {
      message: `More than ${formatCount(mostBulkRows)} ${list.noun.many} match. Filter the list further, and do it in parts.`,
    })
  }
  const [example] = await listSelectedIds(scope, jobId, 1)
  if (example) await action.classify(scope, [example], fields) // refuses what is wrong for every row, at its field
  const title = `${action.label}: ${formatCount(total)} ${total === 1 ? list.noun.one : list.noun.many}`
  await scope.db.$executeRaw`update jobs set total = ${total}::bigint, title = ${title} where id = ${jobId}`
  return jobId
}

/** Confirms a job that was prepared. */
export async function startJob(
  { db, viewer }: Scope,
  { id, version, reason }: { id: string; version: number; reason: string },
): Promise<string> {
  const count = await db.$executeRaw`
    update jobs set status = 'pending', reason = ${reason}
     where id = ${id} and version = ${version} and status = 'draft' and requested_by = ${viewer.userId}`
  if (count === 0)
    throw new AppError('changed-meanwhile', {
      message: 'This was confirmed or discarded already. Load the page again.',
    })
  return id
}

/** Stops a job of anybody's: at once when it waits, after the rows it is at when it runs. */
export async function cancelJob({ db }: Scope, { id }: { id: string }): Promise<void> {
  const [row] = await db.$queryRaw<{ cancelled: boolean }[]>`select app.cancel_job(${id}) as cancelled`
  if (!row?.cancelled)
    throw new AppError('changed-meanwhile', { message: 'This job has ended already; there was nothing to cancel.' })
}

/** Lets the worker go on with one's own failed job where it stopped. */
export async function retryJob({ db }: Scope, { id, version }: { id: string; version: number }): Promise<void> {
  const count = await db.$executeRaw`
    update jobs set status = 'pending', error_message = null, finished_at = null
     where id = ${id} and version = ${version} and status = 'failed'`
  if (count === 0) throw new AppError('changed-meanwhile')
}
