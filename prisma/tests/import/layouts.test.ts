import { careTeam, doctor, patient, prediction, scan, session, user } from './support/legacy-rows.ts'
import { schemaOf } from './support/legacy-schema.ts'
import { expect, test } from './support/test.ts'

test('the old layout is known by its sessions, whose patients are found in their metadata', async ({ target }) => {
  const report = await target.importRows(
    {
      users: [user({ id: 'U', role: 'doctor' })],
      doctors: [doctor({ doctor_id: 'D', user_id: 'U' })],
      patients: [patient({ patient_id: 'P', assigned_doctor_id: 'D', created_at: '2024-01-05 08:00:00' })],
      sessions: [
        session({ id: 'S1', user_id: 'U', metadata: '{"patient_id": "P"}' }),
        session({ id: 'S2', metadata: '{"patient_id": "gone"}' }),
        session({ id: 'S3', metadata: null }),
      ],
      mri_scans: [scan({ id: 'M', session_id: 'S1' })],
      predictions: [prediction({ session_id: 'S1', mri_scan_id: 'M' }), prediction({ session_id: 'S3' })],
    },
    { layout: 'old' },
  )

  expect(report.layout).toBe('old')
  expect(report.derived).toEqual({ assignments: 1, timeline: 2, reportStatus: 0, statistics: 1, positivePatients: 0 })
  expect(await target.all('select id, patient_id, doctor_id, legacy from sessions order by id')).toEqual([
    { id: 'S1', patient_id: 'P', doctor_id: null, legacy: null },
    { id: 'S2', patient_id: null, doctor_id: null, legacy: { patient_id: 'gone' } },
    { id: 'S3', patient_id: null, doctor_id: null, legacy: null },
  ])
  expect(await target.one('select assignment_type, assignment_date from doctor_patient_assignments')).toEqual({
    assignment_type: 'primary',
    assignment_date: new Date('2024-01-05T08:00:00Z'),
  })
})

test('a file is enhanced as soon as it has one of the enhanced tables', async ({ target }) => {
  const { report_status: columns } = schemaOf('enhanced')

  expect(await target.importRows(careTeam().contents, { tables: { report_status: columns ?? '' } })).toMatchObject({
    layout: 'enhanced',
    tables: { report_status: { read: 0 } },
  })
})

test('tables that the file does not have are not missed, down to people and sessions', async ({ target }) => {
  const all = Object.keys(schemaOf('base')).filter((name) => !['users', 'patients', 'sessions'].includes(name))

  const report = await target.importRows(
    { users: [user()], patients: [patient({ assigned_doctor_id: 'gone' })], sessions: [session()] },
    { tables: Object.fromEntries(all.map((name) => [name, null])) },
  )

  expect(Object.keys(report.tables)).toEqual(['users', 'patients', 'sessions'])
  expect(report.tables.patients).toEqual({ read: 1, imported: 0, repaired: 1, quarantined: 0 })
})

test('columns that the file does not have are empty, and where one is needed the row is set aside', async ({
  target,
}) => {
  const report = await target.importRows(
    {
      users: [{ id: 'U', name: 'Ann', role: 'patient' }],
      patients: [{ patient_id: 'P' }],
      sessions: [{ id: 'S', input_type: 'text' }],
    },
    { tables: { users: 'id, name, role', patients: 'patient_id', sessions: 'id, input_type' } },
  )

  expect(report.tables).toMatchObject({
    users: { repaired: 1 },
    patients: { quarantined: 1 },
    sessions: { repaired: 1 },
  })
  expect(await target.one('select status, metadata, output_format from sessions')).toEqual({
    status: 'active',
    metadata: {},
    output_format: null,
  })
})

test('columns nobody knows are kept with each record, whatever they are called; tables nobody knows are named', async ({
  target,
}) => {
  const { users } = schemaOf('base')
  const report = await target.importRows(
    {
      users: [user({ id: 'U', Ward: 'B3', constructor: 'Bau', 'to string': 'ß', '2024': 7, photo: new Uint8Array(3) })],
    },
    {
      tables: {
        users: `${users}, Ward TEXT, constructor TEXT, "to string" TEXT, "2024" INTEGER, photo BLOB, empty TEXT`,
      },
      sql: 'create table "weird ""table" (x); create table old_users (id)',
    },
  )

  expect(await target.one('select legacy from users')).toEqual({
    legacy: { ward: 'B3', constructor: 'Bau', 'to string': 'ß', 2024: '7', photo: '3 bytes' },
  })
  expect(report.notices).toEqual([
    'Not part of the old system, so not imported: weird "table, old_users.',
    'Columns of users that Substantia does not know are kept with each record: ward, constructor, to string, 2024, photo, empty.',
  ])
})

test('names of tables and columns are known in any case', async ({ target }) => {
  const file = target.write(
    {},
    {
      tables: { users: null, sessions: null },
      sql: `
    create table USERS (ID text, Name text, ROLE text, Created_At text);
    insert into USERS values ('U', 'Ann', 'admin', '2024-03-01 09:30:00');
    create table "Sessions" ("Id" text, INPUT_TYPE text, Patient_Id text);
    insert into "Sessions" values ('S', 'mri', null);`,
    },
  )

  const report = await target.importFile(file)

  expect(report).toMatchObject({ layout: 'base', tables: { users: { read: 1, imported: 1 }, sessions: { read: 1 } } })
})

test('a table of two thousand columns is read like any other', async ({ target }) => {
  const many = Array.from({ length: 1900 }, (_, index) => `extra_${index}`)
  const { users } = schemaOf('base')

  await target.importRows(
    { users: [user({ id: 'U', extra_0: 'first', extra_1899: 'last\0!' })] },
    { tables: { users: `${users}, ${many.join(', ')}` } },
  )

  expect(await target.one('select legacy from users')).toEqual({
    legacy: { extra_0: 'first', extra_1899: 'last\uFFFD!' },
  })
})

test('tables without rowid, strict ones and generated columns are read as what they hold', async ({ target }) => {
  const file = target.write(
    {},
    {
      tables: { users: null, patients: null },
      sql: `
    create table users (id text primary key, name text not null, role text, created_at text) without rowid, strict;
    insert into users values ('B', 'second', 'patient', '2024-03-01 09:30:00'), ('A', 'first', 'patient', '2024-03-01 09:30:00');
    create table patients (patient_id text, first text, last text, name text generated always as (first || ' ' || last) virtual, created_at text);
    insert into patients (patient_id, first, last, created_at) values ('P', 'Anna', 'Berg', '2024-03-01 09:30:00');`,
    },
  )

  await target.importFile(file)

  expect(await target.one('select name, legacy from patients')).toEqual({
    name: 'Anna Berg',
    legacy: { first: 'Anna', last: 'Berg' },
  })
  expect(await target.all('select id from users order by id')).toEqual([{ id: 'A' }, { id: 'B' }])
})
