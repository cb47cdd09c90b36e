import type pg from 'pg'
import type { Admin, Doctor, Make, Patient } from '../support/make.ts'
import { mismatchesOf, noMismatches, statisticsOf } from '../support/derived.ts'
import { refusalOf } from '../support/refusal.ts'
import { expect, test, type As } from '../support/test.ts'

test('everything of one record hangs on the other afterwards, and back on its own when the merge is taken back', async ({
  db,
  make,
  as,
}) => {
  const admin = await make.admin()
  const doctor = await make.doctor()
  const [kept, merged] = [await fullRecord(make, doctor), await fullRecord(make, doctor)]
  const before = await everything(db)

  const { moved } = await merge(as, db, admin, kept, merged)

  expect(moved).toMatchObject({
    consultations: 2,
    sessions: 1,
    mri_scans: 1,
    predictions: 1,
    medical_reports: 1,
    report_status: 2,
    patient_timeline: 2,
    patient_medications: 1,
    doctor_patient_assignments: 1,
  })
  expect(await rowsLeftWith(db, merged)).toEqual([])
  expect(await mismatchesOf(db)).toEqual(noMismatches)
  expect(await statisticsOf(db, kept)).toMatchObject({ total_consultations: 4, total_mri_scans: 2, total_reports: 2 })
  expect(await statisticsOf(db, merged)).toBeUndefined()

  expect(await unmerge(as, db, admin, merged)).toMatchObject({ done: true, conflicts: [] })
  expect(await everything(db)).toEqual(before)
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test('every table that names a patient is moved', async ({ db }) => {
  const { rows } = await db.query<{ name: string }>(
    `select distinct conrelid::regclass::text as name from pg_constraint
      where contype = 'f' and confrelid in ('patients'::regclass, 'sessions'::regclass)
        and exists (select from pg_attribute where attrelid = conrelid and attname = 'patient_id') order by 1`,
  )
  // whoever adds one: move it in app.merge_children as well
  expect(rows.map(({ name }) => name)).toEqual([
    'consultations',
    'doctor_patient_assignments',
    'medical_reports',
    'mri_scans',
    'patient_medications',
    'patient_statistics',
    'patient_timeline',
    'predictions',
    'report_status',
    'sessions',
  ])
})

test('each field is taken from the record that was chosen, or from both', async ({ db, make, as }) => {
  const admin = await make.admin()
  const kept = await make.patient({ name: 'Ana', allergies: 'Latex', phone: '+44 7700 900001', insurance_info: 'A' })
  const merged = await make.patient({
    name: 'Ana Maria',
    allergies: 'Penicillin',
    phone: null,
    insurance_info: 'B',
    date_of_birth: '1950-01-02',
  })

  await merge(as, db, admin, kept, merged, { name: 'merged', allergies: 'both', dateOfBirth: 'merged', phone: 'kept' })

  const { rows } = await db.query(
    `select name, allergies, phone, insurance_info, date_of_birth::text from patients where patient_id = $1`,
    [kept.id],
  )
  expect(rows).toEqual([
    {
      name: 'Ana Maria',
      allergies: 'Latex\nPenicillin',
      phone: '+44 7700 900001',
      insurance_info: 'A',
      date_of_birth: '1950-01-02',
    },
  ])
})

for (const { chosen, primary, consultant } of [
  { chosen: 'kept', primary: 'first', consultant: 'second' },
  { chosen: 'merged', primary: 'second', consultant: 'first' },
] as const) {
  test(`of two primary doctors, that of the ${chosen} record stays primary and the other becomes a consultant`, async ({
    db,
    make,
    as,
  }) => {
    const admin = await make.admin()
    const first = await make.careTeam()
    const second = await make.careTeam()
    const doctors = { first: first.doctor.id, second: second.doctor.id }

    const { moved } = await merge(as, db, admin, first.patient, second.patient, { primaryDoctor: chosen })

    expect(moved).toMatchObject({ stepped_down: 1, ended: 0 })
    expect(await activeTeam(db, first.patient)).toEqual(
      [
        { doctor_id: doctors[primary], assignment_type: 'primary' },
        { doctor_id: doctors[consultant], assignment_type: 'consultant' },
      ].sort(byDoctor),
    )
    expect(await mismatchesOf(db)).toEqual(noMismatches)
  })
}

test('a doctor of both records treats one patient afterwards: the primary assignment is the one that stays', async ({
  db,
  make,
  as,
}) => {
  const admin = await make.admin()
  const { doctor, patient: merged } = await make.careTeam()
  const kept = await make.patient()
  await make.assignment({ doctor, patient: kept }, { assignment_type: 'consultant' })

  const { moved } = await merge(as, db, admin, kept, merged)

  expect(moved).toMatchObject({ ended: 1, stepped_down: 0 })
  expect(await activeTeam(db, kept)).toEqual([{ doctor_id: doctor.id, assignment_type: 'primary' }])
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test('assignments that began at the very same moment both survive', async ({ db, make, as }) => {
  const admin = await make.admin()
  const doctor = await make.doctor()
  const [kept, merged] = [await make.patient(), await make.patient()]
  const moment = { assignment_date: '2020-01-01T00:00:00Z', is_active: false }
  await make.assignment({ doctor, patient: kept }, moment)
  await make.assignment({ doctor, patient: merged }, moment)

  await merge(as, db, admin, kept, merged)

  const { rowCount } = await db.query('select from doctor_patient_assignments where patient_id = $1', [kept.id])
  expect(rowCount).toBe(2)
})

test('what lies in the trash moves too, and comes back to the person it belongs to', async ({ db, make, as }) => {
  const admin = await make.admin()
  const doctor = await make.doctor()
  const [kept, merged] = [await make.patient(), await make.patient()]
  const visit = await make.consultation({ doctor, patient: merged })
  const deletion = await as(admin, (client) =>
    client.query<{ id: string }>(`select app.move_to_trash('consultations', $1, 'a test') as id`, [visit.id]),
  )

  await merge(as, db, admin, kept, merged)
  await as(admin, (client) => client.query('select app.restore_deletion($1)', [deletion.rows[0]?.id]))

  const { rows } = await db.query('select patient_id from consultations where id = $1 and deleted_at is null', [
    visit.id,
  ])
  expect(rows).toEqual([{ patient_id: kept.id }])
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test('the account of the kept record stays, and the other one is closed; without one it gets the other', async ({
  db,
  make,
  as,
}) => {
  const admin = await make.admin()
  const [kept, merged, without] = [await make.patient(), await make.patient(), await make.patient({ user_id: null })]

  expect((await merge(as, db, admin, kept, merged)).moved).toMatchObject({ account: 'disabled' })
  expect((await merge(as, db, admin, without, kept)).moved).toMatchObject({ account: 'moved' })

  const { rows } = await db.query('select user_id from patients where patient_id = $1', [without.id])
  expect(rows).toEqual([{ user_id: kept.userId }])
  const accounts = await db.query('select id, is_active from users where id in ($1, $2) order by id', [
    kept.userId,
    merged.userId,
  ])
  expect(accounts.rows).toEqual(
    [
      { id: kept.userId, is_active: true },
      { id: merged.userId, is_active: false },
    ].sort((one, other) => (one.id < other.id ? -1 : 1)),
  )
})

test('a merge of records that have changed since, are gone, or are one and the same does nothing', async ({
  db,
  make,
  as,
}) => {
  const admin = await make.admin()
  const [kept, merged] = [await make.patient(), await make.patient()]
  const tries = [
    [kept.id, merged.id, 7, 1],
    [kept.id, merged.id, 1, 7],
    [kept.id, kept.id, 1, 1],
    [kept.id, 'nobody', 1, 1],
  ]
  for (const values of tries) {
    const { rows } = await as(admin, (client) =>
      client.query<{ result: unknown }>(`select app.merge_patients($1, $2, $3, $4, '{}', 'a test') as result`, values),
    )
    expect(rows).toEqual([{ result: null }])
  }
  const { rowCount } = await db.query('select from patients where patient_id in ($1, $2) and deleted_at is null', [
    kept.id,
    merged.id,
  ])
  expect(rowCount).toBe(2)
})

test('only administrators merge', async ({ make, as }) => {
  const { doctor, patient } = await make.careTeam()
  for (const person of [doctor, patient]) {
    const work = as(person, (client) => client.query(`select app.merge_patients('a', 'b', 1, 1, '{}', 'r')`))
    expect((await refusalOf(work))?.code).toBe('42501')
  }
})

test('a merge is taken back whole or not at all: a newer change of what it wrote is named', async ({
  db,
  make,
  as,
}) => {
  const admin = await make.admin()
  const [kept, merged] = [await make.patient({ name: 'Old name' }), await make.patient({ name: 'New name' })]
  await merge(as, db, admin, kept, merged, { name: 'merged' })
  await as(admin, (client) => client.query(`update patients set name = 'Newer name' where patient_id = $1`, [kept.id]))

  const undo = await unmerge(as, db, admin, merged)

  expect(undo).toMatchObject({ done: false, conflicts: [{ entity: 'patients', recordId: kept.id, fields: ['name'] }] })
  const { rowCount } = await db.query('select from patients where patient_id = $1 and deleted_at is not null', [
    merged.id,
  ])
  expect(rowCount).toBe(1)
})

async function fullRecord(make: Make, doctor: Doctor): Promise<Patient> {
  const patient = await make.patient()
  await make.assignment({ doctor: await make.doctor(), patient }, { assignment_type: 'consultant' })
  const session = await make.session(patient)
  const scan = await make.scan(session)
  await make.prediction(session, { mri_scan_id: scan.id })
  await make.report(session)
  await make.reportRequest(patient, { session_id: session.id })
  await make.reportRequest(patient, { status: 'failed' })
  await make.consultation({ doctor, patient }, { session_id: session.id })
  await make.consultation({ doctor, patient })
  await make.note(patient)
  await make.note(patient, { session_id: session.id })
  await make.medication(patient)
  return patient
}

async function merge(
  as: As,
  db: pg.Client,
  admin: Admin,
  kept: { id: string },
  merged: { id: string },
  choices: object = {},
) {
  const { rows: versions } = await db.query<{ id: string; version: number }>(
    'select patient_id as id, version from patients where patient_id in ($1, $2)',
    [kept.id, merged.id],
  )
  const versionOf = (id: string) => versions.find((row) => row.id === id)?.version
  const { rows } = await as(admin, async (client) => {
    await client.query(`select set_config('app.action', 'patients.merge', true)`)
    return client.query<{ result: { id: string; moved: object } }>(
      'select app.merge_patients($1, $2, $3, $4, $5, $6) as result',
      [kept.id, merged.id, versionOf(kept.id), versionOf(merged.id), choices, 'a test'],
    )
  })
  return rows[0]!.result
}

async function unmerge(as: As, db: pg.Client, admin: Admin, merged: { id: string }) {
  const { rows } = await db.query<{ id: string }>(
    'select operation_id as id from patient_merges where merged_id = $1 order by merged_at desc limit 1',
    [merged.id],
  )
  const undone = await as(admin, (client) =>
    client.query<{ result: object }>('select app.undo_operation($1, false) as result', [rows[0]?.id]),
  )
  return undone.rows[0]?.result
}

const parts = [
  'patients',
  'users',
  'doctor_patient_assignments',
  'sessions',
  'consultations',
  'mri_scans',
  'predictions',
  'medical_reports',
  'report_status',
  'patient_medications',
]

/** What the whole database says, but for counters of edits and the moments of them. */
async function everything(db: pg.Client) {
  const found: Record<string, unknown> = {}
  for (const part of parts) {
    const { rows } = await db.query<{ row: object }>(
      part === 'medical_reports'
        ? `select to_jsonb(t) as row from ${part} t order by 1`
        : `select to_jsonb(t) - 'version' - 'updated_at' as row from ${part} t order by 1`,
    )
    found[part] = rows
  }
  const entries = await db.query(
    `select patient_id, event_type, event_title, event_date, related_id, session_id from patient_timeline order by 1, 2, 3, 4, 5`,
  )
  return { ...found, entries: entries.rows }
}

async function rowsLeftWith(db: pg.Client, patient: { id: string }): Promise<string[]> {
  const left: string[] = []
  for (const part of [...parts, 'patient_timeline', 'patient_statistics'].filter(
    (name) => !['patients', 'users'].includes(name),
  )) {
    const { rowCount } = await db.query(`select from ${part} where patient_id = $1`, [patient.id])
    if (rowCount) left.push(part)
  }
  return left
}

async function activeTeam(db: pg.Client, patient: { id: string }) {
  const { rows } = await db.query<{ doctor_id: string; assignment_type: string }>(
    `select doctor_id, assignment_type from doctor_patient_assignments
      where patient_id = $1 and is_active and deleted_at is null order by doctor_id`,
    [patient.id],
  )
  return rows.sort(byDoctor)
}

function byDoctor(one: { doctor_id: string }, other: { doctor_id: string }) {
  return one.doctor_id < other.doctor_id ? -1 : 1
}
