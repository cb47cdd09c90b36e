import type pg from 'pg'
import { mismatchesOf, noMismatches, statisticsOf } from '../support/derived.ts'
import { expect, test } from '../support/test.ts'

const march = '2026-03-02T09:00:00Z'
const april = '2026-04-06T09:00:00Z'
const may = '2026-05-04T09:00:00Z'

test('a visit is a completed consultation: not a scheduled, a cancelled or a missed one', async ({ db, make }) => {
  const { doctor, patient } = await make.careTeam()
  const visit = await make.consultation({ doctor, patient }, { status: 'scheduled', consultation_date: march })
  const totals: unknown[] = []

  for (const status of ['scheduled', 'completed', 'no-show', 'completed', 'cancelled', 'completed']) {
    await db.query('update consultations set status = $2 where id = $1', [visit.id, status])
    const figures = await statisticsOf(db, patient)
    totals.push([status, figures?.total_consultations, figures?.last_visit_date?.toISOString() ?? null])
  }

  const when = '2026-03-02T09:00:00.000Z'
  expect(totals).toEqual([
    ['scheduled', 0, null],
    ['completed', 1, when],
    ['no-show', 0, null],
    ['completed', 1, when],
    ['cancelled', 0, null],
    ['completed', 1, when],
  ])
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test('back-dating a visit moves the first and the last visit', async ({ db, make }) => {
  const { doctor, patient } = await make.careTeam()
  await make.consultation({ doctor, patient }, { consultation_date: april })
  const visit = await make.consultation({ doctor, patient }, { consultation_date: may })

  await db.query('update consultations set consultation_date = $2 where id = $1', [visit.id, march])

  expect(await statisticsOf(db, patient)).toMatchObject({
    first_visit_date: new Date(march),
    last_visit_date: new Date(april),
  })
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test('a visit that goes to another doctor counts for that one; one that stays counts each doctor once', async ({
  db,
  make,
}) => {
  const { doctor, patient } = await make.careTeam()
  const second = await make.doctor()
  const visit = await make.consultation({ doctor, patient })
  await make.consultation({ doctor, patient })
  const before = await statisticsOf(db, patient)

  await db.query('update consultations set doctor_id = $2 where id = $1', [visit.id, second.id])

  expect(before).toMatchObject({ total_consultations: 2, unique_doctors_count: 1 })
  expect(await statisticsOf(db, patient)).toMatchObject({ total_consultations: 2, unique_doctors_count: 2 })
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test("a doctor's scheduled consultation makes them none of the patient's doctors yet", async ({ db, make }) => {
  const { patient } = await make.careTeam()
  const second = await make.doctor()

  await make.consultation({ doctor: second, patient }, { status: 'scheduled' })

  expect(await statisticsOf(db, patient)).toMatchObject({ unique_doctors_count: 1 })
})

test('a visit that goes to another patient leaves the one and joins the other', async ({ db, make }) => {
  const { doctor, patient } = await make.careTeam()
  const other = await make.patient()
  const visit = await make.consultation({ doctor, patient }, { consultation_date: march })

  await db.query('update consultations set patient_id = $2 where id = $1', [visit.id, other.id])

  expect(await statisticsOf(db, patient)).toMatchObject({
    total_consultations: 0,
    last_visit_date: null,
    unique_doctors_count: 1,
  })
  expect(await statisticsOf(db, other)).toMatchObject({
    total_consultations: 1,
    last_visit_date: new Date(march),
    unique_doctors_count: 1,
  })
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test('deleting the last visit moves the last visit back, deleting all of them clears it', async ({ db, make }) => {
  const { doctor, patient } = await make.careTeam()
  await make.consultation({ doctor, patient }, { consultation_date: march })
  const last = await make.consultation({ doctor, patient }, { consultation_date: april })

  await db.query('delete from consultations where id = $1', [last.id])
  const one = await statisticsOf(db, patient)
  await db.query('delete from consultations where patient_id = $1', [patient.id])

  expect(one).toMatchObject({ total_consultations: 1, last_visit_date: new Date(march) })
  expect(await statisticsOf(db, patient)).toMatchObject({
    total_consultations: 0,
    first_visit_date: null,
    last_visit_date: null,
  })
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test('one statement over many patients brings each of them up to date', async ({ db, make }) => {
  const { doctor, patient } = await make.careTeam()
  const others = [await make.patient(), await make.patient()]
  const everybody = [patient, ...others]

  await db.query(
    `insert into consultations (patient_id, doctor_id, consultation_date, status)
     select patient, $2, $3::timestamptz + number * interval '1 day',
            case when number = 1 then 'cancelled' else 'completed' end
       from unnest($1::text[]) patient, generate_series(1, 3) number`,
    [everybody.map(({ id }) => id), doctor.id, march],
  )
  const inserted = await visitsOf(db, everybody)
  await db.query("update consultations set status = 'completed' where patient_id = any ($1)", [
    everybody.map(({ id }) => id),
  ])
  const updated = await visitsOf(db, everybody)
  await db.query('delete from consultations where patient_id = any ($1)', [others.map(({ id }) => id)])
  const deleted = await visitsOf(db, everybody)

  expect(inserted).toEqual([2, 2, 2])
  expect(updated).toEqual([3, 3, 3])
  expect(deleted).toEqual([3, 0, 0])
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test('a visit in the trash does not count; a restored one counts again', async ({ db, make }) => {
  const { doctor, patient } = await make.careTeam()
  const second = await make.doctor()
  const visit = await make.consultation({ doctor: second, patient }, { consultation_date: march })
  await make.consultation({ doctor, patient }, { consultation_date: april })

  await db.query('update consultations set deleted_at = now() where id = $1', [visit.id])
  const trashed = await statisticsOf(db, patient)
  await db.query('update consultations set deleted_at = null where id = $1', [visit.id])

  expect(trashed).toMatchObject({ total_consultations: 1, first_visit_date: new Date(april), unique_doctors_count: 1 })
  expect(await statisticsOf(db, patient)).toMatchObject({
    total_consultations: 2,
    first_visit_date: new Date(march),
    unique_doctors_count: 2,
  })
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test('a change that concerns no figure leaves the figures untouched', async ({ db, make }) => {
  const { doctor, patient } = await make.careTeam()
  const visit = await make.consultation({ doctor, patient })
  const touched = () =>
    db.query('select last_updated, xmin from patient_statistics where patient_id = $1', [patient.id])
  const { rows: before } = await touched()

  await db.query("update consultations set notes = 'Stable', fee_charged = 90 where id = $1", [visit.id])

  expect((await touched()).rows).toEqual(before)
})

async function visitsOf(db: pg.Client, patients: { id: string }[]) {
  const { rows } = await db.query<{ total: number }>(
    `select total_consultations as total from patient_statistics
      where patient_id = any ($1) order by array_position($1, patient_id)`,
    [patients.map(({ id }) => id)],
  )
  return rows.map(({ total }) => total)
}
