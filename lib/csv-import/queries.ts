import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import { noteAccess, type Scope } from '@/lib/db/scope'
import { clinicZone } from '@/lib/format/dates'
import type { JobStatus } from '@/lib/jobs/vocabulary'
import type { Plan } from './convert-row'
import type { Detected } from './sniff'
import { noCounts } from './vocabulary'
import type { CsvCounts, CsvEntity, CsvImportState, CsvOutcome, DuplicatePolicy, ReadingSettings } from './vocabulary'

const most = 100

/**
 * What became of it, of an import `i` and the operation `o` of its job: undoing that operation, or doing it again, wherever
 * somebody presses it, takes the import back or brings it back.
 */
const state = Prisma.sql`
  case when i.state in ('discarded', 'importing') or o.id is null then i.state
       when o.undone_by is null then 'imported'
       when i.state = 'imported' then 'taken-back'
       else i.state end`

export type CsvImportRow = {
  id: string
  entity: CsvEntity
  state: CsvImportState
  fileName: string
  fileBytes: number
  rowCount: number
  requestedAt: Date
  requestedByName: string | null
  checkCounts: CsvCounts | null
  importCounts: CsvCounts | null
}

/** Imports of CSV files, latest first; at most 100. One whose operation was undone anywhere is taken back. */
export async function listCsvImports({ db }: Scope): Promise<CsvImportRow[]> {
  return db.$queryRaw<CsvImportRow[]>`
    select i.id, i.entity, ${state} as state, i.file_name as "fileName", i.file_bytes::float8 as "fileBytes", i.row_count as "rowCount",
           i.requested_at as "requestedAt", u.name as "requestedByName", i.check_counts as "checkCounts",
           i.import_counts as "importCounts"
      from csv_imports i
      left join users u on u.id = i.requested_by
      left join jobs j on j.id = i.import_job_id
      left join operations o on o.id = j.operation_id
     order by i.requested_at desc, i.id desc
     limit ${most}`
}

export type CsvJobState = {
  id: string
  status: JobStatus
  done: number
  skipped: number
  failed: number
  total: number | null
  errorMessage: string | null
  operationId: string | null
  undoneBy: string | null
}

export type CsvImport = CsvImportRow & {
  version: number
  filePath: string | null
  fileSha256: string
  detected: Detected
  settings: ReadingSettings
  headers: string[]
  columns: (string | null)[] | null
  policy: DuplicatePolicy | null
  mappingSha256: string | null
  importedAt: Date | null
  fileRemovedAt: Date | null
  check: CsvJobState | null
  import: CsvJobState | null
}

/** One import with the jobs that tried it and carried it out; null when there is none. */
export async function getCsvImport(scope: Scope, id: string): Promise<CsvImport | null> {
  const [found] = await scope.db.$queryRaw<CsvImport[]>`
    select i.id, i.entity, ${state} as state, i.file_name as "fileName", i.file_bytes::float8 as "fileBytes", i.row_count as "rowCount",
           i.requested_at as "requestedAt", u.name as "requestedByName", i.check_counts as "checkCounts",
           i.import_counts as "importCounts", i.version, i.file_path as "filePath", i.file_sha256 as "fileSha256",
           i.detected, i.settings, i.headers, i.columns, i.policy, i.mapping_sha256 as "mappingSha256",
           i.imported_at as "importedAt", i.file_removed_at as "fileRemovedAt",
           case when c.id is not null then jsonb_build_object(
             'id', c.id, 'status', c.status, 'done', c.done, 'skipped', c.skipped, 'failed', c.failed, 'total', c.total,
             'errorMessage', c.error_message, 'operationId', null, 'undoneBy', null) end as check,
           case when j.id is not null then jsonb_build_object(
             'id', j.id, 'status', j.status, 'done', j.done, 'skipped', j.skipped, 'failed', j.failed, 'total', j.total,
             'errorMessage', j.error_message, 'operationId', j.operation_id, 'undoneBy', o.undone_by) end as import
      from csv_imports i
      left join users u on u.id = i.requested_by
      left join jobs c on c.id = i.check_job_id
      left join jobs j on j.id = i.import_job_id
      left join operations o on o.id = j.operation_id
     where i.id = ${id}`
  noteAccess(scope, {
    action: 'csv-imports.open',
    entity: 'csv_imports',
    entityId: id,
    outcome: found ? 'ok' : 'not-found',
  })
  return found ?? null
}

