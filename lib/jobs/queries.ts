import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import type { RecordTable } from '@/lib/changes/vocabulary'
import { noteAccess, type Scope } from '@/lib/db/scope'
import { startOf, toPage, type Page } from '@/lib/tables/page'
import type { Paging } from '@/lib/tables/paging'
import type { JobFilter } from './schema'
import { failedLatelyDays, type JobKind, type JobSelection, type JobStatus, type RowOutcomeName } from './vocabulary'

export type JobSummary = {
  id: string
  kind: JobKind
  name: string
  title: string
  status: JobStatus
  total: number | null
  done: number
  skipped: number
  failed: number
  requestedBy: string | null
  requestedByName: string | null
  createdAt: Date
  finishedAt: Date | null
}

const summary = Prisma.sql`
  j.id, j.kind, j.name, j.title, j.status, j.total::float8 as total, j.done::float8 as done, j.skipped::float8 as skipped,
  j.failed::float8 as failed, j.requested_by as "requestedBy", u.name as "requestedByName", j.created_at as "createdAt",
  j.finished_at as "finishedAt"`

/** One page of jobs, latest first: everybody's or one's own, of one status or of all. Drafts are their owner's. */
export async function listJobs(scope: Scope, { whose, status, ...paging }: JobFilter): Promise<Page<JobSummary>> {
  const start = startOf(paging)
  const direction = start.backwards ? Prisma.sql`asc` : Prisma.sql`desc`
  const conditions = [
    Prisma.sql`(j.status <> 'draft' or j.requested_by = ${scope.viewer.userId})`,
    ...(whose === 'mine' ? [Prisma.sql`j.requested_by = ${scope.viewer.userId}`] : []),
    ...(status ? [selectedBy(status)] : []),
    ...(start.from
      ? [
          Prisma.sql`(j.created_at, j.id) ${start.backwards ? Prisma.sql`>` : Prisma.sql`<`} (${String(start.from[0])}::timestamptz, ${String(start.from[1])})`,
        ]
      : []),
  ]
  const found = await scope.db.$queryRaw<(JobSummary & { cursor: string })[]>`
    select ${summary}, j.created_at::text as cursor
      from jobs j
      left join users u on u.id = j.requested_by
     where ${Prisma.join(conditions, ' and ')}
     order by j.created_at ${direction}, j.id ${direction}
     limit ${paging.size + 1}`
  return toPage(found, paging.size, start, ({ cursor, id }) => [cursor, id])
}

function selectedBy(selection: JobSelection): Prisma.Sql {
  if (selection === 'unfinished') return Prisma.sql`j.status in ('pending', 'running')`
  if (selection === 'failed-lately') return Prisma.sql`j.status = 'failed' and ${lately(Prisma.sql`j.finished_at`)}`
  return Prisma.sql`j.status = ${selection}`
}

const lately = (moment: Prisma.Sql) =>
  Prisma.sql`${moment} > now() - make_interval(days => ${failedLatelyDays}::integer)`

export type JobDetails = JobSummary & {
  params: Prisma.JsonValue
  reason: string | null
  operationId: string | null
  undoneBy: string | null
  cancelRequested: boolean
  cancelledByName: string | null
  errorMessage: string | null
  startedAt: Date | null
  heartbeatAt: Date | null
  fileName: string | null
  filePath: string | null
  fileBytes: number | null
  fileSha256: string | null
  expiresAt: Date | null
  version: number
}

/** One job; null when there is none, or when it is somebody else's draft. */
export async function getJob(scope: Scope, id: string): Promise<JobDetails | null> {
  const [job] = await scope.db.$queryRaw<JobDetails[]>`
    select ${summary}, j.params, j.reason, j.operation_id as "operationId", o.undone_by as "undoneBy",
           j.cancel_requested as "cancelRequested", c.name as "cancelledByName", j.error_message as "errorMessage",
           j.started_at as "startedAt", j.heartbeat_at as "heartbeatAt", j.file_name as "fileName",
           j.file_path as "filePath", j.file_bytes::float8 as "fileBytes", j.file_sha256 as "fileSha256",
           j.expires_at as "expiresAt", j.version
      from jobs j
      left join users u on u.id = j.requested_by
      left join users c on c.id = j.cancelled_by
      left join operations o on o.id = j.operation_id
     where j.id = ${id} and (j.status <> 'draft' or j.requested_by = ${scope.viewer.userId})`
  noteAccess(scope, { action: 'jobs.open', entity: 'jobs', entityId: id, outcome: job ? 'ok' : 'not-found' })
  return job ?? null
}

/** How far a job is. */
export type JobProgress = Pick<JobSummary, 'status' | 'total' | 'done' | 'skipped' | 'failed'>

export type JobRowView = {
  rowNumber: number
  recordId: string | null
  outcome: RowOutcomeName
  message: string | null
  data: Record<string, string> | null
}

const rowColumns = Prisma.sql`row_number::float8 as "rowNumber", record_id as "recordId", outcome, message, data`

/** One page of what became of the rows of a job, in their order. */
export async function listJobRows(
  scope: Scope,
  jobId: string,
  outcome: RowOutcomeName | undefined,
  paging: Paging,
): Promise<Page<JobRowView>> {
  const start = startOf(paging)
  const direction = start.backwards ? Prisma.sql`desc` : Prisma.sql`asc`
  const from = start.from
    ? Prisma.sql`and row_number ${start.backwards ? Prisma.sql`<` : Prisma.sql`>`} ${Number(start.from[0])}::bigint`
    : Prisma.empty
  const found = await scope.db.$queryRaw<JobRowView[]>`
    select ${rowColumns} from job_rows
     where job_id = ${jobId} ${outcome ? Prisma.sql`and outcome = ${outcome}` : Prisma.empty} ${from}
     order by row_number ${direction}
     limit ${paging.size + 1}`
  return toPage(found, paging.size, start, ({ rowNumber }) => [rowNumber])
}

