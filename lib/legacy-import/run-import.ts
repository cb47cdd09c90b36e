import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { LegacyFileError } from './legacy-error'
import { writeBackup } from './backup'
import { takeCensus } from './census'
import { readLayout, type PresentTable } from './layout'
import { ProgressReporter, type ImportProgress } from './progress'
import { readableReport, type ImportReport } from './report'
import { closeInterruptedRuns, createRun, failRun, findCompletedRun, findInterruptedRun, getRun, sha256OfFile, takeImportLock, type RunRow } from './runs'
import { copyLegacyFile, inspectFile, LegacyDatabase } from './sqlite-file'
import { stageTable } from './stage'
import { writeProblems } from './write-problems'
import { beginWriting, finishWriting, writeTable } from './write-rows'

export type ImportOptions = {
  settings: pg.ClientConfig
  /** Where backups and the copies of legacy files are kept. */
  data: string
  maxBytes: number
  file: string
  fileName?: string
  dryRun: boolean
  resume: boolean
  /** IANA name of the zone in which the old program wrote local times. */
  timeZone: string
  /** A run that was written down before, from the browser. */
  run?: number
  onProgress?: (progress: ImportProgress) => void
}

type Job = ImportOptions & { control: pg.Client; stager: pg.Client; worker: pg.Client; fileFacts: { name: string; bytes: number; sha256: string } }

/**
 * Imports a legacy file: looks it over, backs the database up, stages, writes, derives, verifies, and switches in one
 * transaction. An interruption at any moment leaves the database as it was; the same file twice changes nothing.
 * Throws LegacyFileError for a file that cannot be imported and AppError('import-running') while another import runs.
 */
export async function importLegacyFile(options: ImportOptions): Promise<ImportReport> {
  const [control, stager, worker] = [1, 2, 3].map(() => new pg.Client({ ...options.settings, application_name: 'substantia-import' })) as [pg.Client, pg.Client, pg.Client]
  await Promise.all([control.connect(), stager.connect(), worker.connect()])
  try {
    const { bytes } = inspectFile(options.file, options.maxBytes)
    await takeImportLock(control)
    const sha256 = await sha256OfFile(options.file)
    const earlier = await findCompletedRun(control, sha256)
    if (earlier?.report && !options.dryRun) return await repeat(control, options, earlier.report)
    const job = { ...options, control, stager, worker, fileFacts: { name: options.fileName ?? path.basename(options.file), bytes, sha256 } }
    return await start(job)
  } finally {
    await Promise.allSettled([control.end(), stager.end(), worker.end()])
  }
}

/** The file is in already. A run that was asked for in the browser still needs its end. */
async function repeat(control: pg.Client, { run }: ImportOptions, report: ImportReport): Promise<ImportReport> {
  const again: ImportReport = { ...report, alreadyImported: true }
  if (run) await control.query("update import_runs set status = 'discarded', finished_at = now(), report = $2 where id = $1", [run, JSON.stringify(again)])
  return again
}

async function start(job: Job): Promise<ImportReport> {
  const { control, fileFacts, dryRun, timeZone } = job
  const interrupted = job.resume ? await findInterruptedRun(control, fileFacts.sha256) : null
  if (job.resume && !interrupted && !job.run) throw new LegacyFileError('There is no interrupted import of this file to continue. Import it without --resume.')
  const run = interrupted?.id ?? job.run ?? (await createRun(control, fileFacts, { dryRun, timeZone }))
  await closeInterruptedRuns(control, run)
  await control.query("update import_runs set status = 'running', dry_run = $2, started_at = coalesce(started_at, now()), error_message = null where id = $1", [run, dryRun])
  const row = await getRun(control, run)
  const progress = new ProgressReporter(control, run, job.onProgress ?? (() => {}))
  try {
    return await work(job, run, row, progress)
  } catch (error) {
    await progress.stop()
    await failRun(control, run, error instanceof LegacyFileError ? error.message : 'The import failed, and nothing of it was kept. The log of the import says why.').catch(() => {})
    throw error
  }
}

async function work(job: Job, run: number, row: RunRow | null, progress: ProgressReporter): Promise<ImportReport> {
  const started = performance.now()
  const folder = path.join(job.data, 'imports', String(run))
  const copy = path.join(folder, 'legacy.db')
  progress.at('checking')
  copyLegacyFile(job.file, copy, job.maxBytes)
  const database = new LegacyDatabase(copy, job.fileFacts.name)
  try {
    database.check()
    const { layout, tables, ignored } = readLayout(database)
    const census = takeCensus(database, tables)
    await job.control.query('update import_runs set layout = $2, census = $3, file_path = $4 where id = $1', [run, layout, JSON.stringify(census), copy])
    const backup = job.dryRun ? null : await ensureBackup(job, run, row, progress)
    const total = census.reduce((sum, { rows }) => sum + rows, 0)
    const parts = { run, layout, backup, started, total, notices: noticesOf(ignored, census) }
    return await switchOver(job, parts, { database, tables, staged: row?.staged ?? {} }, progress, folder)
  } finally {
    database.close()
  }
}

