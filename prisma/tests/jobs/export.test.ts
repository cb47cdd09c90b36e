import { folder } from './data-folder.ts' // before anything reads the environment
import fs from 'node:fs'
import path from 'node:path'
import { asViewer } from '@/lib/db/scope'
import { startExport } from '@/lib/exports/commands'
import { removeExpiredExports } from '@/lib/exports/files'
import { keepSelection, createJob } from '@/lib/jobs/commands'
import { exportsPerHour, type ExportFormat } from '@/lib/jobs/vocabulary'
import { runNextJob } from '@/lib/jobs/run-job'
import { findList } from '@/lib/lists/registry'
import { emptyState } from '@/lib/lists/state'
import type { Admin } from '../support/make.ts'
import { afterAll } from 'vitest'
import { adminViewer, expect, test } from '../scope/test.ts'

afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

const never = new AbortController().signal
const patients = findList('patients')!

function ask(admin: Admin, format: ExportFormat = 'csv', state = emptyState) {
  return asViewer(adminViewer(admin), (scope) => startExport(scope, patients, state, format))
}

/** As a large export is asked for, however few patients there are. */
async function queue(admin: Admin, format: ExportFormat) {
  return asViewer(adminViewer(admin), async (scope) => {
    const id = await createJob(scope, {
      kind: 'export',
      name: 'patients',
      title: 'Export',
      params: { list: 'patients', format, state: emptyState },
      status: 'pending',
    })
    await keepSelection(scope, id, patients, { state: emptyState }, { most: 100, batchRows: 2 })
    return id
  })
}

async function fileOf(db: { query: (sql: string, values: unknown[]) => Promise<{ rows: unknown[] }> }, id: string) {
  const { rows } = await db.query(
    'select file_path as path, status, file_bytes::int as bytes, done::int from jobs where id = $1',
    [id],
  )
  return rows[0] as { path: string; status: string; bytes: number; done: number }
}

test('a small export is answered at once, and the log says who took which list, as what, how many and whose data', async ({
  db,
  make,
}) => {
  const admin = await make.admin()
  const patient = await make.patient({ name: 'Ana' })

  const started = await ask(admin, 'xlsx')

  expect('rows' in started && started.rows.map(({ values }) => values.name)).toContain('Ana')
  const { rows } = await db.query(
    `select entity, fields, $2 = any (listed_patient_ids) as names_ana from audit_events
      where action = 'export' and actor_user_id = $1`,
    [admin.userId, patient.id],
  )
  expect(rows).toEqual([{ entity: 'patients', fields: ['xlsx', expect.stringMatching(/^\d+ rows$/)], names_ana: true }])
})

test('the log says by what it was filtered, but for what is a patient’s', async ({ db, make }) => {
  const admin = await make.admin()
  await ask(admin, 'csv', {
    ...emptyState,
    match: 'any',
    terms: 'Berg',
    filters: [
      { column: 'stage', operator: 'is', values: ['2.5'] },
      { column: 'dateOfBirth', operator: 'is', values: ['1950-01-02'] },
    ],
  })
  const { rows } = await db.query<{ fields: string[] }>(
    "select fields[3:] as fields from audit_events where action = 'export' and actor_user_id = $1",
    [admin.userId],
  )
  expect(rows[0]?.fields).toEqual(['stage:is:2.5', 'dateOfBirth:is:@99', 'any of these', 'search'])
})

test('a large one is written batch by batch, in order, into a file only this account can read', async ({
  db,
  make,
}) => {
  const admin = await make.admin()
  await db.query('update patients set deleted_at = now()')
  for (const name of ['A', 'B', 'C', 'D', 'E']) await make.patient({ name })
  const id = await queue(admin, 'json')

  await runNextJob(['export'], never)

  const { path: file, status, bytes, done } = await fileOf(db, id)
  expect({ status, done }).toEqual({ status: 'done', done: 5 })
  expect(fs.statSync(file).mode & 0o777).toBe(0o600)
  expect(fs.statSync(file).size).toBe(bytes)
  const rows = JSON.parse(fs.readFileSync(file, 'utf8')) as { name: string }[]
  expect(rows.map(({ name }) => name).sort()).toEqual(['A', 'B', 'C', 'D', 'E'])
})

test('a cancelled export leaves no file behind', async ({ db, make }) => {
  const admin = await make.admin()
  for (let count = 0; count < 5; count += 1) await make.patient()
  const id = await queue(admin, 'csv')
  await db.query('update jobs set cancel_requested = true where id = $1', [id])
  const before = fs.existsSync(path.join(folder, 'exports')) ? fs.readdirSync(path.join(folder, 'exports')).length : 0

  await runNextJob(['export'], never)

  expect((await fileOf(db, id)).status).toBe('cancelled')
  expect(fs.readdirSync(path.join(folder, 'exports'))).toHaveLength(before)
})

test('files go when they expire, and those that no job knows of when nobody writes them any more', async ({
  db,
  make,
}) => {
  const admin = await make.admin()
  const [kept, expired] = [await queue(admin, 'csv'), await queue(admin, 'csv')]
  await runNextJob(['export'], never)
  await runNextJob(['export'], never)
  await db.query("update jobs set expires_at = now() - interval '1 minute' where id = $1", [expired])
  const [keptFile, expiredFile] = [(await fileOf(db, kept)).path, (await fileOf(db, expired)).path]
  const stray = path.join(folder, 'exports', 'stray.csv')
  fs.writeFileSync(stray, 'x')
  fs.utimesSync(stray, new Date(0), new Date(0))

  await removeExpiredExports()

  expect([keptFile, expiredFile, stray].map((file) => fs.existsSync(file))).toEqual([true, false, false])
  expect((await fileOf(db, expired)).path).toBeNull()
})

test('one person exports so many lists an hour, also when they ask for them all at once', async ({ make, db }) => {
  const admin = await make.admin()
  const other = await make.admin()
  for (let asked = 0; asked < exportsPerHour - 1; asked += 1) await ask(admin)

  const answers = await Promise.allSettled([ask(admin), ask(admin), ask(admin)])

  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const refused = answers.find((answer) => answer.status === 'rejected')
  expect(String(refused?.reason)).toMatch(/exported 20 lists within an hour.*again at \d\d:\d\d/)
  await ask(other)
  await db.query("update jobs set created_at = now() - interval '61 minutes' where requested_by = $1", [admin.userId])
  await ask(admin)
})
