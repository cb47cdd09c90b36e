import { createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type { ImportOptions } from '@/lib/legacy-import/run-import.ts'
import { contentOf } from './support/content.ts'
import { withDatabase, writeLegacyFile } from './support/legacy-file.ts'
import { careTeam, patient, session } from './support/legacy-rows.ts'
import { expect, test as base } from './support/test.ts'

/** A database in use: somebody's records and a finished import, none of which a bad file may touch. */
const test = base.extend('used', { scope: 'file' }, async ({ shared }) => {
  await shared.make.careTeam()
  await shared.importRows(careTeam().contents)
  return { target: shared, before: await contentOf(shared.db, { without: ['import_runs'] }) }
})

const team = careTeam()

function soundFile(folder: string) {
  const patients = Array.from({ length: 300 }, () => patient())
  return writeLegacyFile(path.join(folder, 'old.db'), { ...team.contents, patients })
}

function changed(file: string, change: (bytes: Buffer) => Buffer | void) {
  const bytes = fs.readFileSync(file)
  fs.writeFileSync(file, change(bytes) ?? bytes)
  return file
}

function fileOf(folder: string, bytes: Buffer | string) {
  const file = path.join(folder, 'old.db')
  fs.writeFileSync(file, bytes)
  return file
}

/** A sound file in which one of the tables is something else. */
function forged(folder: string, table: string, sql: string) {
  const file = path.join(folder, 'old.db')
  const row = { patients: patient(), sessions: session() }[table] ?? {}
  return writeLegacyFile(file, { ...team.contents, [table]: [row] }, { sql: `drop table ${table}; ${sql}` })
}

type BadFile = {
  what: string
  file: (folder: string) => string
  says: RegExp
  options?: Partial<ImportOptions>
  /** It was found bad after a run had begun. */
  inRun?: true
}

const pageSize = 4096
const megabyte = 1024 * 1024
const withoutEnd = 'with recursive n(id) as (select 1 union all select id + 1 from n) select id, id as name from n'

const badFiles: BadFile[] = [
  {
    what: 'a file that does not exist',
    file: (folder) => path.join(folder, 'gone.db'),
    says: /^There is no file .*gone\.db\. Check the path\.$/,
  },
  {
    what: 'a folder',
    file: (folder) => folder,
    says: /is not a file\. Name the legacy database file itself\.$/,
  },
  {
    what: 'an empty file',
    file: (folder) => fileOf(folder, ''),
    says: /^old\.db is empty\. Copy it again from the old system\.$/,
  },
  {
    what: 'a text',
    file: (folder) => fileOf(folder, 'id,name\n1,Somebody\n'.repeat(256)),
    says: /^old\.db is not an SQLite database\. The old system keeps its data in a file that ends in \.db\.$/,
  },
  {
    what: 'a dump of the database as SQL',
    file: (folder) => fileOf(folder, 'SQLite format 3 dump\nCREATE TABLE users (id TEXT);\n'),
    says: /^old\.db is not an SQLite database\./,
  },
  {
    what: 'an encrypted database',
    file: (folder) => fileOf(folder, randomBytes(4 * pageSize)),
    says: /^old\.db is not an SQLite database, or it is encrypted\. If it is the right file, decrypt it first\.$/,
  },
  {
    what: 'a file that ends within its header',
    file: (folder) => changed(soundFile(folder), (bytes) => bytes.subarray(0, 60)),
    says: /^old\.db is damaged: it ends within its first page\. Copy it again from the old system\.$/,
  },
  {
    what: 'half a file',
    file: (folder) => changed(soundFile(folder), (bytes) => bytes.subarray(0, bytes.length / 2)),
    says: /^old\.db is damaged: it is shorter than it says\. Copy it again from the old system\.$/,
  },
  {
    what: 'a file larger than allowed',
    file: (folder) => changed(soundFile(folder), (bytes) => Buffer.concat([bytes, Buffer.alloc(megabyte)])),
    options: { maxBytes: megabyte },
    says: /^old\.db is larger than 1 MB\. Raise SUBSTANTIA_MAX_IMPORT_MB if it is the right file\.$/,
  },
  {
    what: 'a file with a damaged page',
    file: (folder) => changed(soundFile(folder), (bytes) => void bytes.fill(0xff, bytes.length - pageSize)),
    says: /^old\.db is damaged and cannot be read to its end \(.+\)\. Repair it with the old system's tools, or use an older copy\.$/,
    inRun: true,
  },
  {
    what: 'a file whose schema is damaged',
    file: (folder) => changed(soundFile(folder), (bytes) => void bytes.fill(0xff, 100, pageSize)),
    says: /^old\.db is damaged and cannot be read to its end/,
    inRun: true,
  },
  {
    what: 'a file in WAL mode whose last changes lie beside it',
    file: (folder) => {
      const file = inWalMode(soundFile(folder))
      fs.writeFileSync(`${file}-wal`, randomBytes(pageSize))
      return file
    },
    says: /^old\.db has changes that are not in it yet but in old\.db-wal\. Close the old system, so that it writes them, and import again\.$/,
    inRun: true,
  },
  {
    what: 'a file whose last change was interrupted',
    file: (folder) => {
      const file = soundFile(folder)
      fs.writeFileSync(`${file}-journal`, Buffer.from('d9d505f920a163d7'.padEnd(200, '0'), 'hex'))
      return file
    },
    says: /^old\.db has a change that was not finished; old\.db-journal is needed to undo it\./,
    inRun: true,
  },
  {
    what: 'a database of something else',
    file: (folder) => {
      const file = path.join(folder, 'old.db')
      withDatabase(file, (database) => database.exec('create table songs (id, title)'))
      return file
    },
    says: /^This is an SQLite database, but not one of the old system: it has no table users, no table patients, no table sessions\. Check that it is the right file\.$/,
    inRun: true,
  },
  {
    what: 'a table without its id',
    file: (folder) => forged(folder, 'sessions', 'create table sessions (patient_id text)'),
    says: /^The table sessions has no column id, so its rows cannot be told apart\. Check that it is the right file\.$/,
    inRun: true,
  },
  {
    what: 'a view without end where a table belongs',
    file: (folder) => forged(folder, 'sessions', `create view sessions as ${withoutEnd}`),
    says: /^In this file sessions is a view, not a table\. The old system never made that; the file cannot be imported\.$/,
    inRun: true,
  },
  {
    what: 'a virtual table where a table belongs',
    file: (folder) => forged(folder, 'patients', 'create virtual table patients using fts5(patient_id, name)'),
    says: /^In this file patients is a virtual table, not a table\./,
    inRun: true,
  },
]

/** The header says write-ahead log, as the old system's library leaves it. */
function inWalMode(file: string) {
  return changed(file, (bytes) => void bytes.set([2, 2], 18))
}

function hashOf(file: string) {
  return createHash('sha256').update(fs.readFileSync(file)).digest('hex')
}

test.for(badFiles.map((bad) => [bad.what, bad] as const))(
  '%s is refused in one sentence, and the record stays untouched',
  async ([, bad], { used, folder }) => {
    const { target, before } = used
    const file = bad.file(folder)

    await expect(target.importFile(file, bad.options)).rejects.toThrow(bad.says)

    expect(await contentOf(target.db, { without: ['import_runs'] })).toEqual(before)
    const run = await target.one<{ status: string; error_message: string }>(
      'select status, error_message from import_runs where file_sha256 = $1',
      [fs.existsSync(file) && fs.statSync(file).isFile() ? hashOf(file) : ''],
    )
    expect(run).toEqual(bad.inRun && { status: 'failed', error_message: expect.stringMatching(bad.says) })
  },
)

test('a file that an administrator queued and that is gone since ends its run with the sentence', async ({ used }) => {
  const { target } = used
  const queued = await target.one<{ id: number }>(
    "insert into import_runs (status, file_name, file_path, file_bytes, file_sha256) values ('queued', 'old.db', '/gone.db', 1, '') returning id",
  )

  await expect(target.importFile('/gone.db', { run: queued?.id ?? 0 })).rejects.toThrow('There is no file /gone.db.')

  expect(await target.one('select status, error_message from import_runs where id = $1', [queued?.id])).toEqual({
    status: 'failed',
    error_message: 'There is no file /gone.db. Check the path.',
  })
})

test('code in the file is never run: triggers, views without end, virtual tables and generated tables stay data', async ({
  target,
  folder,
}) => {
  const file = writeLegacyFile(path.join(folder, 'old.db'), team.contents, {
    sql: `create view everybody as ${withoutEnd};
          create virtual table words using fts5(text);
          create trigger greedy after update on users begin delete from patients; end;
          create trigger always after insert on agent_messages begin delete from sessions; end`,
  })
  const before = hashOf(file)

  const report = await target.importFile(file)

  expect(report.tables.patients).toEqual({ read: 1, imported: 1, repaired: 0, quarantined: 0 })
  expect(report.notices).toEqual([expect.stringMatching(/^Not part of the old system, so not imported: .*everybody/)])
  expect([hashOf(file), hashOf(path.join(target.data, 'imports/1/legacy.db'))]).toEqual([before, before])
  expect(fs.readdirSync(folder)).toEqual(['old.db'])
})

test.for([
  ['without its second file', () => {}],
  ['with an empty second file', (file: string) => fs.writeFileSync(`${file}-wal`, '')],
] as const)(
  'a file in WAL mode %s is whole, and is imported without being changed',
  async ([, beside], { target, folder }) => {
    const file = inWalMode(soundFile(folder))
    beside(file)
    const before = hashOf(file)

    const report = await target.importFile(file)

    expect(report.tables.patients?.imported).toBe(300)
    expect(hashOf(file)).toBe(before)
  },
)

test('after a refusal a sound file is imported as if nothing had been', async ({ target, folder }) => {
  const [text, view, sound] = [`${folder}/text`, `${folder}/view`, `${folder}/sound`] as const
  for (const each of [text, view, sound]) fs.mkdirSync(each)
  await expect(target.importFile(fileOf(text, 'nothing'))).rejects.toThrow('is not an SQLite database')
  const sessions = forged(view, 'sessions', 'create view sessions as select 1 as id')
  await expect(target.importFile(sessions)).rejects.toThrow('is a view')

  expect(await target.importFile(soundFile(sound))).toMatchObject({ mismatches: { statistics: 0, timeline: 0 } })
})
