import fs from 'node:fs'
import path from 'node:path'
import { mismatchesOf, noMismatches } from '../support/derived.ts'
import { contentOf, likenessOf } from './support/content.ts'
import { holdTable } from './support/hold.ts'
import { careTeam, patient, report, session } from './support/legacy-rows.ts'
import { expect, sampleFile, test, type Target } from './support/test.ts'

const team = careTeam()
/** Rows of every fate: imported, repaired, set aside. */
const contents = {
  ...team.contents,
  patients: [...team.contents.patients, patient({ user_id: 'gone' }), patient({ name: null })],
  medical_reports: [...team.contents.medical_reports, report({ session_id: 'gone' })],
}

/** Everything but the row of the run itself. */
function recordOf({ db }: Target) {
  return contentOf(db, { without: ['import_runs'] })
}

/** How many rows wait in staging, over all its tables. */
async function stagedRows({ all }: Target) {
  const tables = await all<{ name: string }>(
    "select relname as name from pg_class where relnamespace = 'staging'::regnamespace and relkind = 'r' order by 1",
  )
  const counts = await Promise.all(
    tables.map(async ({ name }) => [name, (await all(`select from staging.${name}`)).length] as const),
  )
  return counts.filter(([, count]) => count > 0)
}

test('the same file again changes nothing at all, under whatever name, and gives the report of the first time', async ({
  target,
}) => {
  const first = await target.importFile(sampleFile)
  const before = await contentOf(target.db)
  const copy = path.join(target.data, 'the same.db')
  fs.copyFileSync(sampleFile, copy)

  for (const file of [sampleFile, copy]) {
    expect(await target.importFile(file)).toEqual({ ...first, alreadyImported: true })
    expect(await contentOf(target.db)).toEqual(before)
  }
  expect(await mismatchesOf(target.db)).toEqual(noMismatches)
  expect(fs.readdirSync(path.join(target.data, 'imports'))).toEqual(['1'])
})

test('a file that differs in one row brings that row, and knows the others', async ({ target }) => {
  await target.importRows(team.contents)
  const before = await likenessOf(target.db)

  const again = await target.importRows({
    ...team.contents,
    sessions: [...team.contents.sessions, session({ id: 'new' })],
  })

  expect(again.alreadyImported).toBeUndefined()
  expect(await target.all('select id from sessions where import_run = 2')).toEqual([{ id: 'new' }])
  await target.db.query("delete from sessions where id = 'new'")
  expect(await likenessOf(target.db, { without: notCompared })).toEqual(omit(before, notCompared))
})

// the dashboard's figures are brought up to date by the worker, not by a deletion
const notCompared = ['import_runs', 'import_problems', 'audit_events', 'system_statistics']

function omit(content: Record<string, string>, names: string[]) {
  return Object.fromEntries(Object.entries(content).filter(([name]) => !names.includes(name)))
}

test('while one import runs, another, a rollback and a retry are refused in one sentence; the first is not disturbed', async ({
  target,
  other,
}) => {
  await other.importRows(contents)
  const file = target.write(contents)
  const hold = await holdTable(target, 'agent_messages')
  const first = target.importFile(file)
  await hold.waiting('select staging.load_agent_messages')
  const refusal = 'An import is running. Wait until it has ended; the imports page shows how far it is.'

  await expect(target.importFile(file)).rejects.toThrow(refusal)
  await expect(target.importFile(file, { dryRun: true })).rejects.toThrow(refusal)
  await expect(target.importFile(file, { resume: true })).rejects.toThrow(refusal)
  await expect(target.rollBack(1)).rejects.toThrow(refusal)
  await expect(target.retry(1)).rejects.toThrow(refusal)
  await hold.release()

  expect(await first).toMatchObject({ run: 1, mismatches: { statistics: 0, timeline: 0 } })
  expect(await target.all('select id, status from import_runs')).toEqual([{ id: 1, status: 'completed' }])
  expect(await likenessOf(target.db)).toEqual(await likenessOf(other.db))
})

test('a dry run says what an import would do, and leaves nothing but its run and its report', async ({ target }) => {
  const file = target.write(contents)
  const before = await recordOf(target)

  const dry = await target.importFile(file, { dryRun: true })

  expect(await recordOf(target)).toEqual(before)
  expect(await stagedRows(target)).toEqual([])
  expect(await target.all('select id, status, dry_run, staged, report from import_runs')).toEqual([
    { id: 1, status: 'checked', dry_run: true, staged: null, report: JSON.parse(JSON.stringify(dry)) },
  ])
  expect(fs.readdirSync(target.data).sort()).toEqual(['files', 'imports'])
  expect(JSON.parse(fs.readFileSync(path.join(target.data, 'imports/1/report.json'), 'utf8'))).toEqual(dry)
  expect(fs.readFileSync(path.join(target.data, 'imports/1/report.txt'), 'utf8')).toMatch(
    /^Dry run 1 of .* Nothing was changed/,
  )

  const { tables, derived, problems, notices, backup } = await target.importFile(file)
  expect({ tables, derived, problems, notices }).toEqual({
    tables: dry.tables,
    derived: dry.derived,
    problems: dry.problems,
    notices: dry.notices,
  })
  expect([dry.backup, backup]).toEqual([null, expect.any(String)])
  expect(await stagedRows(target)).toEqual([])
})

test('a dry run of a file that is in already changes nothing either', async ({ target }) => {
  const file = target.write(contents)
  await target.importFile(file)
  const before = await recordOf(target)

  expect(await target.importFile(file, { dryRun: true })).toMatchObject({ run: 2, dryRun: true })
  expect(await recordOf(target)).toEqual(before)
})
