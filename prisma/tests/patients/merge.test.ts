import { mismatchesOf, noMismatches, statisticsOf } from '../support/derived.ts'
import { refusalOf } from '../support/refusal.ts'
import { expect, test } from '../support/test.ts'
import { activeTeam, byDoctor, everything, fullRecord, merge, rowsLeftWith, unmerge } from './merging.ts'

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
    clinical_assessments: 1,
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
  // whoever adds one: move it in app.merge_children as well. Marks on a worklist are of a day, and stay where they are;
  // questions and corrections follow by triggers of their own (prisma/tests/portal, corrections); a file of one's own data is
  // of the record it was made of, and a permission to help is of the one it was given for
  expect(rows.map(({ name }) => name)).toEqual([
    'clinical_assessments',
    'consultations',
    'correction_requests',
    'data_archives',
    'doctor_patient_assignments',
    'helper_grants',
    'medical_reports',
    'mri_scans',
    'patient_medications',
    'patient_statistics',
    'patient_timeline',
    'predictions',
    'report_status',
    'sessions',
    'visit_questions',
    'worklist_claims',
    'worklist_snoozes',
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
