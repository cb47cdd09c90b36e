import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type pg from 'pg'
import { asViewer } from '@/lib/db/scope'
import { backupOnDisk } from '@/lib/system/machine'
import { getSystemFigures, getWork, listBackups } from '@/lib/system/queries'
import { aReportRequest } from '@/prisma/seed/factories.ts'
import { insertRow } from '@/prisma/seed/insert-row.ts'
import { adminViewer, expect, test } from './scope/test.ts'
import { startAndWaitForLock } from './support/interleave.ts'
import type { Admin, Make } from './support/make.ts'
import { anonymous, worker } from './support/person.ts'
import { refusalOf } from './support/refusal.ts'

const work = (admin: Admin) => asViewer(adminViewer(admin), getWork)
const figures = (admin: Admin) => asViewer(adminViewer(admin), getSystemFigures)

test('an administrator hears the figures of the machine; nobody else does, in whatever role', async ({ make, as }) => {
  const ask = (client: pg.Client) => client.query<{ figures: object }>('select app.system_figures() as figures')
  const admin = await make.admin()
  const { doctor, patient } = await make.careTeam()

  const { rows } = await as(admin, ask)
  expect(Object.keys(rows[0]?.figures ?? {}).sort()).toEqual(['activity', 'database', 'files', 'tables'])
  for (const person of [doctor, patient, worker, anonymous]) {
    const impostor = { ...person, databaseRole: 'substantia_admin' as const }
    expect(await refusalOf(as(person, ask)), person.databaseRole).toMatchObject({ code: '42501' })
    expect(await refusalOf(as(impostor, ask)), `${person.databaseRole} as admin`).toMatchObject({ code: '42501' })
  }
})

test('its parts are nobody’s to ask for one by one', async ({ make, as }) => {
  const admin = await make.admin()
  for (const part of ['database_figures', 'activity_figures', 'table_figures', 'file_figures'])
    expect(await refusalOf(as(admin, (client) => client.query(`select app.${part}()`))), part).toMatchObject({
      code: '42501',
    })
})

