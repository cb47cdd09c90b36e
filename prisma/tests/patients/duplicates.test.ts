import type pg from 'pg'
import { worker } from '../support/person.ts'
import { refusalOf } from '../support/refusal.ts'
import { expect, test, type As } from '../support/test.ts'

test('a new record is compared by itself, and the pair is listed once whichever came first', async ({
  db,
  make,
  as,
}) => {
  const [one, other] = await twins(make)

  await compareAll(as)

  expect(await pairs(db, one)).toEqual([pairOf(one, other)])
  expect(await pairs(db, other)).toEqual([pairOf(one, other)])
})

test('a record that is corrected is compared again, and a pair that is none any more goes', async ({
  db,
  make,
  as,
}) => {
  const [one, other] = await twins(make)
  await compareAll(as)

  await db.query(
    `update patients set name = 'Somebody Else Entirely', date_of_birth = '1930-01-01' where patient_id = $1`,
    [other.id],
  )
  await compareAll(as)
  expect(await pairs(db, one)).toEqual([])

  await db.query(`update patients set name = $2, date_of_birth = $3 where patient_id = $1`, [
    other.id,
    one.name,
    one.born,
  ])
  await compareAll(as)
  expect(await pairs(db, one)).toEqual([pairOf(one, other)])
})

test('an edit that leaves the person as they were asks for no comparison', async ({ db, make, as }) => {
  const [one] = await twins(make)
  await compareAll(as)

  await db.query(`update patients set allergies = 'Latex' where patient_id = $1`, [one.id])

  expect((await db.query('select from app.patients_to_compare')).rowCount).toBe(0)
})

test('a dismissed pair is remembered when the records are compared again', async ({ db, make, as }) => {
  const admin = await make.admin()
  const [one, other] = await twins(make)
  await compareAll(as)

  await as(admin, (client) =>
    client.query(
      'update patient_duplicates set dismissed_at = now(), dismissed_by = $1 where $2 in (first_id, second_id)',
      [admin.userId, one.id],
    ),
  )
  await db.query('insert into app.patients_to_compare values ($1), ($2)', [one.id, other.id])
  await compareAll(as)

  const { rows } = await db.query('select dismissed_by from patient_duplicates where $1 in (first_id, second_id)', [
    one.id,
  ])
  expect(rows).toEqual([{ dismissed_by: admin.userId }])
})

test('somebody in the trash is in no new pair', async ({ db, make, as }) => {
  const [one, other] = await twins(make)
  await db.query('update patients set deleted_at = now() where patient_id = $1', [other.id])

  await compareAll(as)

  expect(await pairs(db, one)).toEqual([])
})

test('an administrator asks for a comparison of everybody; the worker does it; nobody else does either', async ({
  db,
  make,
  as,
}) => {
  const admin = await make.admin()
  const { doctor, patient } = await make.careTeam()
  await compareAll(as)
  const living = await db.query('select from patients where deleted_at is null')

  await as(admin, (client) => client.query('select app.compare_all_patients()'))

  const { rows } = await as(admin, (client) =>
    client.query('select app.patients_waiting_for_comparison()::integer as count'),
  )
  expect(rows).toEqual([{ count: living.rowCount }])
  for (const person of [doctor, patient, worker]) {
    expect(await refusalOf(as(person, (client) => client.query('select app.compare_all_patients()')))).toMatchObject({
      code: '42501',
    })
  }
  for (const person of [admin, doctor, patient]) {
    expect(await refusalOf(as(person, (client) => client.query('select app.compare_patients(1)')))).toMatchObject({
      code: '42501',
    })
  }
})

type Twin = { id: string; name: string; born: string }
/** Nobody like anybody else, so that the pairs of one test are not those of another. */
const people = [
  { name: 'Ottokar Brandvold', date_of_birth: '1931-01-08' },
  { name: 'Seraphine Mulcahy', date_of_birth: '1942-05-27' },
  { name: 'Wojciech Ziemba', date_of_birth: '1953-09-14' },
  { name: 'Philippa Thorneycroft', date_of_birth: '1964-12-30' },
  { name: 'Haruki Nakanishi', date_of_birth: '1975-07-19' },
]
let made = 0

async function twins(make: { patient: (row: object) => Promise<{ id: string }> }): Promise<[Twin, Twin]> {
  const person = people[made]!
  made += 1
  const [one, other] = [await make.patient(person), await make.patient(person)]
  const twin = (id: string) => ({ id, name: person.name, born: person.date_of_birth })
  return [twin(one.id), twin(other.id)]
}

async function compareAll(as: As) {
  for (;;) {
    const { rows } = await as(worker, (client) =>
      client.query<{ compared: number }>('select app.compare_patients(100) as compared'),
    )
    if (rows[0]?.compared === 0) return
  }
}

function pairOf(one: Twin, other: Twin) {
  const [first_id, second_id] = [one.id, other.id].sort()
  return { first_id, second_id, reasons: ['name-same', 'birth-same'] }
}

async function pairs(db: pg.Client, { id }: Twin) {
  const { rows } = await db.query<object>(
    'select first_id, second_id, reasons from patient_duplicates where $1 in (first_id, second_id) and dismissed_at is null order by 1, 2',
    [id],
  )
  return rows
}
