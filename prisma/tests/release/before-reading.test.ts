import { asViewer } from '@/lib/db/scope'
import type { PatientViewer } from '@/lib/db/viewer'
import { listMyPlainReports } from '@/lib/my-data/queries'
import { getReviewOfMine } from '@/lib/release/queries'
import { findInPlainWords } from '@/lib/reports/in-plain-words'
import { aGrant, aHelper } from '../helpers/test.ts'
import { patientViewer, test } from '../scope/test.ts'
import { expect, madeReport } from './test.ts'

const now = () => new Date().toISOString()
const plainOf = (
  viewer: PatientViewer,
  report: { id: string; prediction_id: string | null; report_type: string },
  patientId: string,
) =>
  asViewer(viewer, (scope) =>
    findInPlainWords(scope, {
      id: report.id,
      patientId,
      predictionId: report.prediction_id,
      reportType: report.report_type,
    }),
  )

test('a report for doctors leads its patient to the one in plain words on the same result, once that is let out', async ({
  db,
  make,
}) => {
  const { patient, session, prediction, report } = await madeReport(make, db, {
    report_type: 'doctor',
    released_at: now(),
  })
  const me = patientViewer(patient)
  const other = await make.prediction(session)
  await make.report(session, { report_type: 'patient', prediction_id: other.id, released_at: now() })
  expect(await plainOf(me, report, patient.id), 'on another result').toBeNull()

  const plain = await make.report(session, {
    report_type: 'patient_friendly',
    prediction_id: prediction.id,
    released_at: null,
  })
  expect(await plainOf(me, report, patient.id), 'not let out').toBeNull()
  await db.query('update medical_reports set released_at = now() where id = $1', [plain.id])
  expect(await plainOf(me, report, patient.id)).toBe(plain.id)
  expect(await plainOf(me, plain, patient.id), 'it is in plain words itself').toBeNull()
  expect(await plainOf(patientViewer(await make.patient()), report, patient.id), 'somebody else').toBeNull()
})

test('who looked at the result of a report: the patient reads it, who helps with reports only does not', async ({
  db,
  make,
}) => {
  const { patient, prediction, report } = await madeReport(make, db, { released_at: now() })
  const helper = await aHelper(make)
  const grantId = await aGrant(db, patient, helper, { scope: 'reports' })
  const helping: PatientViewer = {
    ...patientViewer(patient),
    userId: helper.userId,
    helping: { grantId, scope: 'reports', mayWrite: false, patientName: 'The patient' },
  }
  const reviewFor = (viewer: PatientViewer, id: string | null) =>
    asViewer(viewer, (scope) => getReviewOfMine(scope, id))

  expect(await reviewFor(patientViewer(patient), prediction.id)).toMatchObject({ verdict: 'agreed' })
  expect(await reviewFor(patientViewer(patient), null)).toBeNull()
  expect(await reviewFor(patientViewer(await make.patient()), prediction.id)).toBeNull()
  expect(await reviewFor(helping, prediction.id)).toBeNull()
  // the paper in the archive says it as well, so it knows the result that the report speaks of
  expect(await asViewer(patientViewer(patient), listMyPlainReports)).toMatchObject([
    { id: report.id, predictionId: prediction.id, reportType: 'patient' },
  ])
})
