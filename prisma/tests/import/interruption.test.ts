import fs from 'node:fs'
import path from 'node:path'
import type { ImportProgress } from '@/lib/legacy-import/progress.ts'
import { mismatchesOf, noMismatches } from '../support/derived.ts'
import { importAndKillAt, kill, nobodyImports, startChild } from './support/child.ts'
import { contentOf, likenessOf } from './support/content.ts'
import { holdTable, terminate } from './support/hold.ts'
import { writeLegacyFile } from './support/legacy-file.ts'
import { assignment, careTeam, consultation, entry, request } from './support/legacy-rows.ts'
import { expect, test as base, type Target } from './support/test.ts'

const team = careTeam()
const between = { doctor_id: team.practitioner.doctor_id ?? null, patient_id: team.person.patient_id ?? null }
const contents = {
  ...team.contents,
  doctor_patient_assignments: [assignment(between)],
  consultations: [consultation(between)],
  report_status: [request({ session_id: team.visit.id ?? null, status: 'pending', report_type: 'summary' })],
  patient_timeline: [entry({ patient_id: between.patient_id })],
}

/** What the record holds before: one patient, the same in every database of these tests. */
async function addOldPatient({ db }: Target) {
  await db.query(
    "insert into patients (patient_id, name, created_at, updated_at) values ('old', 'Old patient', '2020-01-01Z', '2020-01-01Z')",
  )
}

/** The same for every test: one file, and what a database looks like after it was imported in peace. */
const test = base
  .extend('peaceful', { scope: 'file' }, async ({ shared }) => {
    await addOldPatient(shared)
    const file = writeLegacyFile(path.join(shared.data, 'legacy.db'), contents, { layout: 'enhanced' })
    const report = await shared.importFile(file)
    return { file, report, likeness: await likenessOf(shared.db) }
  })
  .extend('before', async ({ target }) => {
    await addOldPatient(target)
    return oldContentOf(target)
  })

/** The whole content but for the run's own row, which says how far it came. */
function oldContentOf({ db }: Target) {
  return contentOf(db, { without: ['import_runs'] })
}

function runsOf(target: Target) {
  return target.all('select status, error_message from import_runs order by id')
}

const interrupted = { status: 'failed', error_message: 'It was interrupted. Nothing of it was kept.' }
const completed = { status: 'completed', error_message: null }

test.for([
  'checking',
  'backup patients',
  'staging sessions',
  'writing sessions',
  'deriving derive_timeline_of_reports',
  'verifying',
])(
  'killed while %s, the database is as it was, and the next import brings everything',
  async (step, { target, before, peaceful }) => {
    await importAndKillAt(target, peaceful.file, step)
    expect(await oldContentOf(target)).toEqual(before)
    expect(await runsOf(target)).toEqual([{ status: 'running', error_message: null }])

    const report = await target.importFile(peaceful.file)
    expect(await likenessOf(target.db)).toEqual(peaceful.likeness)
    expect(report.tables).toEqual(peaceful.report.tables)
    expect(await mismatchesOf(target.db)).toEqual(noMismatches)
    expect(await runsOf(target)).toEqual([interrupted, completed])
  },
)

test('killed with everything written and only the commit to come, the database is as it was', async ({
  target,
  before,
  peaceful,
}) => {
  const hold = await holdTable(target, 'audit_events')
  const child = startChild(target, peaceful.file)
  await hold.waiting('insert into audit_events')
  const killed = kill(target, child)
  await hold.release()
  await killed

  expect(await oldContentOf(target)).toEqual(before)
  await target.importFile(peaceful.file)
  expect(await likenessOf(target.db)).toEqual(peaceful.likeness)
})

test('killed right after the commit, the import stands, and the same file again changes nothing', async ({
  target,
  before,
  peaceful,
}) => {
  expect(await oldContentOf(target)).toEqual(before)
  const hold = await holdTable(target, 'system_statistics')
  const child = startChild(target, peaceful.file)
  await hold.waiting('analyze')
  const killed = kill(target, child)
  await hold.release()
  await killed

  expect(await runsOf(target)).toEqual([completed])
  expect(await target.importFile(peaceful.file)).toMatchObject({ alreadyImported: true })
  expect(await likenessOf(target.db, { without: notCompared })).toEqual(
    Object.fromEntries(Object.entries(peaceful.likeness).filter(([table]) => !notCompared.includes(table))),
  )
})

// the figures of the dashboard are the worker's to bring up to date
const notCompared = ['import_runs', 'import_problems', 'audit_events', 'system_statistics']

