import type pg from 'pg'
import { mismatchesOf, noMismatches } from '../support/derived.ts'
import type { Make } from '../support/make.ts'
import { refusalOf } from '../support/refusal.ts'
import { expect, test } from '../support/test.ts'

const children = ['mri_scans', 'predictions', 'medical_reports'] as const

test("a scan, a prediction and a report get their session's patient when none is named", async ({ db, make }) => {
  const patient = await make.patient()
  const session = await sessionWithChildren(make, patient)

  expect(await patientsOfChildren(db, session)).toEqual([patient.id, patient.id, patient.id])
})

for (const { move, from, to } of [
  { move: 'from one patient to another', from: 'one', to: 'another' },
  { move: 'from a patient to nobody', from: 'one', to: null },
  { move: 'from nobody to a patient', from: null, to: 'another' },
] as const) {
  test(`a session that goes ${move} takes its scans, predictions and reports along`, async ({ db, make }) => {
    const people = { one: await make.patient(), another: await make.patient() }
    const session = await sessionWithChildren(make, from && people[from])
    const target = to && people[to].id

    await db.query('update sessions set patient_id = $2 where id = $1', [session.id, target])

    expect(await patientsOfChildren(db, session)).toEqual([target, target, target])
    expect(await mismatchesOf(db)).toEqual(noMismatches)
  })
}

test("a session's consultation and report request move along to the other patient", async ({ db, make }) => {
  const { doctor, patient } = await make.careTeam()
  const other = await make.patient()
  const session = await make.session(patient)
  const consultation = await make.consultation({ doctor, patient }, { session_id: session.id })
  const request = await make.reportRequest(patient, { session_id: session.id })

  await db.query('update sessions set patient_id = $2 where id = $1', [session.id, other.id])

  const { rows } = await db.query(
    'select patient_id from consultations where id = $1 union all select patient_id from report_status where id = $2',
    [consultation.id, request.id],
  )
  expect(rows).toEqual([{ patient_id: other.id }, { patient_id: other.id }])
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

for (const table of children) {
  test(`another patient than the session's is refused in ${table}`, async ({ db, make }) => {
    const patient = await make.patient()
    const other = await make.patient()
    const session = await sessionWithChildren(make, patient)
    const ofNobody = await make.session(null)
    const wrong = { code: '23503', constraint: `${table}_session_patient_fkey` }

    const inserted = await refusalOf(insertChild(db, table, session.id, other.id))
    const insertedForNobody = await refusalOf(insertChild(db, table, ofNobody.id, other.id))
    const updated = await refusalOf(
      db.query(`update ${table} set patient_id = $2 where session_id = $1`, [session.id, other.id]),
    )

    expect(inserted).toEqual(wrong)
    expect(insertedForNobody).toEqual(wrong)
    expect(updated).toEqual(wrong)
  })

  test(`the patient cannot be taken off a row of ${table} while its session has one`, async ({ db, make }) => {
    const patient = await make.patient()
    const session = await sessionWithChildren(make, patient)

    await db.query(`update ${table} set patient_id = null where session_id = $1`, [session.id])

    expect(await patientsOfChildren(db, session)).toEqual([patient.id, patient.id, patient.id])
    expect(await mismatchesOf(db)).toEqual(noMismatches)
  })

  test(`a row of ${table} that goes to another session gets that session's patient`, async ({ db, make }) => {
    const patient = await make.patient()
    const other = await make.patient()
    const session = await sessionWithChildren(make, patient)
    const target = await make.session(other)
    const ofNobody = await make.session(null)

    await db.query(`update ${table} set session_id = $2 where session_id = $1`, [session.id, target.id])
    const { rows: moved } = await db.query(`select patient_id from ${table} where session_id = $1`, [target.id])
    await db.query(`update ${table} set session_id = $2 where session_id = $1`, [target.id, ofNobody.id])
    const { rows: orphaned } = await db.query(`select patient_id from ${table} where session_id = $1`, [ofNobody.id])

    expect(moved).toEqual([{ patient_id: other.id }])
    expect(orphaned).toEqual([{ patient_id: null }])
    expect(await mismatchesOf(db)).toEqual(noMismatches)
  })
}

test('a session with a consultation or a report request keeps a patient', async ({ db, make }) => {
  const { doctor, patient } = await make.careTeam()
  const visited = await make.session(patient)
  await make.consultation({ doctor, patient }, { session_id: visited.id })
  const requested = await make.session(patient)
  await make.reportRequest(patient, { session_id: requested.id })
  const unassign = (id: string) => refusalOf(db.query('update sessions set patient_id = null where id = $1', [id]))

  expect(await unassign(visited.id)).toMatchObject({ code: '23502' })
  expect(await unassign(requested.id)).toMatchObject({ code: '23502' })
})

test('a consultation is linked only to a session of its own patient', async ({ db, make }) => {
  const { doctor, patient } = await make.careTeam()
  const session = await make.session(await make.patient())
  const consultation = await make.consultation({ doctor, patient })

  const linked = await refusalOf(
    db.query('update consultations set session_id = $2 where id = $1', [consultation.id, session.id]),
  )

  expect(linked).toEqual({ code: '23503', constraint: 'consultations_session_patient_fkey' })
})

async function sessionWithChildren(make: Make, patient: { id: string } | null) {
  const session = await make.session(patient)
  await make.scan(session)
  await make.prediction(session)
  await make.report(session)
  return session
}

async function patientsOfChildren(db: pg.Client, session: { id: string }) {
  const found: (string | null)[] = []
  for (const table of children) {
    const { rows } = await db.query<{ patient_id: string | null }>(
      `select patient_id from ${table} where session_id = $1`,
      [session.id],
    )
    found.push(...rows.map(({ patient_id: id }) => id))
  }
  return found
}

function insertChild(db: pg.Client, table: (typeof children)[number], sessionId: string, patientId: string) {
  const more =
    table === 'medical_reports'
      ? { columns: ', title, content', values: ", 'Title', 'Content'" }
      : { columns: '', values: '' }
  return db.query(`insert into ${table} (session_id, patient_id${more.columns}) values ($1, $2${more.values})`, [
    sessionId,
    patientId,
  ])
}
