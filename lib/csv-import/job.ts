import 'server-only'
import * as z from 'zod'
import type { Scope } from '@/lib/db/scope'
import { AppError } from '@/lib/errors/app-error'
import { defineJobHandler, type Job, type JobRow } from '@/lib/jobs/handler'
import { CsvError } from './csv-error'
import type { CsvRow } from './decode'
import { claimRowsAgain, importRows } from './entities'
import { FileReading } from './file-reading'
import { mostShown } from './limits'
import { finishCsvJob } from './finish-job'
import { getJobPlan, listDoneRows } from './queries'
import type { RowResult } from './run-chunk'

const csvJobParams = z.object({ importId: z.string(), dryRun: z.boolean() })
type CsvJob = Job<z.output<typeof csvJobParams>>

/** Files that jobs of this process are reading. */
const readings = new Map<string, FileReading>()
const idleMilliseconds = 10 * 60_000

/**
 * A file, some hundred rows at a time. The dry run and the import are one job with one difference (see `runChunk`); all
 * chunks of an import are one operation, so that it is taken back as one.
 */
export const csvImportJob = defineJobHandler({
  params: csvJobParams,
  start: async (scope, job) => {
    const plan = await getJobPlan(scope, job.params.importId)
    return { total: plan?.rowCount ?? null }
  },
  chunk: async (scope, job) => {
    try {
      return await chunkOf(scope, job)
    } catch (error) {
      if (error instanceof CsvError) throw new AppError('not-a-csv-file', { message: error.message })
      throw error
    }
  },
  finish: async (scope, job, ended) => {
    await forget(job.id)
    await finishCsvJob(scope, job, ended)
  },
  timeoutSeconds: 60,
})

async function chunkOf(scope: Scope, job: CsvJob) {
  const { importId, dryRun } = job.params
  const found = await getJobPlan(scope, importId)
  if (!found) throw new AppError('not-found', { message: 'The file has been put aside.' })
  const reading = await readingAt(scope, job, found)
  const rows = await reading.take(job.position)
  const last = rows.at(-1)
  if (!last) return null
  const order = { plan: reading.plan, policy: found.policy, claims: reading.claims, isDryRun: dryRun }
  const results = await importRows(scope, order, rows)
  return { position: last.rowNumber, rows: results.map((result, at) => asJobRow(reading, result, rows[at])) }
}

type Found = NonNullable<Awaited<ReturnType<typeof getJobPlan>>>

async function readingAt(scope: Scope, job: CsvJob, { filePath, plan, policy }: Found): Promise<FileReading> {
  await forgetIdle()
  const kept = readings.get(job.id)
  if (kept?.isAt(job.position)) return kept
  await forget(job.id)
  const reading = new FileReading(filePath, plan)
  readings.set(job.id, reading)
  const order = { plan, policy, claims: reading.claims, isDryRun: job.params.dryRun }
  for (let position = 0; position < job.position;) {
    const rows = await reading.take(position)
    const last = rows.at(-1)
    if (!last) break
    const done = await listDoneRows(scope, job.id, position, last.rowNumber)
    await claimRowsAgain(scope, order, rows, new Map(done.map(({ rowNumber, isNew }) => [rowNumber, isNew])))
    position = last.rowNumber
  }
  return reading
}

const outcomeOf = { create: 'done', update: 'done', skip: 'skipped', error: 'failed' } as const

/** What is kept of a row: the first ones of each outcome with their values. The empty name says what was done. */
function asJobRow(reading: FileReading, { rowNumber, outcome, message, recordId }: RowResult, row?: CsvRow): JobRow {
  const shown = (reading.shown.get(outcome) ?? 0) + 1
  reading.shown.set(outcome, shown)
  const cells = shown <= mostShown && row ? cellsOf(reading.plan.headers, row) : {}
  return {
    rowNumber,
    recordId,
    outcome: outcomeOf[outcome],
    message: message ?? undefined,
    data: { ...cells, '': outcome },
  }
}

const longestKept = 500

function cellsOf(headers: readonly string[], { cells }: CsvRow): Record<string, string> {
  return Object.fromEntries(headers.map((header, at) => [header, (cells[at] ?? '').slice(0, longestKept)]))
}

async function forget(jobId: string) {
  const reading = readings.get(jobId)
  readings.delete(jobId)
  await reading?.close()
}

async function forgetIdle() {
  const since = Date.now() - idleMilliseconds
  for (const [jobId, { usedAt }] of readings) if (usedAt < since) await forget(jobId)
}
