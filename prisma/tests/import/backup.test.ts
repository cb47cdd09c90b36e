import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { backedUpTables, leftOutTables, type BackupManifest } from '@/lib/legacy-import/backup.ts'
import { restoreBackup } from '@/lib/legacy-import/restore.ts'
import { mismatchesOf, noMismatches } from '../support/derived.ts'
import { contentOf } from './support/content.ts'
import { holdTable } from './support/hold.ts'
import { careTeam } from './support/legacy-rows.ts'
import { expect, test as base, type Target } from './support/test.ts'

/** A database in use, its content, and the backup that an import made of it. */
const test = base.extend('backup', { scope: 'file' }, async ({ shared }) => {
  const { doctor, patient } = await shared.make.careTeam()
  const visit = await shared.make.session(patient)
  await shared.make.report(visit)
  await shared.make.prediction(visit, { binary_result: 'positive' })
  const scan = await shared.make.scan(visit)
  await shared.db.query(
    "insert into mri_scan_blobs (scan_id, sha256, data) values ($1, sha256('\\x00ff0a5c'), '\\x00ff0a5c')",
    [scan.id],
  )
  await shared.make.consultation({ doctor, patient }, { notes: 'Tab\t, line\nand \\N, “quotes”, مرحبا' })
  await shared.make.note(patient)
  await shared.importRows(careTeam().contents)
  // the run that makes the backup stands in it, as running; and who is logged in is not part of a backup
  const content = await contentOf(shared.db, { without: ['import_runs', ...leftOutTables] })
  const { backup } = await shared.importRows(careTeam().contents)
  return { folder: backup ?? '', content, runs: 2 }
})

function manifestOf(folder: string) {
  return JSON.parse(fs.readFileSync(path.join(folder, 'manifest.json'), 'utf8')) as BackupManifest
}

function hashOf(file: string) {
  return createHash('sha256').update(fs.readFileSync(file)).digest('hex')
}

async function restore({ settings }: Target, folder: string) {
  const client = new pg.Client(settings)
  await client.connect()
  return restoreBackup(client, folder).finally(() => client.end())
}

test('every table is in the backup with a checksum that holds, readable by its owner only', async ({
  backup,
  shared,
}) => {
  const { tables, migrations } = manifestOf(backup.folder)

  expect(tables.map(({ name }) => name)).toEqual(backedUpTables)
  for (const { file, sha256 } of tables) expect(hashOf(path.join(backup.folder, file)), file).toBe(sha256)
  expect(migrations).toContain('0150_import')
  const seal = hashOf(path.join(backup.folder, 'manifest.json'))
  expect(fs.readFileSync(path.join(backup.folder, 'manifest.sha256'), 'utf8')).toBe(seal)
  expect(await shared.one('select backup_path, backup_sha256 from import_runs where id = 2')).toEqual({
    backup_path: backup.folder,
    backup_sha256: seal,
  })
  expect(fs.statSync(backup.folder).mode & 0o777).toBe(0o700)
  for (const file of fs.readdirSync(backup.folder)) {
    expect(fs.statSync(path.join(backup.folder, file)).mode & 0o777, file).toBe(0o600)
  }
})

test('no table is forgotten: each is either backed up or left out on purpose', async ({ shared }) => {
  const tables = await shared.all<{ name: string }>(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> '_prisma_migrations' order by 1",
  )

  expect(tables.map(({ name }) => name)).toEqual([...backedUpTables, ...leftOutTables].sort())
})

test('a restored backup is what was there before the import, to the last value, and works on', async ({
  backup,
  target,
}) => {
  const restored = await restore(target, backup.folder)

  const { tables } = manifestOf(backup.folder)
  expect(restored).toEqual({ tables: tables.length, rows: tables.reduce((sum, { rows }) => sum + rows, 0) })
  expect(await contentOf(target.db, { without: ['import_runs', ...leftOutTables] })).toEqual(backup.content)
  expect(await mismatchesOf(target.db)).toEqual(noMismatches)
  expect(await target.all('select id, status from import_runs order by id')).toEqual([
    { id: 1, status: 'completed' },
    { id: 2, status: 'running' },
  ])
  expect(await target.importRows(careTeam().contents)).toMatchObject({
    run: 3,
    mismatches: { statistics: 0, timeline: 0 },
  })
  expect(await target.rollBack(1)).toMatchObject({ mismatches: { statistics: 0, timeline: 0 } })
})

/** The backup's copy with something done to it. */
function tampered(folder: string, target: Target, change: (folder: string) => void) {
  const copy = path.join(target.data, 'backup')
  fs.cpSync(folder, copy, { recursive: true })
  change(copy)
  return copy
}

function changeByte(file: string, place: number) {
  const bytes = fs.readFileSync(file)
  bytes[place] = (bytes[place] ?? 0) ^ 1
  fs.writeFileSync(file, bytes)
}

test.for([
  [
    'one byte of a table changed',
    (at) => changeByte(`${at}/patients.copy.gz`, 30),
    /damaged: patients\.copy\.gz is not what it was\.$/,
  ],
  [
    'one byte of the manifest changed',
    (at) => changeByte(`${at}/manifest.json`, 5),
    /damaged: manifest\.json is not what it was\.$/,
  ],
  [
    'the seal of the manifest gone',
    (at) => fs.rmSync(`${at}/manifest.sha256`),
    /damaged: manifest\.json is not what it was\.$/,
  ],
  [
    'a table gone',
    (at) => fs.rmSync(`${at}/users.copy.gz`),
    /^The backup is incomplete: users\.copy\.gz is missing\.$/,
  ],
  ['no manifest', (at) => fs.rmSync(`${at}/manifest.json`), /is not a backup: it has no manifest\.json\.$/],
] as [string, (folder: string) => void, RegExp][])(
  'a backup with %s is refused, and nothing of it is written',
  async ([, change, says], { backup, target }) => {
    const before = await contentOf(target.db)

    await expect(restore(target, tampered(backup.folder, target, change))).rejects.toThrow(says)
    expect(await contentOf(target.db)).toEqual(before)
  },
)

test('a backup is not restored over records, nor by another version', async ({ backup, target, other }) => {
  await target.make.user()
  const before = await contentOf(target.db)
  await expect(restore(target, backup.folder)).rejects.toThrow(
    'This database has records (in users). A backup is restored into an empty one: npm run db:reset -- --yes makes it so.',
  )
  expect(await contentOf(target.db)).toEqual(before)

  await other.db.query("delete from _prisma_migrations where migration_name = '0150_import'")
  await expect(restore(other, backup.folder)).rejects.toThrow('The backup was made by another version of Substantia.')
})

test('a backup is of one moment: what is entered while it is written is not in it, nor lost', async ({ target }) => {
  await target.make.patient()
  const hold = await holdTable(target, 'programme_settings', 'access exclusive')
  const importing = target.importRows({ patients: [] })
  await hold.waiting('copy public.programme_settings')
  await target.db.query("insert into patients (patient_id, name) values ('late', 'Entered meanwhile')")
  await hold.release()
  const { backup } = await importing

  expect(manifestOf(backup ?? '').tables.find(({ name }) => name === 'patients')?.rows).toBe(1)
  expect(await target.all('select from patients')).toHaveLength(2)
})