async function ensureBackup({ worker, control, data }: Job, run: number, row: RunRow | null, progress: ProgressReporter): Promise<string> {
  if (row?.backup_path && fs.existsSync(path.join(row.backup_path, 'manifest.json'))) return row.backup_path
  const stamp = new Date().toISOString().replaceAll(':', '-').replace(/\..*/, 'Z')
  const folder = path.join(data, 'backups', `${stamp}-before-import-${run}`)
  const { sha256 } = await writeBackup(worker, folder, (table) => progress.at('backup', table))
  await control.query('update import_runs set backup_path = $2, backup_sha256 = $3 where id = $1', [run, folder, sha256])
  return folder
}

type Source = { database: LegacyDatabase; tables: PresentTable[]; staged: Record<string, number> }

/**
 * Stages table after table on one connection while another writes those that are staged: two processors, and most of
 * the reading is hidden behind the writing. Staged rows of an interrupted run are used again where they are still whole.
 */
async function stageAndWrite({ stager, worker, control, timeZone }: Job, { run, total }: Parts, source: Source, progress: ProgressReporter): Promise<void> {
  const context = { timeZone, startedAt: `${new Date().toISOString().slice(0, 19).replace('T', ' ')}Z` }
  const staged: Record<string, number> = (await isStaged(stager, source.staged)) ? source.staged : {}
  if (Object.keys(staged).length === 0) await stager.query('select staging.clear()')
  const sum = (counts: Record<string, number>) => Object.values(counts).reduce((all, count) => all + count, 0)
  const written: Record<string, number> = {}
  let writing: Promise<void> = Promise.resolve()
  const write = (name: string) => {
    writing = writing.then(async () => {
      await writeTable(worker, run, name, staged[name] ?? 0)
      written[name] = staged[name] ?? 0
      progress.at('writing', name, sum(staged) + sum(written), 2 * total)
    })
    writing.catch(() => {}) // it is awaited below
  }
  try {
    for (const table of source.tables) {
      staged[table.name] ??= await stageTable(stager, source.database, table, context, (rows) => progress.at('staging', table.name, sum(staged) + rows + sum(written), 2 * total))
      await stager.query(`analyze staging.${table.name}`)
      await control.query('update import_runs set staged = $2 where id = $1', [run, JSON.stringify(staged)])
      // accounts and doctors complete each other, so the first waits for the second
      if (table.name === 'doctors') write('users')
      if (table.name !== 'users' || !source.tables.some(({ name }) => name === 'doctors')) write(table.name)
    }
  } finally {
    await writing
  }
}

/** Unlogged tables come back empty after a crash of the database, and whole after one of the import. */
async function isStaged(client: pg.Client, staged: Record<string, number>) {
  for (const [table, count] of Object.entries(staged)) {
    const { rows: [found] } = await client.query<{ count: number }>(`select count(*)::integer as count from staging.${table}`)
    if (found?.count !== count) return false
  }
  return true
}

type Parts = Pick<ImportReport, 'run' | 'layout' | 'backup' | 'notices'> & { started: number; total: number }

/** The one transaction that makes the import real, together with its report; a dry run takes it back. */
async function switchOver(job: Job, parts: Parts, source: Source, progress: ProgressReporter, folder: string): Promise<ImportReport> {
  const { worker, control, dryRun, timeZone, fileFacts } = job
  const { started, total: _total, ...facts } = parts
  await worker.query('begin')
  try {
    await beginWriting(worker)
    await stageAndWrite(job, parts, source, progress)
    const proven = await finishWriting(worker, parts.run, source.tables, progress)
    await writeProblems(worker, parts.run, source.database, source.tables)
    await progress.stop()
    const seconds = Math.round((performance.now() - started) / 10) / 100
    const report: ImportReport = { ...facts, dryRun, ...proven, seconds, phases: progress.spent(), file: { ...fileFacts, timeZone } }
    const end = "update import_runs set status = $2, finished_at = now(), report = $3, phase = 'done', progress = null where id = $1"
    if (dryRun) await worker.query('rollback')
    await (dryRun ? control : worker).query(end, [parts.run, dryRun ? 'checked' : 'completed', JSON.stringify(report)])
    if (!dryRun) await commit(worker, parts.run)
    keepReport(folder, report)
    return report
  } catch (error) {
    await worker.query('rollback').catch(() => {})
    throw error
  }
}

async function commit(worker: pg.Client, run: number) {
  await worker.query(`insert into audit_events (actor_role, action, entity, entity_id, fields)
    select 'database:' || session_user, 'import', 'import_runs', $1, array['all tables']`, [String(run)])
  await worker.query('commit')
  await worker.query('select staging.clear()')
  await worker.query('analyze')
  await worker.query('select app.refresh_system_statistics()')
}

function keepReport(folder: string, report: ImportReport) {
  fs.writeFileSync(path.join(folder, 'report.json'), JSON.stringify(report, null, 2), { mode: 0o600 })
  fs.writeFileSync(path.join(folder, 'report.txt'), `${readableReport(report)}\n`, { mode: 0o600 })
}

function noticesOf(ignored: string[], census: ReturnType<typeof takeCensus>): string[] {
  const unknown = census.filter(({ unknownColumns }) => unknownColumns.length > 0)
  return [
    ...(ignored.length > 0 ? [`Not part of the old system, so not imported: ${ignored.slice(0, 20).join(', ')}.`] : []),
    ...unknown.map(({ table, unknownColumns }) => `Columns of ${table} that Substantia does not know are kept with each record: ${unknownColumns.slice(0, 20).join(', ')}.`),
  ]
}
