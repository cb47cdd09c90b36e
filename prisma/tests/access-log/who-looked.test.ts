import type { Person } from '../support/person.ts'
import { refusalOf } from '../support/refusal.ts'
import { expect, test, type As } from '../support/test.ts'

type Line = {
  name: string | null
  role: string
  is_helper: boolean
  is_preview: boolean
  is_own_doctor: boolean
  reason: string | null
  times: number
  read_parts: string[]
  written_parts: string[]
  first_at: Date
  last_at: Date
}

async function looksAt(as: As, person: Person, before = 'infinity', most = 50): Promise<Line[]> {
  const { rows } = await as(person, (client) =>
    client.query<Line>(`select * from app.who_looked('Europe/Oslo', $1, $2)`, [before, most]),
  )
  return rows
}

const read = (as: As, person: Person, access: object) =>
  as(person, (client) =>
    client.query('select app.record_access($1::jsonb)', [
      JSON.stringify([
        { action: 'patients.open', entity: 'patients', fields: ['patients', 'consultations'], ...access },
      ]),
    ]),
  )

test('a patient sees who read which part and who wrote, a line for each person and day, and not themself', async ({
  db,
  make,
  as,
}) => {
  const { doctor, patient } = await make.careTeam()
  await db.query(`update users set name = 'Dora Known' where id = $1`, [doctor.userId])
  const admin = await make.admin({ name: 'Adam Known' })
  await read(as, doctor, { patient_id: patient.id })
  await read(as, doctor, { patient_id: patient.id, fields: ['medical_reports'] })
  await read(as, admin, { listed_patient_ids: [patient.id], action: 'patients.list' })
  await read(as, patient, { patient_id: patient.id })
  const visit = await make.consultation({ doctor, patient })
  await as(doctor, (client) => client.query("update consultations set notes = 'x' where id = $1", [visit.id]))

  const lines = await looksAt(as, patient)

  expect(lines.map(({ name, role, is_own_doctor: own }) => [name, role, own])).toEqual([
    ['Dora Known', 'doctor', true],
    ['Adam Known', 'admin', false],
  ])
  expect(lines[0]).toMatchObject({
    times: 3,
    read_parts: ['consultations', 'medical_reports', 'patients'],
    written_parts: ['consultations'],
  })
  expect(lines[1]).toMatchObject({ times: 1, read_parts: ['list'], written_parts: [] })
})

test('no id of anybody comes out, and nothing of another patient', async ({ make, as }) => {
  const { doctor, patient } = await make.careTeam()
  const other = await make.careTeam()
  await read(as, doctor, { listed_patient_ids: [patient.id, other.patient.id], action: 'patients.list' })
  await read(as, other.doctor, { patient_id: other.patient.id, entity_id: other.patient.id })

  const said = JSON.stringify(await looksAt(as, patient))

  for (const id of [other.patient.id, other.doctor.id, other.doctor.userId, doctor.id, doctor.userId, patient.id])
    expect(said.replaceAll(`Person ${id}`, ''), id).not.toContain(id)
  expect(await looksAt(as, patient)).toHaveLength(1)
})

test('what was refused is no look, and a preview is named as what it is', async ({ make, as }) => {
  const patient = await make.patient()
  const admin = await make.admin()
  const stranger = await make.doctor()
  await read(as, stranger, { patient_id: patient.id, outcome: 'denied' })
  await read(as, stranger, { patient_id: patient.id, outcome: 'not-found' })
  await read(as, admin, { patient_id: patient.id, action: 'preview.reports.of-patient' })
  await read(as, admin, { patient_id: patient.id })

  const lines = await looksAt(as, patient)

  expect(lines.map(({ role, is_preview: preview }) => [role, preview]).sort()).toEqual([
    ['admin', false],
    ['admin', true],
  ])
})

