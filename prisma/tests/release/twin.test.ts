import { asViewer } from '@/lib/db/scope'
import { listReportsToSign } from '@/lib/clinic-chart/queries'
import { getRelease, getTwin } from '@/lib/release/queries'
import { doctorViewer, test as base } from '../scope/test.ts'
import { expect, madeReport } from './test.ts'

/** A report of each kind for each reader: on the session, and a summary that borrows the session. */
const test = base.extend('pairs', async ({ make, db }) => {
  const { doctor, patient } = await make.careTeam()
  const session = await make.session(patient)
  const made = async (report_type: 'doctor' | 'patient', about: string | null) => {
    const request = await make.reportRequest(patient, { session_id: about, report_type, status: 'generated' })
    const report = await make.report(session, { report_type })
    await db.query('update medical_reports set request_id = $2 where id = $1', [report.id, request.id])
    return { ...report, reportType: report_type, patientId: patient.id }
  }
  return { doctor, patient, session, made }
})

test('a report on a session and a summary that only borrows it are no twins', async ({ pairs: { doctor, ...of } }) => {
  const forDoctor = await of.made('doctor', of.session.id)
  const summary = await of.made('patient', null)
  const twinOf = (report: typeof forDoctor) => asViewer(doctorViewer(doctor), (scope) => getTwin(scope, report))
  expect(await twinOf(forDoctor)).toBeNull()
  expect(await twinOf(summary)).toBeNull()

  const forPatient = await of.made('patient', of.session.id)
  expect(await twinOf(forDoctor)).toMatchObject({ id: forPatient.id })
  expect(await twinOf(forPatient)).toMatchObject({ id: forDoctor.id })
  const doctorsSummary = await of.made('doctor', null)
  expect(await twinOf(summary)).toMatchObject({ id: doctorsSummary.id })
})

test('nobody else’s doctor finds a twin', async ({ pairs: { made, session }, make }) => {
  const forDoctor = await made('doctor', session.id)
  await made('patient', session.id)

  const other = doctorViewer(await make.doctor())
  expect(await asViewer(other, (scope) => getTwin(scope, forDoctor))).toBeNull()
})

test('a report that cannot be signed yet says what comes before', async ({ db, make }) => {
  const { doctor, patient, session, report, review } = await madeReport(make, db)
  const request = await make.reportRequest(patient, { session_id: session.id, status: 'generated' })
  await db.query(
    `update medical_reports set request_id = $2, created_at = (select reviewed_at from prediction_reviews where id = $3)
       + interval '1 minute' where id = $1`,
    [report.id, request.id, review.id],
  )
  const toSign = async () => {
    const [found] = await asViewer(doctorViewer(doctor), (scope) => listReportsToSign(scope, patient.id))
    return { needsReview: found?.needsReview, isOutdated: found?.isOutdated, isMadeAgain: found?.isMadeAgain }
  }
  expect(await toSign()).toEqual({ needsReview: false, isOutdated: false, isMadeAgain: false })

  await db.query(`update medical_reports set created_at = '2000-01-01' where id = $1`, [report.id])
  expect(await toSign()).toEqual({ needsReview: false, isOutdated: true, isMadeAgain: false })
  // one of another kind is another report
  await make.reportRequest(patient, { session_id: session.id, report_type: 'doctor' })
  expect(await toSign()).toMatchObject({ isMadeAgain: false })
  const again = await make.reportRequest(patient, { session_id: session.id, report_type: 'patient' })
  expect(await toSign()).toMatchObject({ isOutdated: true, isMadeAgain: true })
  expect(await asViewer(doctorViewer(doctor), (scope) => getRelease(scope, report.id))).toMatchObject({
    isMadeAgain: true,
  })
  await db.query(`update report_status set status = 'failed' where id = $1`, [again.id])
  expect(await toSign()).toMatchObject({ isMadeAgain: false })

  await db.query(`update prediction_reviews set ended_at = now(), ended_reason = 'corrected' where id = $1`, [
    review.id,
  ])
  expect(await toSign()).toEqual({ needsReview: true, isOutdated: false, isMadeAgain: false })
})