test('a backup that was not finished does not look like one, and the next import makes its own', async ({
  target,
  before,
  peaceful,
}) => {
  await importAndKillAt(target, peaceful.file, 'backup patients')
  const backups = path.join(target.data, 'backups')
  expect(fs.readdirSync(backups)).toEqual([expect.stringMatching(/\.unfinished$/)])

  const { backup } = await target.importFile(peaceful.file)
  expect(fs.readdirSync(backup ?? '')).toContain('manifest.json')
  expect(await oldContentOf(target)).not.toEqual(before)
})

/** Continues the interrupted import; says which tables were read again. */
async function resume(target: Target, file: string) {
  const steps: ImportProgress[] = []
  const onProgress = (progress: ImportProgress) => steps.push(progress)
  const report = await target.importFile(file, { resume: true, timeZone: 'UTC', onProgress })
  const readAgain = new Set(steps.filter(({ phase }) => phase === 'staging').map(({ table }) => table))
  return { report, readAgain: [...readAgain] }
}

async function stagedOf(target: Target) {
  const run = await target.one<{ staged: Record<string, number> }>('select staged from import_runs')
  return Object.keys(run?.staged ?? {})
}

test.for(['staging sessions', 'verifying'])(
  'an import that was killed while %s is continued: the same run, and no row that is staged is read again',
  async (step, { target, before, peaceful }) => {
    await importAndKillAt(target, peaceful.file, step)
    expect(await oldContentOf(target)).toEqual(before)
    const staged = await stagedOf(target)
    expect(staged).toEqual(expect.arrayContaining(['users', 'doctors', 'patients']))

    const { report, readAgain } = await resume(target, peaceful.file)

    expect(report.run).toBe(1)
    expect(report.file.timeZone).toBe('Europe/Oslo') // what is staged was read in that zone
    expect(readAgain).toEqual(Object.keys(peaceful.report.tables).filter((table) => !staged.includes(table)))
    expect(report.tables).toEqual(peaceful.report.tables)
    expect(await likenessOf(target.db)).toEqual(peaceful.likeness)
    expect(await runsOf(target)).toEqual([completed])
  },
)

const nothingToContinue = 'There is no interrupted import of this file to continue. Import it without --resume.'

test('staged rows that are not whole are read again, and those of another file are not used', async ({
  target,
  before,
  peaceful,
}) => {
  await importAndKillAt(target, peaceful.file, 'verifying')
  expect(await oldContentOf(target)).toEqual(before)
  await target.db.query('truncate staging.sessions') // as after a crash of the database
  await expect(resume(target, target.write(careTeam().contents))).rejects.toThrow(nothingToContinue)

  const { readAgain } = await resume(target, peaceful.file)
  expect(readAgain).toEqual(Object.keys(peaceful.report.tables))
  expect(await likenessOf(target.db)).toEqual(peaceful.likeness)
})

test('where there is nothing to continue, the import says so and makes no run', async ({ target, peaceful }) => {
  await expect(resume(target, peaceful.file)).rejects.toThrow(nothingToContinue)
  expect(await runsOf(target)).toEqual([])
})

const lost = /^The connection to the database was lost. Either all of the import was kept or nothing;/

test.for([
  ['writes', 'agent_messages', 'select staging.load_agent_messages'],
  ['stages', 'staging.agent_messages', 'truncate staging.agent_messages'],
] as const)(
  'when the connection that %s is ended, nothing of the import is kept',
  async ([, table, statement], { target, before, peaceful }) => {
    const hold = await holdTable(target, table)
    const refused = expect(target.importFile(peaceful.file)).rejects.toThrow(lost)
    await terminate(target, await hold.waiting(statement))
    await hold.release()
    await refused

    expect(await oldContentOf(target)).toEqual(before)
    expect(await runsOf(target)).toEqual([{ status: 'failed', error_message: expect.stringMatching(lost) }])
    await target.importFile(peaceful.file)
    expect(await likenessOf(target.db)).toEqual(peaceful.likeness)
  },
)

test('when the connection that holds the lock is ended, nothing of the import is kept', async ({
  target,
  before,
  peaceful,
}) => {
  const hold = await holdTable(target, 'audit_events')
  const refused = expect(target.importFile(peaceful.file)).rejects.toThrow(lost)
  await hold.waiting('insert into audit_events')
  const holder = await target.one<{ pid: number }>(
    `select pid from pg_locks where locktype = 'advisory' and granted
        and database = (select oid from pg_database where datname = current_database())`, // other tests import as well
  )
  await terminate(target, holder?.pid ?? 0)
  await hold.release()
  await refused

  await nobodyImports(target)
  expect(await oldContentOf(target)).toEqual(before)
})
