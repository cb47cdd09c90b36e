import fs from 'node:fs'
import path from 'node:path'
import type { ImportReport } from '@/lib/legacy-import/report.ts'
import { mismatchesOf, noMismatches } from '../support/derived.ts'
import { command } from './support/command.ts'
import { contentOf } from './support/content.ts'
import { careTeam } from './support/legacy-rows.ts'
import { expect, sampleFile, test as base, type Target } from './support/test.ts'

function placeOf({ database, data }: Target) {
  return { databaseUrl: database.ownerUrl, data }
}

/** A place whose database nobody can reach: what succeeds there needs none. */
const test = base.extend('nowhere', ({ folder }) => ({
  databaseUrl: 'postgresql://nobody:known@127.0.0.1:1/nothing',
  data: folder,
}))

test('--help says what the command does, with every option, and needs no database', async ({ nowhere }) => {
  const { code, out, err } = await command(nowhere, 'import', '--help')

  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(out).toMatch(/^npm run import -- FILE\.db/)
  for (const word of ['--dry-run', '--resume', '--timezone', '--json', 'rollback RUN']) expect(out).toContain(word)
})

test('a file is imported, found again and taken back, each time with one object on stdout', async ({ target }) => {
  const place = placeOf(target)
  fs.copyFileSync(sampleFile, path.join(target.data, 'old.db'))
  const before = await contentOf(target.db, { without: notCompared })

  const first = await command(place, 'import', 'old.db', '--timezone', 'Europe/Oslo', '--json')
  expect(first).toMatchObject({ code: 0, out: expect.stringMatching(/^\{.*\}\n$/) })
  const report = JSON.parse(first.out) as ImportReport
  expect(report).toEqual({
    ...shape,
    run: 1,
    layout: 'base',
    dryRun: false,
    mismatches: { statistics: 0, timeline: 0 },
    file: expect.objectContaining({ name: 'old.db', timeZone: 'Europe/Oslo' }),
  })
  expect(fs.existsSync(path.join(report.backup ?? '', 'manifest.json'))).toBe(true)
  expect(await target.one('select count(*)::integer as patients from patients')).toEqual({ patients: 400 })

  const again = await command(place, 'import', 'old.db', '--json')
  expect([again.code, JSON.parse(again.out)]).toEqual([0, { ...report, alreadyImported: true }])

  const back = await command(place, 'import', 'rollback', '1', '--json')
  expect([back.code, JSON.parse(back.out)]).toEqual([
    0,
    { run: 1, removed: expect.any(Number), mismatches: { statistics: 0, timeline: 0 }, seconds: expect.any(Number) },
  ])
  expect(await contentOf(target.db, { without: notCompared })).toEqual(before)
  expect(await mismatchesOf(target.db)).toEqual(noMismatches)

  expect(await command(place, 'import', 'rollback', '1')).toEqual({
    code: 1,
    out: '',
    err: 'Run 1 has been taken back already.\n',
  })
})

const notCompared = ['import_runs', 'import_problems', 'audit_events', 'system_statistics']
const tally = { read: expect.any(Number), imported: expect.any(Number), repaired: 0, quarantined: 0 }
const tables = ['users', 'doctors', 'patients', 'sessions', 'mri_scans', 'predictions', 'medical_reports']
const shape = {
  tables: Object.fromEntries(
    [...tables, 'action_flags', 'agent_messages', 'knowledge_entries'].map((table) => [table, tally]),
  ),
  derived: {
    assignments: expect.any(Number),
    timeline: expect.any(Number),
    reportStatus: expect.any(Number),
    statistics: expect.any(Number),
    positivePatients: expect.any(Number),
  },
  backup: expect.any(String),
  seconds: expect.any(Number),
  problems: [],
  notices: [],
  phases: expect.any(Object),
}

