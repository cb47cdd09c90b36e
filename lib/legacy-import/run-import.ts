import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { AppError } from '@/lib/errors/app-error'
import { LegacyFileError } from './legacy-error'
import { writeBackup } from './backup'
import { takeCensus } from './census'
import { inWords } from './database-error'
import { readLayout } from './layout'
import { ProgressReporter, type ImportProgress } from './progress'
import { readableReport, type ImportReport } from './report'
import {
  closeInterruptedRuns,
  createRun,
  failRun,
  findCompletedRun,
  findInterruptedRun,
  getRun,
  sha256OfFile,
  takeImportLock,
  type RunRow,
} from './runs'
import { copyLegacyFile, inspectFile, LegacyDatabase } from './sqlite-file'
import { stageAndWrite, type Source } from './stage-and-write'
import { writeProblems } from './write-problems'
import { beginWriting, finishWriting, leaveReferencesForLater } from './write-rows'

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
  /** From how many rows on the foreign keys are proven together at the end. */
  manyRows?: number
}

const manyRows = 20_000

type Job = ImportOptions & {
  manyRows: number
  control: pg.Client
  stager: pg.Client
  worker: pg.Client
  fileFacts: { name: string; bytes: number; sha256: string }
}

/**
 * Imports a legacy file: looks it over, backs the database up, stages, writes, derives, verifies, and switches in one
 * transaction. An interruption at any moment leaves the database as it was; the same file twice changes nothing.
 * Throws LegacyFileError for a file that cannot be imported and AppError('import-running') while another import runs.
 */
export async function importLegacyFile(options: ImportOptions): Promise<ImportReport> {
  const [control, stager, worker] = [newClient(options), newClient(options), newClient(options)]
  try {
    await Promise.all([control.connect(), stager.connect(), worker.connect()])
    const { bytes } = inspectFile(options.file, options.maxBytes)
    await takeImportLock(control)
    const sha256 = await sha256OfFile(options.file)
    const earlier = await findCompletedRun(control, sha256)
    if (earlier?.report && !options.dryRun) return await repeat(control, options, earlier.report)
    const job = {
      manyRows,
      ...options,
      control,
      stager,
      worker,
      fileFacts: { name: options.fileName ?? path.basename(options.file), bytes, sha256 },
    }
    return await start(job)
  } catch (error) {
    const known = inWords(error)
    // a run that cannot even begin would be begun again and again; one that has to wait may be
    if (options.run && !(known instanceof AppError))
      await failRun(control, options.run, sentenceOf(known)).catch(() => {})
    throw known
  } finally {
    await Promise.allSettled([control.end(), stager.end(), worker.end()])
  }
}

function newClient({ settings }: ImportOptions) {
  const client = new pg.Client({ ...settings, application_name: 'substantia-import' })
  client.on('error', () => {}) // a lost connection is told by the next query; unheard, it would end the process
  return client
}

/** The file is in already. A run that was asked for in the browser still needs its end. */
async function repeat(control: pg.Client, { run }: ImportOptions, report: ImportReport): Promise<ImportReport> {
  const again: ImportReport = { ...report, alreadyImported: true }
  if (run)
    await control.query("update import_runs set status = 'discarded', finished_at = now(), report = $2 where id = $1", [
      run,
      JSON.stringify(again),
    ])
  return again
}

async function start(job: Job): Promise<ImportReport> {
  const { control, fileFacts, dryRun, timeZone } = job
  const interrupted = job.resume ? await findInterruptedRun(control, fileFacts.sha256) : null
  if (job.resume && !interrupted && !job.run)
    throw new LegacyFileError('There is no interrupted import of this file to continue. Import it without --resume.')
  const run = interrupted?.id ?? job.run ?? (await createRun(control, fileFacts, { dryRun, timeZone }))
  await closeInterruptedRuns(control, run)
  await control.query(
    "update import_runs set status = 'running', dry_run = $2, started_at = coalesce(started_at, now()), error_message = null where id = $1",
    [run, dryRun],
  )
  const row = await getRun(control, run)
  if (interrupted) job.timeZone = interrupted.time_zone // what is staged already was read in that zone
  const progress = new ProgressReporter(control, run, job.onProgress ?? (() => {}))
  try {
    return await work(job, run, row, progress)
  } catch (error) {
    await progress.stop()
    await failRun(control, run, sentenceOf(inWords(error))).catch(() => {})
    throw error
  }
}

