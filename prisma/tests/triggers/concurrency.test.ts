import type pg from 'pg'
import { mismatchesOf, noMismatches, statisticsOf } from '../support/derived.ts'
import { startAndWaitForLock } from '../support/interleave.ts'
import { expect, test } from '../support/test.ts'

test('a patient restored while a visit is completed has the visit counted, whoever comes first', async ({
  db,
  make,
  connect,
}) => {
  for (const restoreFirst of [true, false]) {
    const { doctor, patient } = await make.careTeam()
    const { id } = await make.consultation({ doctor, patient }, { status: 'scheduled' })
    await db.query('update patients set deleted_at = now() where patient_id = $1', [patient.id])
    const restore = (client: pg.Client) =>
      client.query('update patients set deleted_at = null where patient_id = $1', [patient.id])
    const visit = (client: pg.Client) =>
      client.query("update consultations set status = 'completed' where id = $1", [id])

    await firstThenSecond(db, connect, restoreFirst ? restore : visit, restoreFirst ? visit : restore)

    expect(await statisticsOf(db, patient)).toMatchObject({ total_consultations: 1 })
  }
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test('two visits of one patient written at once are both counted', async ({ db, make, connect }) => {
  const { doctor, patient } = await make.careTeam()
  const visit = (client: pg.Client) =>
    client.query("insert into consultations (patient_id, doctor_id, status) values ($1, $2, 'completed')", [
      patient.id,
      doctor.id,
    ])

  await firstThenSecond(db, connect, visit, visit)

  expect(await statisticsOf(db, patient)).toMatchObject({ total_consultations: 2 })
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test('a lost row that two writers find at once is made once, and counts both', async ({ db, make, connect }) => {
  const { doctor, patient } = await make.careTeam()
  await db.query('delete from patient_statistics where patient_id = $1', [patient.id])
  const visit = (client: pg.Client) =>
    client.query("insert into consultations (patient_id, doctor_id, status) values ($1, $2, 'completed')", [
      patient.id,
      doctor.id,
    ])

  await firstThenSecond(db, connect, visit, visit)

  expect(await statisticsOf(db, patient)).toMatchObject({ total_consultations: 2 })
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test('a scan written while its session finds a patient belongs to that patient, whoever comes first', async ({
  db,
  make,
  connect,
}) => {
  for (const assignFirst of [true, false]) {
    const patient = await make.patient()
    const session = await make.session(null)
    const assign = (client: pg.Client) =>
      client.query('update sessions set patient_id = $2 where id = $1', [session.id, patient.id])
    const scan = (client: pg.Client) => client.query('insert into mri_scans (session_id) values ($1)', [session.id])

    await firstThenSecond(db, connect, assignFirst ? assign : scan, assignFirst ? scan : assign)

    expect(await statisticsOf(db, patient)).toMatchObject({ total_mri_scans: 1 })
  }
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test('a scan written while its session changes patients belongs to the new one, whoever comes first', async ({
  db,
  make,
  connect,
}) => {
  for (const moveFirst of [true, false]) {
    const patient = await make.patient()
    const other = await make.patient()
    const session = await make.session(patient)
    const move = (client: pg.Client) =>
      client.query('update sessions set patient_id = $2 where id = $1', [session.id, other.id])
    const scan = (client: pg.Client) => client.query('insert into mri_scans (session_id) values ($1)', [session.id])

    await firstThenSecond(db, connect, moveFirst ? move : scan, moveFirst ? scan : move)

    expect(await statisticsOf(db, patient)).toMatchObject({ total_mri_scans: 0 })
    expect(await statisticsOf(db, other)).toMatchObject({ total_mri_scans: 1 })
  }
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test('a patient assigned to a doctor who is being suspended has no active doctor, whoever comes first', async ({
  db,
  make,
  connect,
}) => {
  for (const suspendFirst of [true, false]) {
    const doctor = await make.doctor()
    const patient = await make.patient()
    const suspend = (client: pg.Client) =>
      client.query("update doctors set approval_state = 'suspended' where doctor_id = $1", [doctor.id])
    const assign = (client: pg.Client) =>
      client.query('insert into doctor_patient_assignments (doctor_id, patient_id) values ($1, $2)', [
        doctor.id,
        patient.id,
      ])

    await firstThenSecond(db, connect, suspendFirst ? suspend : assign, suspendFirst ? assign : suspend)

    expect(await statisticsOf(db, patient)).toMatchObject({ active_doctors_count: 0, unique_doctors_count: 1 })
  }
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test('an assignment that ends while its doctor is suspended leaves no active doctor', async ({ db, make, connect }) => {
  const { doctor, patient, assignment } = await make.careTeam()

  await firstThenSecond(
    db,
    connect,
    (client) => client.query("update doctors set approval_state = 'suspended' where doctor_id = $1", [doctor.id]),
    (client) => client.query('update doctor_patient_assignments set is_active = false where id = $1', [assignment.id]),
  )

  expect(await statisticsOf(db, patient)).toMatchObject({ active_doctors_count: 0 })
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test('a visit written while its patient is deleted is refused or goes too', async ({ db, make, connect }) => {
  const { doctor, patient } = await make.careTeam()
  const [one, two] = [await connect(), await connect()]
  await one.query('begin')
  await one.query('delete from patients where patient_id = $1', [patient.id])
  const { running } = await startAndWaitForLock(db, two, () =>
    two.query("insert into consultations (patient_id, doctor_id, status) values ($1, $2, 'completed')", [
      patient.id,
      doctor.id,
    ]),
  )
  await one.query('commit')

  await expect(running).rejects.toMatchObject({ code: '23503' })
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

/** The first writes and keeps its transaction open until the second waits for it; then it commits. */
async function firstThenSecond(
  watcher: pg.Client,
  connect: () => Promise<pg.Client>,
  first: (client: pg.Client) => Promise<unknown>,
  second: (client: pg.Client) => Promise<unknown>,
) {
  const [one, two] = [await connect(), await connect()]
  await one.query('begin')
  await first(one)
  const { running } = await startAndWaitForLock(watcher, two, () => second(two))
  await one.query('commit')
  await running
}