test('in words: what was done, how far it is, and how to take it back; a dry run says that it was one', async ({
  target,
}) => {
  const place = placeOf(target)
  const file = target.write(careTeam().contents)

  const dry = await command(place, 'import', file, '--dry-run')
  expect(dry.code).toBe(0)
  expect(dry.out).toMatch(/^Dry run 1 of legacy-1\.db \(base layout\): .* Nothing was changed\./)
  expect(await target.one('select count(*)::integer as patients from patients')).toEqual({ patients: 0 })

  const { code, out, err } = await command(place, 'import', file)
  expect(code).toBe(0)
  expect(out).toMatch(/^Imported legacy-1\.db \(base layout\) as run 2 in .* Local times were read as UTC\.\n/)
  expect(out).toMatch(/\n {2}patients +1 +1 +0 +0\n/)
  expect(out).toMatch(/\nTo take it back: npm run import -- rollback 2\n$/)
  expect(err).toMatch(/^ +\d+ % checking\n(?: *\d+ % .+\n)+$/)
})

test.for([
  ['without a file', [], 'Name one legacy file, as in npm run import -- sample.db. Try --help.'],
  ['with two files', ['a.db', 'b.db'], 'Name one legacy file, as in npm run import -- sample.db. Try --help.'],
  ['with an unknown option', ['a.db', '--fast'], 'There is no option --fast. Try --help.'],
  ['with an option that lacks its value', ['a.db', '--timezone'], '--timezone needs a value. Try --help.'],
  ['with an option that takes none', ['a.db', '--dry-run=no'], '--dry-run takes no value. Try --help.'],
  [
    'with a time zone nobody knows',
    ['a.db', '--timezone', 'Oslo'],
    '--timezone must be the name of a time zone, such as Europe/Oslo, not "Oslo".',
  ],
  [
    'to take something back, without its run',
    ['rollback', 'last'],
    'Name the run to take back, as in npm run import -- rollback 3.',
  ],
] as [string, string[], string][])(
  'called %s, it ends with code 2 and one sentence that says what to do',
  async ([, args, says], { nowhere }) => {
    const { code, out, err } = await command(nowhere, 'import', ...args, '--json')

    expect({ code, out, err }).toEqual({ code: 2, out: '', err: `${says}\n` })
  },
)

test('what cannot be done ends with code 1 and one sentence, and prints no object', async ({ target, nowhere }) => {
  const place = placeOf(target)
  fs.writeFileSync(path.join(target.data, 'notes.txt'), 'Not a database')
  const file = target.write(careTeam().contents)

  const failed = (err: string | RegExp) => ({ code: 1, out: '', err: expect.stringMatching(err) })
  expect(await command(place, 'import', 'notes.txt', '--json')).toEqual(
    failed(/^notes\.txt is not an SQLite database\..*\n$/),
  )
  expect(await command(place, 'import', file, '--resume', '--json')).toEqual(
    failed(/^There is no interrupted import of this file to continue\. Import it without --resume\.\n$/),
  )
  expect(await command(nowhere, 'import', file, '--json')).toEqual(
    failed(/^The database of DATABASE_URL \(127\.0\.0\.1:1\/nothing\) cannot be reached: .*\.\n$/),
  )
})

test('a backup is restored by its folder; a damaged one, or none, is refused', async ({ target, other }) => {
  await target.importRows(careTeam().contents)
  const before = await contentOf(target.db, { without: ['import_runs', 'login_sessions'] })
  const { backup } = await target.importRows(careTeam().contents)
  const damaged = path.join(other.data, 'damaged')
  fs.cpSync(backup ?? '', damaged, { recursive: true })
  fs.appendFileSync(path.join(damaged, 'users.copy.gz'), '\n')

  expect(await command(placeOf(other), 'restore', 'damaged')).toEqual({
    code: 1,
    out: '',
    err: 'The backup is damaged: users.copy.gz is not what it was.\n',
  })
  expect(await command(placeOf(other), 'restore')).toMatchObject({ code: 2, out: '' })
  const { code, out } = await command(placeOf(other), 'restore', backup ?? '', '--json')

  expect([code, JSON.parse(out)]).toEqual([0, { tables: expect.any(Number), rows: expect.any(Number) }])
  expect(await contentOf(other.db, { without: ['import_runs', 'login_sessions'] })).toEqual(before)
})