test('the database is described as it is: version, migrations, size and what makes it so', async ({ db, make }) => {
  const { database, tables } = await figures(await make.admin())
  const folders = fs.readdirSync('prisma/migrations', { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const { rows } = await db.query<{ bytes: string }>(`select pg_total_relation_size('audit_events') as bytes`)

  expect(database.version).toMatch(/^\d+\.\d+/)
  expect(database.bytes).toBeGreaterThan(1_000_000)
  expect(database).toMatchObject({ migrations: folders.length, unfinishedMigrations: 0 })
  expect(database.lastMigration).toBe(
    folders
      .map(({ name }) => name)
      .sort()
      .at(-1),
  )
  expect(database.lastMigrationAt).toBeInstanceOf(Date)
  expect(tables).toHaveLength(10)
  expect(tables.map(({ bytes }) => bytes)).toEqual(tables.map(({ bytes }) => bytes).sort((one, other) => other - one))
  const events = tables.find(({ name }) => name === 'audit_events')
  if (events) expect(events.bytes).toBeGreaterThanOrEqual(Number(rows[0]?.bytes) / 2)
})

test('a migration that did not come to its end is told', async ({ db, make }) => {
  const admin = await make.admin()
  await db.query(
    `insert into _prisma_migrations (id, checksum, migration_name, started_at, applied_steps_count)
     values ('half', 'x', '9999_half', now(), 0)`,
  )
  const { database } = await figures(admin)
  await db.query(`delete from _prisma_migrations where id = 'half'`)

  expect(database.unfinishedMigrations).toBe(1)
  expect(database.lastMigration).not.toBe('9999_half')
})

test('what stands in the way is told by age and state, never by what it asks', async ({ db, make, connect }) => {
  const admin = await make.admin()
  const [holder, waiting] = [await connect(), await connect()]
  const patient = await make.patient({ name: 'Quirina Zumbusch' })
  await holder.query('begin')
  await holder.query('select from patients where patient_id = $1 for update', [patient.id])
  const { running } = await startAndWaitForLock(db, waiting, () =>
    waiting.query(`update patients set name = 'Quirina Zumbusch' where patient_id = '${patient.id}'`),
  )

  const { activity } = await figures(admin)
  const {
    rows: [others],
  } = await db.query<{ total: number }>(
    `select count(*)::integer as total from pg_stat_activity
      where datname = current_database() and usename not in (current_user, current_database() || '_web')`,
  )
  const { rows } = await db.query<{ now: typeof activity }>(`select app.activity_figures('0 seconds') as now`)
  await holder.query('commit')
  await running
  const { activity: afterwards } = await figures(admin)

  expect(activity.slow, 'nothing has run for 5 seconds').toEqual([])
  expect(activity.oldestTransaction).toMatchObject({ isIdle: true })
  expect(activity.connections).toBeGreaterThanOrEqual(3)
  expect(activity.unseen, 'the application’s own connections are seen').toBe(others?.total)
  expect(activity.mostConnections).toBeGreaterThanOrEqual(activity.connections)
  expect(rows[0]?.now.slow).toContainEqual({ seconds: expect.any(Number), waits: true })
  expect(JSON.stringify([activity, rows])).not.toMatch(/Quirina|patient/i)
  expect(afterwards.oldestTransaction?.isIdle ?? false).toBe(false)
})

test('the numbers of what waits and what failed move with each request, mail, job and check', async ({ db, make }) => {
  const admin = await make.admin()
  const before = await work(admin)
  await everyKindOfTrouble(db, make, admin)
  const after = await work(admin)

  const moved = (status: 'pending' | 'failed') =>
    (after.reports.statuses[status] ?? 0) - (before.reports.statuses[status] ?? 0)
  expect([moved('pending'), moved('failed')]).toEqual([1, 1])
  expect(after.reports.oldestAt).not.toBeNull()
  expect((after.mails.statuses.failed ?? 0) - (before.mails.statuses.failed ?? 0)).toBe(1)
  expect((after.mails.statuses.queued ?? 0) - (before.mails.statuses.queued ?? 0)).toBe(1)
  expect(before.jobs).toEqual({ waiting: 0, running: 0, failedLately: 0 })
  expect(after.jobs, 'a job that failed last year is no longer news').toEqual({
    waiting: 1,
    running: 1,
    failedLately: 1,
  })
  expect(after.comparisons).toBeGreaterThan(before.comparisons)
  expect(before.check).toBeNull()
  expect(after.check).toMatchObject({ mismatches: 5, finishedAt: expect.any(Date) })
})

async function everyKindOfTrouble(db: pg.Client, make: Make, admin: Admin) {
  const patient = await make.patient()
  for (const status of ['pending', 'failed'] as const)
    await insertRow(db, 'report_status', aReportRequest({ patient_id: patient.id, status }))
  await db.query(
    `insert into mails (kind, user_id, status, error_class, not_after)
     values ('test', $1, 'queued', null, now() + interval '1 day'), ('test', $1, 'failed', 'refused', now() + interval '1 day')`,
    [patient.userId],
  )
  await db.query(
    `insert into jobs (kind, name, title, status, requested_by, fence, lease_until, finished_at)
     select 'export', 'patients', 'An export', status, $1, 1, now(), finished_at
       from (values ('pending', null), ('running', null), ('failed', now()), ('failed', now() - interval '1 year'))
            as of (status, finished_at)`,
    [admin.userId],
  )
  await db.query(
    `insert into integrity_checks (status, requested_by, finished_at, statistics_mismatches, timeline_mismatches)
     values ('done', $1, now(), 2, 3), ('requested', $1, null, null, null)`,
    [admin.userId],
  )
}

test('files count as the record names them', async ({ db, make }) => {
  const admin = await make.admin()
  const before = (await figures(admin)).files
  const report = await make.report(await make.session(await make.patient()))
  await db.query(
    `insert into report_files (report_id, variant, storage_key, byte_size, sha256)
     values ($1, 'a4', 'one', 1000, repeat('a', 64)), ($1, 'large-print', 'two', 2000, repeat('b', 64))`,
    [report.id],
  )
  const { files } = await figures(admin)

  expect(files.reports).toEqual({ files: before.reports.files + 2, bytes: before.reports.bytes + 3000 })
  expect(files.archives).toEqual(before.archives)
})

test('backups of imports are found by their folder, and missed when it is gone', async ({ db, make }) => {
  const admin = await make.admin()
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'substantia-backup-'))
  fs.writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify({ madeAt: '2026-01-02T03:04:05.000Z' }))
  await db.query(
    `insert into import_runs (file_name, file_bytes, file_sha256, backup_path)
     values ('old.db', 1, 'a', $1), ('old.db', 1, 'b', null)`,
    [folder],
  )

  const backups = await asViewer(adminViewer(admin), listBackups)
  const found = await backupOnDisk(folder)
  fs.rmSync(folder, { recursive: true })

  expect(backups.map((backup) => backup.folder)).toEqual([folder])
  expect(found).toMatchObject({ madeAt: new Date('2026-01-02T03:04:05Z'), bytes: expect.any(Number) })
  expect(await backupOnDisk(folder)).toBeNull()
})

test('whether demo data were loaded is told with whose session it is', async ({ db, as }) => {
  const ask = async () => {
    const { rows } = await as(anonymous, (client) => client.query('select app.holds_demo_data() as yes'))
    return rows
  }
  expect(await ask()).toEqual([{ yes: false }])
  await db.query(`insert into app.installation (key, value) values ('demo_loaded_at', now()::text)`)
  expect(await ask()).toEqual([{ yes: true }])
})
