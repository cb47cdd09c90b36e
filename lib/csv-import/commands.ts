import 'server-only'
import { createHash } from 'node:crypto'
import type { Scope } from '@/lib/db/scope'
import { AppError } from '@/lib/errors/app-error'
import { CsvError } from './csv-error'
import { checkColumns, checkPolicy, rememberMapping } from './mapping-commands'
import { getCsvImport, getEarlierImport, type CsvImport } from './queries'
import type { MappingInput, ReadingInput } from './schema'
import { countRows, preview } from './sniff'
import type { ReceivedFile } from './upload'
import { csvEntityNouns, type CsvEntity, type ReadingSettings } from './vocabulary'

/** Writes down a file that was received. */
export async function createCsvImport(
  { db, viewer }: Scope,
  entity: CsvEntity,
  { fileName, filePath, bytes, sha256, detected, headers, rowCount }: ReceivedFile,
): Promise<string> {
  const [created] = await db.$queryRaw<{ id: string }[]>`
    insert into csv_imports (entity, file_name, file_path, file_bytes, file_sha256, row_count, detected, settings, headers, requested_by)
    values (${entity}, ${fileName}, ${filePath}, ${bytes}::bigint, ${sha256}, ${rowCount}::integer,
            ${JSON.stringify(detected)}::jsonb, ${JSON.stringify(detected.settings)}::jsonb,
            ${JSON.stringify(headers)}::jsonb, ${viewer.userId})
    returning id`
  return created?.id ?? ''
}

/** Reads the file as somebody says. Other columns than before, or another order of dates: it must be tried again. */
export async function setReading(
  scope: Scope,
  { id, version, header, stay, ...reading }: ReadingInput,
): Promise<{ id: string; isStaying: boolean }> {
  const { filePath, headers } = await requireOpen(scope, id)
  const settings: ReadingSettings = { ...reading, hasHeader: header === 'yes' }
  const shown = await preview(filePath, settings, 1)
  const rowCount = shown.problem ? 0 : await counted(filePath, settings)
  if (shown.problem) throw new AppError('not-a-csv-file', { message: shown.problem })
  if (rowCount === 0)
    throw new AppError('not-a-csv-file', {
      field: 'header',
      message: 'Read like this, the file has no rows below its header.',
    })
  const isSame = JSON.stringify(shown.headers) === JSON.stringify(headers)
  const count = await scope.db.$executeRaw`
    update csv_imports
       set settings = ${JSON.stringify(settings)}::jsonb, headers = ${JSON.stringify(shown.headers)}::jsonb,
           row_count = ${rowCount}::integer, check_job_id = null, check_counts = null,
           columns = case when ${isSame} then columns end, policy = case when ${isSame} then policy end,
           mapping_sha256 = case when ${isSame} then mapping_sha256 end, state = 'uploaded'
     where id = ${id} and version = ${version} and file_path is not null`
  if (count === 0) throw new AppError('changed-meanwhile')
  return { id, isStaying: Boolean(stay) }
}

async function counted(filePath: string, settings: ReadingSettings) {
  try {
    return await countRows(filePath, settings)
  } catch (error) {
    if (error instanceof CsvError) throw new AppError('not-a-csv-file', { message: error.message })
    throw error
  }
}

/** Says which column is what, and remembers it for the next file with these headers. */
export async function setMapping(scope: Scope, { id, version, columns, policy }: MappingInput): Promise<string> {
  const { entity, headers, settings } = await requireOpen(scope, id)
  if (!settings.dateOrder)
    throw new AppError('value-not-allowed', { message: 'First say in which order the dates of the file stand.' })
  checkPolicy(entity, policy)
  const chosen = headers.map((_, at) => columns[at] || null)
  checkColumns(entity, headers, chosen)
  const json = JSON.stringify(chosen)
  const mapping = createHash('sha256')
    .update(JSON.stringify([entity, chosen]))
    .digest('hex')
  const remembered = settings.hasHeader
    ? await rememberMapping(scope, { entity, headers, json, settings, policy })
    : null
  const count = await scope.db.$executeRaw`
    update csv_imports
       set columns = ${json}::jsonb, policy = ${policy}, mapping_sha256 = ${mapping}, mapping_id = ${remembered},
           check_job_id = null, check_counts = null, state = 'uploaded'
     where id = ${id} and version = ${version} and file_path is not null`
  if (count === 0) throw new AppError('changed-meanwhile')
  return id
}

/** What the page of the columns does: says them, and has the file tried dry at once. */
export async function mapAndCheck(scope: Scope, input: MappingInput): Promise<string> {
  await setMapping(scope, input)
  return startCheck(scope, { id: input.id, version: input.version + 1 })
}

type Asked = { id: string; version: number }

/** Lets the worker try the whole file dry. */
export async function startCheck(scope: Scope, { id, version }: Asked): Promise<string> {
  const found = await requireOpen(scope, id)
  if (!found.columns) throw new AppError('not-now', { message: 'First say which column is what.' })
  const job = await queue(scope, found, true)
  const count = await scope.db.$executeRaw`
    update csv_imports set check_job_id = ${job}, check_counts = null, state = 'uploaded'
     where id = ${id} and version = ${version}`
  if (count === 0) throw new AppError('changed-meanwhile')
  return id
}

