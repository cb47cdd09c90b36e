import { mismatchesOf, noMismatches, statisticsOf } from '../support/derived.ts'
import { expect, test } from '../support/test.ts'

const nothing = {
  total_consultations: 0,
  total_mri_scans: 0,
  total_predictions: 0,
  total_reports: 0,
  unique_doctors_count: 0,
  active_doctors_count: 0,
  has_parkinsons: null,
  disease_stage: null,
  first_visit_date: null,
  last_visit_date: null,
  last_scan_date: null,
  last_report_date: null,
  confirmed_parkinsons: null,
  confirmed_stage: null,
  confirmed_at: null,
  confirmed_by: null,
}

test('a new patient has a row of figures at once', async ({ db, make }) => {
  const patient = await make.patient()

  expect(await statisticsOf(db, patient)).toEqual(nothing)
})

test('a patient in the trash has no row; a restored one has it again, recounted', async ({ db, make }) => {
  const { doctor, patient } = await make.careTeam()
  const session = await make.session(patient)
  await make.scan(session)
  await make.prediction(session, { binary_result: 'positive', stage_result: 2 })
  await make.report(session)
  await make.consultation({ doctor, patient })
  await make.consultation({ doctor, patient }, { status: 'scheduled' })
  const before = await statisticsOf(db, patient)

  await db.query('update patients set deleted_at = now() where patient_id = $1', [patient.id])
  const trashed = await statisticsOf(db, patient)
  await db.query("update consultations set status = 'completed' where patient_id = $1", [patient.id])
  const stillTrashed = await statisticsOf(db, patient)
  await db.query('update patients set deleted_at = null where patient_id = $1', [patient.id])

  expect(trashed).toBeUndefined()
  expect(stillTrashed).toBeUndefined()
  expect(await statisticsOf(db, patient)).toMatchObject({
    ...before,
    total_consultations: 2,
    last_visit_date: expect.any(Date),
  })
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test('a patient imported into the trash has no row', async ({ db }) => {
  await db.query("insert into patients (patient_id, name, deleted_at) values ('imported-into-trash', 'N', now())")

  expect(await statisticsOf(db, { id: 'imported-into-trash' })).toBeUndefined()
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test('a patient whose id is corrected while being restored has a row under the new id', async ({ db, make }) => {
  const patient = await make.patient()
  await db.query('update patients set deleted_at = now() where patient_id = $1', [patient.id])

  await db.query(`update patients set patient_id = patient_id || '-new', deleted_at = null where patient_id = $1`, [
    patient.id,
  ])

  expect(await statisticsOf(db, { id: `${patient.id}-new` })).toEqual(nothing)
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test('a lost row comes back whole with the next change, whatever changes', async ({ db, make }) => {
  const { doctor, patient } = await make.careTeam()
  await make.consultation({ doctor, patient })
  const session = await make.session(patient)
  await make.scan(session)
  await db.query('delete from patient_statistics where patient_id = $1', [patient.id])

  await make.report(session)

  expect(await statisticsOf(db, patient)).toMatchObject({
    total_consultations: 1,
    total_mri_scans: 1,
    total_reports: 1,
    unique_doctors_count: 1,
    active_doctors_count: 1,
  })
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})
