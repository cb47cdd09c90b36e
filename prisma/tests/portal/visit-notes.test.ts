import { actingFor, aGrant, aHelper } from '../helpers/test.ts'
import type { Person } from '../support/person.ts'
import { refusalOf } from '../support/refusal.ts'
import { expect, test as base } from '../support/test.ts'

/** A visit that was held, its note a draft; `reads` is what somebody finds of notes. */
const test = base.extend('care', async ({ make, as }) => {
  const { doctor, patient } = await make.careTeam()
  const visit = await make.consultation(
    { doctor, patient },
    { status: 'completed', chief_complaint: 'Tremor', diagnosis: 'Found', prescription: 'Taken' },
  )
  const reads = (person: Person) =>
    as(person, async (client) => {
      const { rows } = await client.query<{ about: string; found: string; taken: string; is_out: boolean }>(
        'select chief_complaint as about, diagnosis as found, prescription as taken, is_out from app.my_visit_notes()',
      )
      return rows
    })
  return { doctor, patient, visit, reads }
})

const draft = [{ about: 'Tremor', found: null, taken: null, is_out: false }]
const said = [{ about: 'Tremor', found: 'Found', taken: 'Taken', is_out: true }]

test('a patient reads what was found and prescribed once the note is signed, and not before', async ({ care, as }) => {
  expect(await care.reads(care.patient)).toEqual(draft)

  await as(care.doctor, (client) => client.query('select app.sign_consultation($1)', [care.visit.id]))

  expect(await care.reads(care.patient)).toEqual(said)
})

test('what the old system showed is shown', async ({ care, db }) => {
  await db.query('update consultations set import_run = 1 where id = $1', [care.visit.id])

  expect(await care.reads(care.patient)).toEqual(said)
})

test('nobody else reads it this way, and the words are in no column a patient may ask for', async ({
  care,
  make,
  as,
}) => {
  expect(await care.reads(await make.patient())).toEqual([])
  expect((await refusalOf(care.reads(care.doctor)))?.code).toBe('42501')
  for (const column of ['chief_complaint', 'diagnosis', 'prescription', 'findings', 'assessment', 'notes'])
    expect(
      (await refusalOf(as(care.patient, (client) => client.query(`select ${column} from consultations`))))?.code,
    ).toBe('42501')
})

test('who helps with appointments reads no note; who sees everything reads as the patient does', async ({
  care,
  make,
  db,
}) => {
  const helper = await aHelper(make)
  const part = await aGrant(db, care.patient, helper, { scope: 'appointments' })
  const all = await aGrant(db, care.patient, helper, { scope: 'everything' })

  expect(await care.reads(actingFor(helper, care.patient, part))).toEqual([])
  expect(await care.reads(actingFor(helper, care.patient, all))).toEqual(draft)
})

test('a stage is the patient’s to see when a doctor has told them', async ({ care, make, as }) => {
  const told = { doctor_id: care.doctor.id, hoehn_yahr_stage: 2, patient_knows: true }
  await make.assessment(care.patient, { ...told, hoehn_yahr_stage: 3, patient_knows: false })
  await make.assessment(care.patient, told)
  const stages = (person: Person) =>
    as(
      person,
      async (client) => (await client.query('select stage::float8 as stage, doctor_id from app.my_stages()')).rows,
    )

  expect(await stages(care.patient)).toEqual([{ stage: 2, doctor_id: care.doctor.id }])
  expect(await stages(await make.patient())).toEqual([])
})

test('the usual wait is the median until a report could be read, of patients’ reports that were let out', async ({
  make,
  as,
  db,
}) => {
  const patient = await make.patient()
  for (const [hours, released] of [
    [2, true],
    [4, true],
    [9, true],
    [90, false],
  ] as const) {
    const session = await make.session(patient)
    const { id } = await make.report(session, { report_type: 'patient', released_at: null })
    await db.query(
      `update medical_reports set released_at = case when $2 then now() - interval '10 days' + make_interval(hours => $3) end
        where id = $1`,
      [id, released, hours],
    )
    await make.reportRequest(patient, {
      session_id: session.id,
      report_id: id,
      report_type: 'patient',
      status: 'generated',
      requested_at: new Date(Date.now() - 10 * 86_400_000).toISOString(),
    })
  }

  const [wait] = await as(
    patient,
    async (client) =>
      (await client.query('select counted, round(median_hours) as hours from app.usual_report_wait()')).rows,
  )
  expect(wait).toEqual({ counted: 3, hours: 4 })
})
