import type pg from 'pg'
import { mismatchesOf, noMismatches } from '../support/derived.ts'
import { refusalOf } from '../support/refusal.ts'
import { expect, test } from '../support/test.ts'

/*
 * Under REPEATABLE READ and SERIALIZABLE a transaction cannot see what others committed since it began, and so cannot
 * recount. It must be refused and tried again rather than write figures of yesterday.
 */
type Work = (client: pg.Client) => Promise<unknown>

for (const level of ['repeatable read', 'serializable'] as const) {
  test(`${level}: a visit added after another changed doctors behind its back`, async ({ db, make, connect }) => {
    const { doctor, patient } = await make.careTeam()
    await db.query('delete from doctor_patient_assignments where patient_id = $1', [patient.id])
    const second = await make.doctor()
    const visit = await make.consultation({ doctor, patient })

    await writeBehindTheBackOf(
      level,
      connect,
      // no figure changes: one visit, one doctor, as before
      (client) => client.query('update consultations set doctor_id = $2 where id = $1', [visit.id, second.id]),
      (client) =>
        client.query("insert into consultations (patient_id, doctor_id, status) values ($1, $2, 'completed')", [
          patient.id,
          doctor.id,
        ]),
    )

    expect(await mismatchesThenRepair(db)).toEqual(noMismatches)
  })

  test(`${level}: a prediction withdrawn after an older one was corrected behind its back`, async ({
    db,
    make,
    connect,
  }) => {
    const session = await make.session(await make.patient())
    const older = await make.prediction(session, {
      binary_result: 'negative',
      stage_result: null,
      created_at: '2026-01-05T09:00:00Z',
    })
    const newer = await make.prediction(session, {
      binary_result: 'positive',
      stage_result: 3,
      created_at: '2026-02-02T09:00:00Z',
    })

    await writeBehindTheBackOf(
      level,
      connect,
      (client) =>
        client.query("update predictions set binary_result = 'positive', stage_result = 1 where id = $1", [older.id]),
      (client) => client.query('delete from predictions where id = $1', [newer.id]),
    )

    expect(await mismatchesThenRepair(db)).toEqual(noMismatches)
  })

  test(`${level}: a session that finds its patient after a scan came behind its back`, async ({
    db,
    make,
    connect,
  }) => {
    const patient = await make.patient()
    const session = await make.session(null)

    await writeBehindTheBackOf(
      level,
      connect,
      (client) => client.query('insert into mri_scans (session_id) values ($1)', [session.id]),
      (client) => client.query('update sessions set patient_id = $2 where id = $1', [session.id, patient.id]),
    )

    const { rows } = await db.query(
      `select m.patient_id is not distinct from s.patient_id as same
         from mri_scans m join sessions s on s.id = m.session_id where s.id = $1`,
      [session.id],
    )
    expect(rows).toEqual([{ same: true }])
    expect(await mismatchesThenRepair(db)).toEqual(noMismatches)
  })

  test(`${level}: a patient restored after a visit was completed behind its back`, async ({ db, make, connect }) => {
    const { doctor, patient } = await make.careTeam()
    const { id } = await make.consultation({ doctor, patient }, { status: 'scheduled' })
    await db.query('update patients set deleted_at = now() where patient_id = $1', [patient.id])

    await writeBehindTheBackOf(
      level,
      connect,
      (client) => client.query("update consultations set status = 'completed' where id = $1", [id]),
      (client) => client.query('update patients set deleted_at = null where patient_id = $1', [patient.id]),
    )

    expect(await mismatchesThenRepair(db)).toEqual(noMismatches)
  })

  test(`${level}: a doctor suspended after a patient was assigned behind its back`, async ({ db, make, connect }) => {
    const doctor = await make.doctor()
    const patient = await make.patient()

    await writeBehindTheBackOf(
      level,
      connect,
      (client) =>
        client.query('insert into doctor_patient_assignments (doctor_id, patient_id) values ($1, $2)', [
          doctor.id,
          patient.id,
        ]),
      (client) => client.query("update doctors set approval_state = 'suspended' where doctor_id = $1", [doctor.id]),
    )

    expect(await mismatchesThenRepair(db)).toEqual(noMismatches)
  })

  test(`${level}: a visit of a patient who was restored behind its back`, async ({ db, make, connect }) => {
    const { doctor, patient } = await make.careTeam()
    const { id } = await make.consultation({ doctor, patient }, { status: 'scheduled' })
    await db.query('update patients set deleted_at = now() where patient_id = $1', [patient.id])

    await writeBehindTheBackOf(
      level,
      connect,
      (client) => client.query('update patients set deleted_at = null where patient_id = $1', [patient.id]),
      (client) => client.query("update consultations set status = 'completed' where id = $1", [id]),
    )

    expect(await mismatchesThenRepair(db)).toEqual(noMismatches)
  })

  test(`${level}: a scan of a session that changed patients behind its back`, async ({ db, make, connect }) => {
    const patient = await make.patient()
    const other = await make.patient()
    const session = await make.session(patient)

    await writeBehindTheBackOf(
      level,
      connect,
      (client) => client.query('update sessions set patient_id = $2 where id = $1', [session.id, other.id]),
      (client) => client.query('insert into mri_scans (session_id) values ($1)', [session.id]),
    )

    expect(await mismatchesThenRepair(db)).toEqual(noMismatches)
  })
}

/** A transaction of this level takes its snapshot; another commits `meanwhile`; the first writes, or is refused. */
async function writeBehindTheBackOf(level: string, connect: () => Promise<pg.Client>, meanwhile: Work, write: Work) {
  const [held, other] = [await connect(), await connect()]
  await held.query(`begin isolation level ${level}`)
  await held.query('select 1 from patients limit 1')
  await meanwhile(other)
  const refused = await refusalOf(write(held).then(() => held.query('commit')))
  if (!refused) return
  await held.query('rollback')
  expect(refused.code).toMatch(/^(40001|SB005)$/)
}

/** Repaired at once, so that one case that fails is not ten. */
async function mismatchesThenRepair(db: pg.Client) {
  const found = await mismatchesOf(db)
  await db.query('select app.rebuild_statistics(), app.rebuild_timeline()')
  return found
}