test('who helps is listed under the name the patient gave them, and may not ask who looked', async ({
  db,
  make,
  as,
}) => {
  const { patient, doctor } = await make.careTeam()
  const daughter = await make.user({ name: 'As in her own account' })
  await db.query(`update users set role = 'helper' where id = $1`, [daughter.id])
  const {
    rows: [grant],
  } = await db.query<{ id: string }>(
    `insert into helper_grants (patient_id, helper_name, helper_email, scope, invited_at, invite_expires_at, helper_user_id, accepted_at)
     values ($1, 'My daughter', 'd@example.test', 'everything', now(), now() + interval '7 days', $2, now()) returning id`,
    [patient.id, daughter.id],
  )
  const helper: Person = {
    databaseRole: 'substantia_patient',
    claims: { r: 'patient', u: daughter.id, p: patient.id, g: grant?.id ?? '', s: 'session', q: 'request' },
  }
  await read(as, helper, { patient_id: patient.id })
  await read(as, doctor, { patient_id: patient.id })

  const lines = await looksAt(as, patient)

  expect(lines.filter(({ is_helper: helps }) => helps)).toMatchObject([{ name: 'My daughter', role: 'patient' }])
  expect(await looksAt(as, helper)).toEqual([])
  for (const person of [doctor, await make.admin()])
    expect(await refusalOf(looksAt(as, person))).toMatchObject({ code: '42501' })
})

test('pages follow each other without a gap and without a line twice', async ({ db, make, as }) => {
  const patient = await make.patient()
  const doctors = [await make.doctor(), await make.doctor(), await make.doctor()]
  for (const doctor of doctors) {
    await read(as, doctor, { patient_id: patient.id })
    await read(as, doctor, { patient_id: patient.id })
  }
  expect(db).toBeDefined()

  const all = await looksAt(as, patient)
  const first = await looksAt(as, patient, 'infinity', 2)
  const second = await looksAt(as, patient, first.at(-1)?.last_at.toISOString(), 2)

  expect(all).toHaveLength(3)
  expect([...first, ...second].map(({ name }) => name)).toEqual(all.map(({ name }) => name))
})

test('the accounting reads the patient’s own events by an index', async ({ db }) => {
  const { rows } = await db.query<{ definition: string }>(
    `select indexdef as definition from pg_indexes where tablename = 'audit_events'`,
  )
  const all = rows.map(({ definition }) => definition).join('\n')
  expect(all).toMatch(/\(patient_id, at DESC, id DESC\)/)
  expect(all).toMatch(/gin \(listed_patient_ids\)/)
})

test('why is said where the record says it, and of nobody else', async ({ db, make, as }) => {
  const { patient, doctor } = await make.careTeam()
  const before = await make.doctor({}, { name: 'Treated before' })
  await make.assignment(
    { doctor: before, patient },
    {
      assignment_date: '2019-01-01T00:00:00Z',
      is_active: false,
      ended_at: '2020-01-01T00:00:00Z',
    },
  )
  const standIn = await make.doctor({}, { name: 'Stood in' })
  await make.consultation(
    { doctor: standIn, patient },
    { status: 'completed', consultation_date: new Date().toISOString() },
  )
  const stranger = await make.doctor({}, { name: 'A stranger' })
  const [answering, other] = [await make.admin({ name: 'Answered' }), await make.admin({ name: 'Keeps records' })]
  await db.query(`update users set name = 'Treats' where id = $1`, [doctor.userId])
  const {
    rows: [correction],
  } = await db.query<{ id: string }>(
    `insert into correction_requests (patient_id, about, wrong, should_say, sent_at)
     values ($1, 'visits', 'x', 'y', now()) returning id`,
    [patient.id],
  )
  await db.query(
    `insert into correction_answers (correction_id, outcome, answer, answered_by) values ($1, 'explained', 'z', $2)`,
    [correction?.id, answering.userId],
  )
  for (const person of [doctor, before, standIn, stranger, answering, other])
    await read(as, person, { patient_id: patient.id })

  const reasons = Object.fromEntries((await looksAt(as, patient)).map(({ name, reason }) => [name, reason]))

  expect(reasons).toEqual({
    Treats: 'treats',
    'Treated before': null,
    'Stood in': 'visit',
    'A stranger': null,
    Answered: 'answered',
    'Keeps records': 'clinic',
  })
})