/** Lets the worker import a file that was tried dry. The same file with the same columns comes in once. */
export async function startCsvImport(scope: Scope, { id, version }: Asked): Promise<string> {
  const found = await requireOpen(scope, id)
  const counts = found.checkCounts
  if (!counts) throw new AppError('not-now', { message: 'First try it dry, so that you know what it will do.' })
  if (counts.create + counts.update === 0)
    throw new AppError('not-now', {
      message: 'No row of this file would be imported. Mend the file and send it again.',
    })
  await settleTakenBack(scope, found)
  const earlier = await getEarlierImport(scope, found)
  if (earlier) throw new AppError('already-imported')
  const job = await queue(scope, found, false)
  const count = await scope.db.$executeRaw`
    update csv_imports set import_job_id = ${job}, import_counts = null, state = 'importing', imported_at = null
     where id = ${id} and version = ${version}`
  if (count === 0) throw new AppError('changed-meanwhile')
  return id
}

/** Imports that were undone as an operation, wherever that was pressed, make room for the same file. */
async function settleTakenBack({ db }: Scope, { id, entity, fileSha256, mappingSha256 }: CsvImport) {
  await db.$executeRaw`
    update csv_imports i
       set state = 'taken-back'
      from jobs j, operations o
     where i.entity = ${entity} and i.file_sha256 = ${fileSha256} and i.mapping_sha256 = ${mappingSha256} and i.id <> ${id}
       and i.state = 'imported' and j.id = i.import_job_id and o.id = j.operation_id and o.undone_by is not null`
}

async function queue({ db, viewer }: Scope, found: CsvImport, isDryRun: boolean): Promise<string> {
  const { many } = csvEntityNouns[found.entity]
  const title = isDryRun ? `Dry run of a file of ${many}` : `Import of a file of ${many}`
  const [job] = await db.$queryRaw<{ id: string }[]>`
    insert into jobs (kind, name, title, params, total, requested_by, login_session_id)
    values ('csv-import', ${isDryRun ? 'csv-imports.check' : 'csv-imports.import'}, ${title},
            ${JSON.stringify({ importId: found.id, dryRun: isDryRun })}::jsonb, ${found.rowCount}::bigint,
            ${viewer.userId}, ${viewer.loginSessionId})
    returning id`
  return job?.id ?? ''
}

/** Puts a file aside; the worker removes it from the data folder. */
export async function discardCsvImport(scope: Scope, { id, version }: Asked): Promise<void> {
  await requireOpen(scope, id)
  const count = await scope.db.$executeRaw`
    update csv_imports set state = 'discarded' where id = ${id} and version = ${version} and state in ('uploaded', 'taken-back')`
  if (count === 0) throw new AppError('changed-meanwhile')
}

/** An import that can still be changed: its file is here, and it is not in the records. */
async function requireOpen(scope: Scope, id: string): Promise<CsvImport & { filePath: string }> {
  const found = await getCsvImport(scope, id)
  if (!found || found.state === 'discarded') throw new AppError('not-found')
  const { filePath } = found
  if (!filePath) throw new AppError('not-now', { message: 'The file is no longer kept. Send it again.' })
  if (found.state === 'importing' || found.state === 'imported')
    throw new AppError('not-now', { message: 'This file has been imported. Take that back first.' })
  return { ...found, filePath }
}

const mostAtOnce = 500

/** Takes an import back: at once when it is small, else in the background. Says which. */
export async function takeBackCsvImport(
  scope: Scope,
  { id, version }: Asked,
): Promise<{ id: string; isQueued: boolean }> {
  const found = await getCsvImport(scope, id)
  const operation = found?.import?.operationId
  if (!found || found.version !== version) throw new AppError('changed-meanwhile')
  if (found.state !== 'imported' || !operation)
    throw new AppError('not-now', { message: 'There is nothing of this import to take back.' })
  const { create, update } = found.importCounts ?? { create: 0, update: 0 }
  if (create + update > mostAtOnce) {
    const title = `Import of ${create + update} ${csvEntityNouns[found.entity].many} taken back`
    await scope.db.$queryRaw`select app.queue_undo(${operation}, ${title}, false) as id`
    return { id, isQueued: true }
  }
  const [undone] = await scope.db.$queryRaw<{ result: { done: boolean; conflicts: unknown[] } }[]>`
    select app.undo_operation(${operation}, false) as result`
  if (!undone?.result.done) {
    const left = undone?.result.conflicts.length ?? 0
    throw new AppError('not-now', {
      message: `${left === 1 ? 'One record has' : `${left} records have`} been changed or used since, so nothing was taken back. The audit page shows the import as one operation: there the others can be taken back.`,
    })
  }
  await scope.db.$executeRaw`update csv_imports set state = 'taken-back' where id = ${id} and state = 'imported'`
  return { id, isQueued: false }
}