function sentenceOf(error: unknown) {
  return error instanceof LegacyFileError || error instanceof AppError
    ? error.message
    : 'The import failed, and nothing of it was kept. The log of the import says why.'
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
    await job.control.query('update import_runs set layout = $2, census = $3, file_path = $4 where id = $1', [
      run,
      layout,
      JSON.stringify(census),
      copy,
    ])
    const backup = job.dryRun ? null : await backUp(job, run, progress)
    const total = census.reduce((sum, { rows }) => sum + rows, 0)
    const parts = { run, layout, backup, started, total, notices: noticesOf(ignored, census) }
    return await switchOver(job, parts, { database, tables, staged: row?.staged ?? {} }, progress, folder)
  } finally {
    database.close()
  }
}

/** Also of a run that is continued: what was entered since its interruption belongs into it. */
async function backUp({ worker, control, data }: Job, run: number, progress: ProgressReporter): Promise<string> {
  const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-')
  const folder = path.join(data, 'backups', `${stamp}-before-import-${run}`)
  const { sha256 } = await writeBackup(worker, folder, (table) => progress.at('backup', table))
  await control.query('update import_runs set backup_path = $2, backup_sha256 = $3 where id = $1', [
    run,
    folder,
    sha256,
  ])
  return folder
}

type Parts = Pick<ImportReport, 'run' | 'layout' | 'backup' | 'notices'> & { started: number; total: number }

/** The one transaction that makes the import real, together with its report; a dry run takes it back. */
async function switchOver(
  job: Job,
  parts: Parts,
  source: Source,
  progress: ProgressReporter,
  folder: string,
): Promise<ImportReport> {
  const { worker, dryRun, timeZone, fileFacts } = job
  const { started, total, ...facts } = parts
  await worker.query('begin')
  try {
    await beginWriting(worker)
    const referencesLeft = total >= job.manyRows && (await leaveReferencesForLater(worker))
    const made = await stageAndWrite(job, parts, source, progress)
    const proven = await finishWriting(worker, parts.run, source.tables, { progress, made, referencesLeft })
    await writeProblems(worker, parts.run, source.database, source.tables)
    await progress.stop()
    const seconds = Math.round((performance.now() - started) / 10) / 100
    const report: ImportReport = {
      ...facts,
      dryRun,
      ...proven,
      seconds,
      phases: progress.spent(),
      file: { ...fileFacts, timeZone },
    }
    await (dryRun ? endDryRun(job, report) : commit(job, report))
    keepReport(folder, report)
    return report
  } catch (error) {
    await worker.query('rollback').catch(() => {})
    throw error
  }
}

const end =
  "update import_runs set status = $2, finished_at = now(), report = $3, phase = 'done', progress = null, staged = null where id = $1"

/** Keeps the report and nothing else: staged rows would wait for an import that may read its times in another zone. */
async function endDryRun({ worker, control }: Job, report: ImportReport) {
  await worker.query('rollback')
  await control.query(end, [report.run, 'checked', JSON.stringify(report)])
  await control.query('select staging.clear()')
}

async function commit({ worker, control }: Job, report: ImportReport) {
  const { run } = report
  await worker.query(end, [run, 'completed', JSON.stringify(report)])
  await worker.query(
    `insert into audit_events (actor_role, action, entity, entity_id, fields)
    select 'database:' || session_user, 'import', 'import_runs', $1, array['all tables']`,
    [String(run)],
  )
  await control.query('select') // this connection holds the lock; without it another import may have begun
  await worker.query('commit')
  // What is left is housekeeping. The import stands, and the next one or the worker does it as well.
  await control
    .query('select staging.clear()')
    .then(() => control.query('analyze'))
    .then(() => control.query('select app.refresh_system_statistics()'))
    .catch(() => {})
}

function keepReport(folder: string, report: ImportReport) {
  fs.writeFileSync(path.join(folder, 'report.json'), JSON.stringify(report, null, 2), { mode: 0o600 })
  fs.writeFileSync(path.join(folder, 'report.txt'), `${readableReport(report)}\n`, { mode: 0o600 })
}

function noticesOf(ignored: string[], census: ReturnType<typeof takeCensus>): string[] {
  const unknown = census.filter(({ unknownColumns }) => unknownColumns.length > 0)
  return [
    ...(ignored.length > 0 ? [`Not part of the old system, so not imported: ${ignored.slice(0, 20).join(', ')}.`] : []),
    ...unknown.map(
      ({ table, unknownColumns }) =>
        `Columns of ${table} that Substantia does not know are kept with each record: ${unknownColumns.slice(0, 20).join(', ')}.`,
    ),
  ]
}
