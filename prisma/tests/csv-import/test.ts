import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type pg from 'pg'
import type { Viewer } from '@/lib/db/viewer'
import { asViewer, type Scope } from '@/lib/db/scope'
import { csvImportJob, csvJobParams } from '@/lib/csv-import/job'
import { createCsvImport, setMapping, setReading, startCheck, startCsvImport } from '@/lib/csv-import/commands'
import { guessColumns } from '@/lib/csv-import/guess-columns'
import { getCsvImport, type CsvImport } from '@/lib/csv-import/queries'
import { receiveCsv } from '@/lib/csv-import/upload'
import type { CsvCounts, CsvEntity, DuplicatePolicy, ReadingSettings } from '@/lib/csv-import/vocabulary'
import type { Job, JobRow } from '@/lib/jobs/handler'
import { contentOf } from '../import/support/content.ts'
import { adminViewer, test as base } from '../scope/test.ts'
import { makerOf } from '../support/make.ts'
import { encoderOf } from '@/lib/csv-import/write-csv'

export { expect } from 'vitest'

/** Written by trying and by doing; not the record. */
const bookkeeping = ['csv_imports', 'csv_mappings', 'jobs', 'job_rows', 'audit_events', 'operations', 'record_changes']

export type Sent = {
  entity: CsvEntity
  text: string
  policy?: DuplicatePolicy
  settings?: Partial<ReadingSettings>
  columns?: (string | null)[]
}

/**
 * `csv`  sends files, tries them and imports them as an administrator of this file's database, with a worker that can be
 *        stopped after any chunk
 */
export const test = base.extend('csv', { scope: 'file' }, async ({ db, application }, { onCleanup }) => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'substantia-csv-test-'))
  onCleanup(() => fs.rmSync(folder, { recursive: true, force: true }))
  process.env.SUBSTANTIA_DATA = folder
  process.env.SUBSTANTIA_TIME_ZONE = 'Europe/Oslo'
  void application // the application's own way to this database
  const viewer = adminViewer(await makerOf(db).admin())
  return csvOf(db, viewer)
})

export type Csv = ReturnType<typeof csvOf>

function csvOf(db: pg.Client, viewer: Viewer) {
  const as = <Result>(work: (scope: Scope) => Promise<Result>) => asViewer(viewer, work)
  const csv = {
    viewer,
    as,
    get: async (id: string) => required(await as((scope) => getCsvImport(scope, id))),
    /** Sends a file, reads it and maps it, as the pages do. */
    async send({ entity, text, policy = 'skip', settings = {}, columns }: Sent): Promise<CsvImport> {
      const bytes = encoderOf(settings.encoding ?? 'utf-8').encode(text)
      const received = await receiveCsv(new Blob([Uint8Array.from(bytes)]).stream(), 'people.csv')
      const id = await as((scope) => createCsvImport(scope, entity, received))
      const found = await csv.get(id)
      const { hasHeader, dateOrder, ...reading } = { ...found.settings, ...settings }
      await as((scope) =>
        setReading(scope, {
          id,
          version: found.version,
          ...reading,
          dateOrder: dateOrder ?? 'ymd',
          header: hasHeader ? 'yes' : 'no',
        }),
      )
      const { version, headers } = await csv.get(id)
      const chosen = (columns ?? guessColumns(entity, headers)).map((name) => name ?? undefined)
      await as((scope) => setMapping(scope, { id, version, columns: chosen, policy }))
      return csv.get(id)
    },
    async check({ id }: { id: string }, stopAfter?: number): Promise<CsvImport> {
      const { version } = await csv.get(id)
      await as((scope) => startCheck(scope, { id, version }))
      await csv.work(required((await csv.get(id)).check).id, stopAfter)
      return csv.get(id)
    },
    async bringIn({ id }: { id: string }, stopAfter?: number): Promise<CsvImport> {
      const { version } = await csv.get(id)
      await as((scope) => startCsvImport(scope, { id, version }))
      await csv.work(required((await csv.get(id)).import).id, stopAfter)
      return csv.get(id)
    },
    /** Sent, tried and imported. */
    async all(sent: Sent): Promise<CsvImport> {
      return csv.bringIn(await csv.check(await csv.send(sent)))
    },
    /** What a worker does with a job, chunk by chunk; with `stopAfter` it is gone after so many. */
    async work(jobId: string, stopAfter = Infinity) {
      if (!('chunk' in csvImportJob)) throw new Error('The import of CSV files is no longer done in chunks.')
      const { chunk, finish } = csvImportJob
      for (let chunks = 0; chunks < stopAfter; chunks += 1) {
        const isOver = await as(async (scope) => {
          const job = await jobOf(scope, jobId)
          if (job.operationId) await scope.db.$executeRaw`select app.continue_operation(${job.operationId})`
          const result = await chunk(scope, job)
          if (!result) {
            await finish?.(scope, job, 'done')
            await scope.db.$executeRaw`update jobs set status = 'done', finished_at = now() where id = ${jobId}`
            return true
          }
          await keep(scope, jobId, result.position, result.rows)
          return false
        })
        if (isOver) return
      }
    },
    async rows(jobId: string) {
      const { rows } = await db.query<{
        row: number
        outcome: keyof CsvCounts
        message: string | null
        record: string | null
      }>(
        `select row_number::integer as row, data ->> '' as outcome, message, record_id as record
           from job_rows where job_id = $1 order by row_number`,
        [jobId],
      )
      return rows
    },
    content: () => contentOf(db, { without: bookkeeping }),
    living: () => livingContent(db),
  }
  return csv
}

async function jobOf({ db }: Scope, id: string): Promise<Job<{ importId: string; dryRun: boolean }>> {
  const [job] = await db.$queryRaw<Job[]>`
    select id, kind, name, params, total::float8 as total, done::float8 as done, skipped::float8 as skipped,
           failed::float8 as failed, position::float8 as position, operation_id as "operationId", reason
      from jobs where id = ${id}`
  const found = required(job)
  return { ...found, params: csvJobParams.parse(found.params) }
}

async function keep({ db }: Scope, id: string, position: number, rows: JobRow[]) {
  await db.$executeRaw`
    insert into job_rows (job_id, row_number, record_id, outcome, message, data)
    select ${id}, r."rowNumber", r."recordId", r.outcome, r.message, r.data
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
             "rowNumber" bigint, "recordId" text, outcome text, message text, data jsonb)`
  await db.$executeRaw`
    update jobs set position = ${position}::bigint, operation_id = coalesce(nullif(current_setting('app.operation', true), ''), operation_id)
     where id = ${id}`
}

function required<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new Error('It is not there.')
  return value
}

const living = ['users', 'doctors', 'patients', 'doctor_patient_assignments', 'consultations', 'patient_timeline']

/** What a person would call the content: every record that is not in the trash, with what follows from it. */
async function livingContent(db: pg.Client): Promise<Record<string, string>> {
  const tables = living.map(
    (name) => `
    select '${name}' as name, count(*) || ' rows ' || coalesce(sum(hashtextextended((to_jsonb(t) - '{version,updated_at}'::text[])::text, 0)), 0) as hash
      from ${name} t where t.deleted_at is null`,
  )
  const statistics = `
    select 'patient_statistics', count(*) || ' rows ' || coalesce(sum(hashtextextended((to_jsonb(s) - 'last_updated')::text, 0)), 0)
      from patient_statistics s join patients p using (patient_id) where p.deleted_at is null`
  const { rows } = await db.query<{ name: string; hash: string }>([...tables, statistics].join(' union all '))
  return Object.fromEntries(rows.map(({ name, hash }) => [name, hash]))
}