/** How a job of this import reads its rows; null when it has no file or no columns any more. */
export async function getJobPlan(
  { db }: Scope,
  id: string,
): Promise<{ plan: Plan; policy: DuplicatePolicy; filePath: string; rowCount: number } | null> {
  const [found] = await db.$queryRaw<
    {
      entity: CsvEntity
      settings: ReadingSettings
      headers: string[]
      columns: (string | null)[] | null
      policy: DuplicatePolicy | null
      filePath: string | null
      rowCount: number
    }[]
  >`
    select entity, settings, headers, columns, policy, file_path as "filePath", row_count as "rowCount"
      from csv_imports
     where id = ${id} and state <> 'discarded'`
  if (!found?.columns || !found.policy || !found.filePath) return null
  const { entity, settings, headers, columns, policy, filePath, rowCount } = found
  return {
    plan: { entity, settings, headers, columns, timeZone: clinicZone() },
    policy,
    filePath,
    rowCount,
  }
}

/** The rows between two positions that a job has brought in, and whether it created them. */
export async function listDoneRows({ db }: Scope, jobId: string, after: number, last: number) {
  return db.$queryRaw<{ rowNumber: number; isNew: boolean }[]>`
    select row_number::integer as "rowNumber", data ->> '' = 'create' as "isNew"
      from job_rows
     where job_id = ${jobId} and outcome = 'done' and row_number > ${after}::integer and row_number <= ${last}::integer`
}

export type ShownRow = {
  rowNumber: number
  recordId: string | null
  message: string | null
  data: Record<string, string>
}

/** The first rows of one outcome, with their values. */
export async function listOutcomeRows(scope: Scope, jobId: string, outcome: CsvOutcome): Promise<ShownRow[]> {
  noteAccess(scope, { action: 'csv-imports.rows', entity: 'csv_imports', entityId: jobId })
  return scope.db.$queryRaw<ShownRow[]>`
    select row_number::integer as "rowNumber", record_id as "recordId", message, data
      from job_rows
     where job_id = ${jobId} and data ->> '' = ${outcome}
       and outcome = case ${outcome} when 'skip' then 'skipped' when 'error' then 'failed' else 'done' end
     order by row_number
     limit ${most}`
}

/** Why rows were left out, for the file that is given back: in order, so many at a time. */
export async function listReasons(scope: Scope, jobId: string, after: number, count: number) {
  return scope.db.$queryRaw<{ rowNumber: number; message: string | null }[]>`
    select row_number::integer as "rowNumber", message
      from job_rows
     where job_id = ${jobId} and outcome = 'failed' and row_number > ${after}::integer
     order by row_number
     limit ${count}::integer`
}

export async function countOutcomes({ db }: Scope, jobId: string): Promise<CsvCounts> {
  const found = await db.$queryRaw<{ outcome: CsvOutcome; count: number }[]>`
    select data ->> '' as outcome, count(*)::integer as count from job_rows where job_id = ${jobId} group by 1`
  return { ...noCounts, ...Object.fromEntries(found.map(({ outcome, count }) => [outcome, count])) }
}

/** What somebody chose before for files with these headers. */
export async function getMapping({ db }: Scope, entity: CsvEntity, signature: string) {
  const [found] = await db.$queryRaw<{ id: string; columns: (string | null)[]; policy: DuplicatePolicy }[]>`
    select id, columns, policy
      from csv_mappings
     where entity = ${entity} and header_signature = ${signature} and deleted_at is null`
  return found ?? null
}

/** The import that brought in this file with these columns, while its effect stands. */
export async function getEarlierImport({ db }: Scope, { id, entity, fileSha256, mappingSha256 }: EarlierOf) {
  if (!mappingSha256) return null
  const [found] = await db.$queryRaw<{ id: string; importedAt: Date | null }[]>`
    select i.id, i.imported_at as "importedAt"
      from csv_imports i
      left join jobs j on j.id = i.import_job_id
      left join operations o on o.id = j.operation_id
     where i.id <> ${id} and i.entity = ${entity} and i.file_sha256 = ${fileSha256} and i.mapping_sha256 = ${mappingSha256}
       and ${state} in ('importing', 'imported')
     order by i.requested_at desc
     limit 1`
  return found ?? null
}
type EarlierOf = Pick<CsvImport, 'id' | 'entity' | 'fileSha256' | 'mappingSha256'>
