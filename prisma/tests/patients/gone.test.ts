import type pg from 'pg'
import { startAndWaitForLock } from '../support/interleave.ts'
import type { Admin, Make } from '../support/make.ts'
import { beginAs } from '../support/person.ts'
import { refusalOf } from '../support/refusal.ts'
import { expect, test, type As } from '../support/test.ts'
import { merge } from './merging.ts'

/*
 * A form that was open before the patient was merged or put into the trash: whatever it wants to write for them is refused,
 * and the same for a patient who is there is not.
 */
type Written = (make: Make, patient: { id: string }, doctor: { id: string }) => Promise<{ id: string }>

const records: Record<string, Written> = {
  doctor_patient_assignments: (make, patient, doctor) => make.assignment({ doctor, patient }),
  sessions: (make, patient) => make.session(patient),
  consultations: (make, patient, doctor) => make.consultation({ doctor, patient }),
  report_status: (make, patient) => make.reportRequest(patient),
  patient_medications: (make, patient) => make.medication(patient),
  patient_timeline: (make, patient) => make.note(patient),
}
const gone = {
  merged: {
    constraint: 'patient_not_merged',
    async leave(as: As, db: pg.Client, admin: Admin, patient: { id: string }, make: Make) {
      await merge(as, db, admin, await make.patient(), patient)
    },
  },
  'in the trash': {
    constraint: 'patient_not_in_trash',
    async leave(as: As, _db: pg.Client, admin: Admin, patient: { id: string }) {
      await as(admin, (client) => client.query(`select app.move_to_trash('patients', $1, 'a test')`, [patient.id]))
    },
  },
}

for (const [state, { constraint, leave }] of Object.entries(gone)) {
  for (const [table, write] of Object.entries(records)) {
    test(`${table}: nothing is written for a patient who is ${state}, nor moved to them`, async ({ db, make, as }) => {
      const [doctor, living, left] = [await make.doctor(), await make.patient(), await make.patient()]
      await leave(as, db, await make.admin(), left, make)
      const refused = { code: '23514', constraint }

      expect(await refusalOf(write(make, left, doctor))).toEqual(refused)
      const { id } = await write(make, living, doctor)
      const move = db.query(`update ${table} set patient_id = $2 where id = $1`, [id, left.id])
      expect(await refusalOf(move)).toEqual(refused)
    })
  }
}

for (const table of ['mri_scans', 'predictions', 'medical_reports'] as const) {
  test(`${table}: nothing is written into a session whose patient is in the trash`, async ({ db, make, as }) => {
    const write = { mri_scans: make.scan, predictions: make.prediction, medical_reports: make.report }[table]
    const patient = await make.patient()
    const session = await make.session(patient)
    await write(session)
    await gone['in the trash'].leave(as, db, await make.admin(), patient)

    expect(await refusalOf(write(session))).toEqual({ code: '23514', constraint: 'patient_not_in_trash' })
  })
}

test('what lies in the trash comes back with its patient, and is written for again', async ({ db, make, as }) => {
  const { doctor, patient } = await make.careTeam()
  await make.consultation({ doctor, patient })
  await make.note(patient)
  const admin = await make.admin()

  await as(admin, async (client) => {
    const { rows } = await client.query<{ id: string }>(`select app.move_to_trash('patients', $1, 'a test') as id`, [
      patient.id,
    ])
    await client.query('select app.restore_deletion($1)', [rows[0]?.id])
  })

  const { rows } = await db.query(
    `select (select count(*)::integer from consultations where patient_id = $1 and deleted_at is null) as visits,
            (select count(*)::integer from patient_timeline where patient_id = $1 and related_id is null and deleted_at is null) as notes`,
    [patient.id],
  )
  expect(rows).toEqual([{ visits: 1, notes: 1 }])
  await make.medication(patient)
})

test('a visit written while its patient goes to the trash is refused, not left behind', async ({
  db,
  make,
  connect,
  database,
}) => {
  const { doctor, patient } = await make.careTeam()
  const [writer, cleaner] = [await connect(), await database.connectWeb()]
  await beginAs(cleaner, await make.admin())
  await cleaner.query(`select app.move_to_trash('patients', $1, 'a test')`, [patient.id])

  const { running } = await startAndWaitForLock(db, writer, () =>
    refusalOf(
      writer.query('insert into consultations (patient_id, doctor_id) values ($1, $2)', [patient.id, doctor.id]),
    ),
  )
  await cleaner.query('commit')

  expect(await running).toEqual({ code: '23514', constraint: 'patient_not_in_trash' })
})

test('a visit that was written first goes to the trash along with its patient', async ({
  db,
  make,
  connect,
  database,
}) => {
  const { doctor, patient } = await make.careTeam()
  const [writer, cleaner] = [await connect(), await database.connectWeb()]
  await writer.query('begin')
  await writer.query('insert into consultations (patient_id, doctor_id) values ($1, $2)', [patient.id, doctor.id])
  await beginAs(cleaner, await make.admin())

  const { running } = await startAndWaitForLock(db, cleaner, () =>
    cleaner.query(`select app.move_to_trash('patients', $1, 'a test')`, [patient.id]),
  )
  await writer.query('commit')
  await running
  await cleaner.query('commit')

  const { rowCount } = await db.query('select from consultations where patient_id = $1 and deleted_at is null', [
    patient.id,
  ])
  expect(rowCount).toBe(0)
})
