import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type pg from 'pg'
import type { Viewer } from '@/lib/db/viewer'
import { asViewer, type Scope } from '@/lib/db/scope'
import { runNextJob } from '@/lib/jobs/run-job'
import {
  createCsvImport,
  setMapping,
  setReading,
  startCheck,
  startCsvImport,
  takeBackCsvImport,
} from '@/lib/csv-import/commands'
import { guessColumns } from '@/lib/csv-import/guess-columns'
import { getCsvImport, type CsvImport } from '@/lib/csv-import/queries'
import { receiveCsv } from '@/lib/csv-import/upload'
import type { CsvCounts, CsvEntity, DuplicatePolicy, ReadingSettings } from '@/lib/csv-import/vocabulary'
import { contentOf } from '../import/support/content.ts'
import { adminViewer, test as base } from '../scope/test.ts'
import { makerOf } from '../support/make.ts'
import { encoderOf } from '@/lib/csv-import/write-csv'

export { expect } from 'vitest'

// read once, with the first connection
process.env.SUBSTANTIA_TIME_ZONE = 'Europe/Oslo'
process.env.SUBSTANTIA_DATA = fs.mkdtempSync(path.join(os.tmpdir(), 'substantia-csv-test-'))

/** Written by trying and by doing; not the record. */
const bookkeeping = [
  'csv_imports',
  'csv_mappings',
  'jobs',
  'job_rows',
  'notices',
  'audit_events',
  'operations',
  'record_changes',
]

export type Sent = {
  entity: CsvEntity
  text: string
  policy?: DuplicatePolicy
  settings?: Partial<ReadingSettings>
  columns?: (string | null)[]
}

/**
 * `csv`  sends files, tries them and imports them, as an administrator and the worker do
 */
export const test = base.extend('csv', { scope: 'file' }, async ({ db, application }, { onCleanup }) => {
  onCleanup(() => fs.rmSync(process.env.SUBSTANTIA_DATA ?? '', { recursive: true, force: true }))
  void application // the application's own way to this database
  const viewer = adminViewer(await makerOf(db).admin())
  return csvOf(db, viewer)
})

export type Csv = ReturnType<typeof csvOf>

type AsAdmin = <Result>(work: (scope: Scope) => Promise<Result>) => Promise<Result>

function csvOf(db: pg.Client, viewer: Viewer) {
  const as: AsAdmin = (work) => asViewer(viewer, work)
  const csv = {
    viewer,
    as,
    get: async (id: string) => required(await as((scope) => getCsvImport(scope, id))),
    send: (sent: Sent) => sendFile(as, sent),
    /** Tried dry, by the worker. */
    async check({ id }: { id: string }): Promise<CsvImport> {
      const { version } = await csv.get(id)
      await as((scope) => startCheck(scope, { id, version }))
      await csv.work()
      return csv.get(id)
    },
    /** Asked for; the worker has not begun. */
    async ask({ id }: { id: string }): Promise<CsvImport> {
      const { version } = await csv.get(id)
      await as((scope) => startCsvImport(scope, { id, version }))
      return csv.get(id)
    },
    async bringIn({ id }: { id: string }): Promise<CsvImport> {
      await csv.ask({ id })
      await csv.work()
      return csv.get(id)
    },
    async takeBack({ id }: { id: string }): Promise<CsvImport> {
      const { version } = await csv.get(id)
      await as((scope) => takeBackCsvImport(scope, { id, version }))
      return csv.get(id)
    },
    /** Sent, tried and imported. */
    async all(sent: Sent): Promise<CsvImport> {
      return csv.bringIn(await csv.check(await csv.send(sent)))
    },
    work: async () => {
      await runNextJob(['csv-import'], new AbortController().signal)
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

/** Sends a file, reads it and maps it, as the pages do. */
async function sendFile(
  as: AsAdmin,
  { entity, text, policy = 'skip', settings = {}, columns }: Sent,
): Promise<CsvImport> {
  const bytes = encoderOf(settings.encoding ?? 'utf-8').encode(text)
  const received = await receiveCsv(new Blob([Uint8Array.from(bytes)]).stream(), 'people.csv')
  const id = await as((scope) => createCsvImport(scope, entity, received))
  const get = async () => required(await as((scope) => getCsvImport(scope, id)))
  const found = await get()
  const { hasHeader, dateOrder, ...reading } = { ...found.settings, ...settings }
  const header = hasHeader ? 'yes' : 'no'
  await as((scope) =>
    setReading(scope, { id, version: found.version, ...reading, dateOrder: dateOrder ?? 'ymd', header }),
  )
  const { version, headers } = await get()
  const chosen = (columns ?? guessColumns(entity, headers)).map((name) => name ?? undefined)
  await as((scope) => setMapping(scope, { id, version, columns: chosen, policy }))
  return get()
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