/** Rows that were not done, after one of them, for the error file. */
export async function listProblemRows(
  { db }: Scope,
  jobId: string,
  after: number,
  limit: number,
): Promise<JobRowView[]> {
  return db.$queryRaw<JobRowView[]>`
    select ${rowColumns} from job_rows
     where job_id = ${jobId} and outcome in ('skipped', 'failed') and row_number > ${after}::bigint
     order by row_number
     limit ${limit}`
}

/** How often each reason was given for rows that were not done, most frequent first. */
export async function countReasons({ db }: Scope, jobId: string) {
  return db.$queryRaw<{ outcome: RowOutcomeName; message: string; count: number }[]>`
    select outcome, coalesce(message, '') as message, count(*)::integer as count
      from job_rows
     where job_id = ${jobId} and outcome in ('skipped', 'failed')
     group by 1, 2 order by 3 desc, 2 limit 20`
}

export type Batch = { number: number; before: number; ids: string[] }

/** A batch of the rows a job was asked to take, and how many rows come before it; null after the last. */
export async function getBatch({ db }: Scope, jobId: string, number: number): Promise<Batch | null> {
  const [batch] = await db.$queryRaw<Batch[]>`
    select number, ids,
           -- all batches but the last are of one size
           number * (select cardinality(f.ids) from job_batches f where f.job_id = ${jobId} and f.number = 0) as before
      from job_batches where job_id = ${jobId} and number = ${number}::integer`
  return batch ?? null
}

/** The first ids of a job's rows, in order. */
export async function listSelectedIds({ db }: Scope, jobId: string, limit: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select taken.id from job_batches b cross join lateral unnest(b.ids) with ordinality as taken (id, place)
     where b.job_id = ${jobId}
     order by b.number, taken.place limit ${limit}`
  return rows.map(({ id }) => id)
}

/** How many exports the viewer has asked for in the last hour, and when the first of them was. */
export async function countRecentExports({ db, viewer }: Scope): Promise<{ count: number; first: Date | null }> {
  const [found] = await db.$queryRaw<{ count: number; first: Date | null }[]>`
    select count(*)::integer as count, min(created_at) as first from jobs
     where kind = 'export' and requested_by = ${viewer.userId} and created_at > now() - interval '1 hour'`
  return found ?? { count: 0, first: null }
}

/** Jobs that failed in the last seven days, and those that wait or run, for the dashboard. */
export async function countJobs({ db }: Scope): Promise<{ failed: number; waiting: number }> {
  const [found] = await db.$queryRaw<{ failed: number; waiting: number }[]>`
    select (select count(*)::integer from jobs where status = 'failed' and ${lately(Prisma.sql`finished_at`)}) as failed,
           (select count(*)::integer from jobs where status in ('pending', 'running')) as waiting`
  return found ?? { failed: 0, waiting: 0 }
}

/** Living records among these, each with the reason it must stay, or 'none'. */
export async function livingIds(
  { db, viewer }: Scope,
  table: RecordTable,
  ids: string[],
): Promise<Map<string, string>> {
  const { from, id } = recordSources[table]
  const refusal =
    table === 'users'
      ? Prisma.sql`case when id = ${viewer.userId} then 'own-account' else 'none' end`
      : table === 'patient_timeline'
        ? Prisma.sql`case when related_id is not null then 'derived-entry' else 'none' end`
        : Prisma.sql`'none'`
  const rows = await db.$queryRaw<{ id: string; refusal: string }[]>`
    select ${id} as id, ${refusal} as refusal from ${from} where ${id} = any (${ids}) and deleted_at is null`
  return new Map(rows.map((row) => [row.id, row.refusal]))
}

const recordSources: Record<RecordTable, { from: Prisma.Sql; id: Prisma.Sql }> = {
  users: { from: Prisma.sql`users`, id: Prisma.sql`id` },
  doctors: { from: Prisma.sql`doctors`, id: Prisma.sql`doctor_id` },
  patients: { from: Prisma.sql`patients`, id: Prisma.sql`patient_id` },
  patient_medications: { from: Prisma.sql`patient_medications`, id: Prisma.sql`id` },
  doctor_patient_assignments: { from: Prisma.sql`doctor_patient_assignments`, id: Prisma.sql`id` },
  sessions: { from: Prisma.sql`sessions`, id: Prisma.sql`id` },
  consultations: { from: Prisma.sql`consultations`, id: Prisma.sql`id` },
  clinical_assessments: { from: Prisma.sql`clinical_assessments`, id: Prisma.sql`id` },
  mri_scans: { from: Prisma.sql`mri_scans`, id: Prisma.sql`id` },
  predictions: { from: Prisma.sql`predictions`, id: Prisma.sql`id` },
  prediction_reviews: { from: Prisma.sql`prediction_reviews`, id: Prisma.sql`id` },
  medical_reports: { from: Prisma.sql`medical_reports`, id: Prisma.sql`id` },
  report_status: { from: Prisma.sql`report_status`, id: Prisma.sql`id` },
  patient_timeline: { from: Prisma.sql`patient_timeline`, id: Prisma.sql`id` },
  knowledge_entries: { from: Prisma.sql`knowledge_entries`, id: Prisma.sql`id` },
  saved_views: { from: Prisma.sql`saved_views`, id: Prisma.sql`id` },
  csv_mappings: { from: Prisma.sql`csv_mappings`, id: Prisma.sql`id` },
}
