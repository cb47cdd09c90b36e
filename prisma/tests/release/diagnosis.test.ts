import { asViewer } from '@/lib/db/scope'
import { getPatientStatistics } from '@/lib/statistics/queries'
import type { Make, Patient } from '../support/make.ts'
import { doctorViewer, patientViewer, test as base } from '../scope/test.ts'
import { refusalOf } from '../support/refusal.ts'
import { expect, setRule } from './test.ts'

/** A patient whose doctor concluded something; `report` makes one for the patient as the queue would; `reads` is what the patient finds. */
const test = base.extend('care', async ({ make, db, as }) => {
  await setRule(db, 'on-review')
  const { doctor, patient } = await make.careTeam()
  const session = await make.session(patient)
  const conclude = (row: Parameters<Make['assessment']>[1] = {}) =>
    make.assessment(patient, { doctor_id: doctor.id, conclusion: 'parkinsons-disease', hoehn_yahr_stage: 2, ...row })
  /** Later than everything that is concluded already. */
  const report = async (type: 'patient' | 'doctor' = 'patient') => {
    const { id } = await make.report(session, { report_type: type, released_at: null })
    await db.query(
      `update medical_reports set document = '{}', document_sha256 = repeat('0', 64), created_at = now() + interval '1 second'
        where id = $1`,
      [id],
    )
    return id
  }
  const by = (text: string, id: string) => as(doctor, (client) => client.query(text, [id]))
  const hold = `select app.hold_report_from_patient($1, 'Told in person first', now() + interval '3 days')`
  const reads = (who: Patient = patient) =>
    as(who, async (client) => {
      const { rows } = await client.query<{ title: string }>(
        `select event_title as title from patient_timeline where event_type = 'diagnosis' order by 1`,
      )
      return rows.map(({ title }) => title)
    })
  const confirmed = async () => {
    const found = await asViewer(patientViewer(patient), (scope) => getPatientStatistics(scope, patient.id))
    return [found?.confirmedParkinsons, found?.confirmedStage, found?.confirmedBy]
  }
  return { doctor, patient, session, conclude, report, by, hold, reads, confirmed }
})

const said = 'Diagnosis: Parkinson’s disease, Hoehn and Yahr stage 2'
const release = 'select app.release_report($1)'

test('a diagnosis is the patient’s to read when a report that says it is released, and not while it is held', async ({
  care,
  as,
}) => {
  await care.conclude()
  const report = await care.report()
  expect(await care.reads()).toEqual([])
  expect(await care.confirmed()).toEqual([null, null, null])
  // its doctor, and whoever counts, reads it at once
  const { rowCount } = await as(care.doctor, (client) =>
    client.query(`select from patient_timeline where event_type = 'diagnosis'`),
  )
  expect(rowCount).toBe(1)

  await care.by(release, report)
  expect(await care.reads()).toEqual([said])
  expect(await care.confirmed()).toEqual([true, 2, care.doctor.id])

  await care.by(care.hold, report)
  expect(await care.reads()).toEqual([])
  expect(await care.confirmed()).toEqual([null, null, null])
})

test('a diagnosis that the patient was told stands in their record at once, whatever is held', async ({ care }) => {
  await care.conclude({ patient_knows: true })
  await care.by(care.hold, await care.report())
  expect(await care.reads()).toEqual([said])
  expect(await care.confirmed()).toEqual([true, 2, care.doctor.id])
})

test('a report released earlier says nothing of what was concluded, or changed, later', async ({ care }) => {
  const report = await care.report()
  await care.by(release, report)
  const updated_at = new Date(Date.now() + 60_000).toISOString()
  await care.conclude({ updated_at })
  expect(await care.reads()).toEqual([])

  await care.conclude({ conclusion: 'not-parkinsons-disease', hoehn_yahr_stage: null, updated_at })
  expect(await care.reads()).toEqual([])
  expect(await care.confirmed()).toEqual([null, null, null])
})

test('a released report shows what was concluded last, not what was concluded before it', async ({ care }) => {
  await care.conclude({
    assessed_at: '2026-01-01T09:00:00Z',
    conclusion: 'not-parkinsons-disease',
    hoehn_yahr_stage: null,
  })
  await care.conclude({ assessed_at: '2026-02-01T09:00:00Z' })
  await care.by(release, await care.report('doctor'))
  expect(await care.reads()).toEqual([said])
})

test('nobody else reads it, and patients read neither assessments nor the figures made of them', async ({
  care,
  make,
  as,
}) => {
  await care.conclude({ patient_knows: true, note: 'For colleagues' })
  expect(await care.reads(await make.patient())).toEqual([])
  for (const forbidden of [
    'select note from clinical_assessments',
    'update clinical_assessments set patient_knows = true',
    'select confirmed_stage from patient_statistics',
    'select total_reports from patient_statistics',
    'select total_predictions from patient_statistics',
    'select last_report_date from patient_statistics',
  ])
    expect(await refusalOf(as(care.patient, (client) => client.query(forbidden))), forbidden).toMatchObject({
      code: '42501',
    })
  for (const of of ['app.viewer_told_assessments()', 'app.my_confirmed()'])
    expect(await refusalOf(as(care.doctor, (client) => client.query(`select * from ${of}`)))).toMatchObject({
      code: '42501',
    })
})

test('the figures of a patient count what was released to them; those of their doctor count everything', async ({
  care,
  make,
}) => {
  const figures = async (viewer: Parameters<typeof asViewer>[0]) => {
    const found = await asViewer(viewer, (scope) => getPatientStatistics(scope, care.patient.id))
    return { reports: found?.totalReports, results: found?.totalPredictions, last: found?.lastReportDate !== null }
  }
  const prediction = await make.prediction(care.session)
  const [released] = [await care.report(), await care.report()]
  expect(await figures(patientViewer(care.patient))).toEqual({ reports: 0, results: 0, last: false })

  await care.by(release, released)
  await make.review(prediction, { doctor_id: care.doctor.id, reviewed_by: care.doctor.userId })
  expect(await figures(patientViewer(care.patient))).toEqual({ reports: 1, results: 1, last: true })
  expect(await figures(doctorViewer(care.doctor))).toEqual({ reports: 2, results: 1, last: true })
})
