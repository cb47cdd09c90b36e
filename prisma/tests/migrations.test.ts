import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { applyMigrations } from '@/scripts/database/schema-engine'
import { openCluster } from './support/cluster.ts'
import { mismatchesOf, noMismatches, statisticsOf, timelineOf } from './support/derived.ts'
import { makerOf } from './support/make.ts'
import { expect, test } from './support/test.ts'

const folder = path.resolve(import.meta.dirname, '../migrations')
const names = fs
  .readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
const debian15 = '/usr/lib/postgresql/15/bin'

test('each migration has a number of its own, and their order by name is their order by number', () => {
  const numbers = [...names].sort().map((name) => Number(/^(\d+)_[a-z0-9_]+$/.exec(name)?.[1]))

  expect(new Set(numbers).size).toBe(names.length)
  expect(numbers).toEqual([...numbers].sort((one, other) => one - other))
  expect(names.filter((name) => !fs.existsSync(path.join(folder, name, 'migration.sql')))).toEqual([])
})

test('an owner without special rights builds the whole database on PostgreSQL 18, once', async () => {
  const { ownerUrl, prefix } = inject('postgres')

  await withEmptyDatabase(ownerUrl, `${prefix}_from_nothing`, async (url, client) => {
    expect(await applyMigrations(url)).toEqual([...names].sort())
    const built = await fingerprintOf(client)
    expect(await applyMigrations(url)).toEqual([])

    expect(await fingerprintOf(client)).toEqual(built)
    expect(await versionOf(client)).toBe(18)
    await expectToWork(client)
  })
})

test('of two that bring the same database up to date at once, one does and one waits', async () => {
  const { ownerUrl, prefix } = inject('postgres')

  await withEmptyDatabase(ownerUrl, `${prefix}_by_two`, async (url) => {
    const applied = await Promise.all([applyMigrations(url), applyMigrations(url)])

    expect(applied.flat().sort()).toEqual([...names].sort())
  })
})

test('the same on PostgreSQL 15', async ({ skip }) => {
  skip(!fs.existsSync(debian15), `there is no PostgreSQL 15 in ${debian15}: apt-get install postgresql-15`)
  const directory = path.resolve(import.meta.dirname, '../../var/test-postgres-15')
  const cluster = await openCluster({ directory, bin: debian15, builtinLocale: false })
  try {
    await withEmptyDatabase(cluster.ownerUrl('postgres'), `${cluster.prefix}_from_nothing`, async (url, client) => {
      expect(await applyMigrations(url)).toEqual([...names].sort())
      expect(await applyMigrations(url)).toEqual([])

      expect(await versionOf(client)).toBe(15)
      await expectToWork(client)
    })
  } finally {
    await cluster.close()
  }
})

async function withEmptyDatabase(
  ownerUrl: string,
  name: string,
  work: (url: string, client: pg.Client) => Promise<void>,
) {
  const url = new URL(ownerUrl)
  const maintenance = new pg.Client({ connectionString: url.toString() })
  await maintenance.connect()
  await maintenance.query(`create database ${name} template template0`)
  url.pathname = `/${name}`
  const client = new pg.Client({ connectionString: url.toString() })
  await client.connect()
  try {
    await work(url.toString(), client)
  } finally {
    await client.end()
    await maintenance.query(`drop database ${name}`)
    await maintenance.end()
  }
}

/** Everything that a second run could have changed: what there is, and when it was last altered. */
async function fingerprintOf(client: pg.Client) {
  const { rows } = await client.query(
    `select 'class' as kind, oid::text, xmin::text from pg_class
      where relnamespace in ('app'::regnamespace, 'public'::regnamespace) and relkind <> 'i'
     union all select 'function', oid::text, xmin::text from pg_proc where pronamespace = 'app'::regnamespace
     union all select 'trigger', oid::text, xmin::text from pg_trigger
     union all select 'policy', oid::text, xmin::text from pg_policy
     union all select 'migration', id, checksum from _prisma_migrations
     order by 1, 2`,
  )
  return rows
}

async function versionOf(client: pg.Client) {
  const {
    rows: [server],
  } = await client.query<{ version: number }>(
    "select current_setting('server_version_num')::integer / 10000 as version",
  )
  return server?.version
}

/** What may differ between versions: ids, folding of names, triggers with transition tables. */
async function expectToWork(client: pg.Client) {
  const { rows: ids } = await client.query<{ id: string }>('select app.new_id() as id from generate_series(1, 50)')
  // The millisecond stands in front; within one, PostgreSQL 18 counts and older ones draw lots.
  expect(ids.map(({ id }) => id.slice(0, 13))).toEqual(ids.map(({ id }) => id.slice(0, 13)).sort())
  expect(ids.every(({ id }) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(
    true,
  )
  const {
    rows: [folded],
  } = await client.query("select app.search_key('ŁUKASZ García-Ødegård Weiß') as name")
  expect(folded).toEqual({ name: 'lukasz garcia-odegard weiss' })

  const make = makerOf(client)
  const { doctor, patient } = await make.careTeam()
  const session = await make.session(null)
  const scan = await make.scan(session)
  await make.prediction(session, { binary_result: 'positive', stage_result: 2.5 })
  const visit = await make.consultation({ doctor, patient })
  await client.query('update sessions set patient_id = $1 where id = $2', [patient.id, session.id])
  await client.query("update consultations set status = 'no-show' where id = $1", [visit.id])
  await client.query('delete from mri_scans where id = $1', [scan.id])

  expect(await statisticsOf(client, patient)).toMatchObject({
    total_consultations: 0,
    total_mri_scans: 0,
    total_predictions: 1,
    has_parkinsons: true,
    disease_stage: '2.5',
    unique_doctors_count: 1,
    active_doctors_count: 1,
  })
  expect((await timelineOf(client, patient)).map(({ event_title }) => event_title).sort()).toEqual([
    'Missed consultation',
    'Model result: positive, Hoehn and Yahr stage 2.5',
  ])
  expect(await mismatchesOf(client)).toEqual(noMismatches)
  await expect(client.query('truncate consultations cascade')).rejects.toMatchObject({ code: 'SB001' })
}
