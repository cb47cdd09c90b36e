import { refusalOf } from '../support/refusal.ts'
import { expect, test } from '../support/test.ts'

test('a doctor reads the medications of the patients of now, a patient their own, nobody anybody else’s', async ({
  make,
  as,
}) => {
  const { doctor, patient } = await make.careTeam()
  const stranger = await make.careTeam()
  const { id } = await make.medication(patient)

  for (const [person, found] of [
    [await make.admin(), true],
    [doctor, true],
    [patient, true],
    [stranger.doctor, false],
    [stranger.patient, false],
  ] as const) {
    const { rows } = await as(person, (client) =>
      client.query('select id from patient_medications where id = $1', [id]),
    )
    expect(rows, person.databaseRole).toEqual(found ? [{ id }] : [])
  }
})

test('one in the trash is seen by administrators only', async ({ make, as }) => {
  const { doctor, patient } = await make.careTeam()
  const { id } = await make.medication(patient)
  await make.trash('patient_medications', id)

  for (const [person, count] of [
    [await make.admin(), 1],
    [doctor, 0],
    [patient, 0],
  ] as const) {
    const { rowCount } = await as(person, (client) =>
      client.query('select id from patient_medications where id = $1', [id]),
    )
    expect(rowCount).toBe(count)
  }
})

test('the clinic’s notes are not for the patient, and patients write nothing here', async ({ make, as }) => {
  const { patient } = await make.careTeam()
  await make.medication(patient)

  expect((await refusalOf(as(patient, (client) => client.query('select notes from patient_medications'))))?.code).toBe(
    '42501',
  )
  for (const sql of [
    `update patient_medications set dose = 'x'`,
    `insert into patient_medications (patient_id, name, dose, as_needed) values ('${patient.id}', 'n', 'd', true)`,
  ]) {
    expect((await refusalOf(as(patient, (client) => client.query(sql))))?.code, sql).toBe('42501')
  }
})

for (const { what, values, constraint } of [
  {
    what: 'without a time, unless it is taken when needed',
    values: `'{}', false, null, null`,
    constraint: 'patient_medications_times_or_as_needed',
  },
  {
    what: 'with a time that is unknown',
    values: `'{07:00,null}', false, null, null`,
    constraint: 'patient_medications_times_whole',
  },
  {
    what: 'that ends before it begins',
    values: `'{07:00}', false, '2026-02-01', '2026-01-31'`,
    constraint: 'patient_medications_ends_after_start',
  },
]) {
  test(`no medication ${what}`, async ({ db, make }) => {
    const patient = await make.patient()
    const write = db.query(
      `insert into patient_medications (patient_id, name, dose, times, as_needed, started_on, ended_on)
       values ($1, 'n', 'd', ${values})`,
      [patient.id],
    )
    expect(await refusalOf(write)).toMatchObject({ constraint })
  })
}

test('a medication goes to the trash with its patient, and comes back with them', async ({ db, make, as }) => {
  const admin = await make.admin()
  const patient = await make.patient()
  const { id } = await make.medication(patient)
  const living = () => db.query('select from patient_medications where id = $1 and deleted_at is null', [id])

  const { rows } = await as(admin, (client) =>
    client.query<{ deletion: string }>(`select app.move_to_trash('patients', $1, 'a test') as deletion`, [patient.id]),
  )
  expect((await living()).rowCount).toBe(0)
  await as(admin, (client) => client.query('select app.restore_deletion($1)', [rows[0]?.deletion]))
  expect((await living()).rowCount).toBe(1)
})
