import type pg from 'pg'
import type { Scope } from '@/lib/db/scope'
import { listChangedSince } from '@/lib/report-documents/changed-since'
import { composeReport } from '@/lib/report-documents/compose'
import { hashOfDocument, hashOfInput } from '@/lib/report-documents/hash'
import { readReportInput } from '@/lib/report-documents/queries'
import { stringsFor } from '@/lib/report-documents/strings/packs'
import { listVersionChanges } from '@/lib/report-documents/version-changes'
import { asViewer } from '@/lib/db/scope'
import { doctorViewer, patientViewer } from '../scope/test.ts'
import type { Make } from '../support/make.ts'
import { expect, test } from '../screening/test.ts'

/** A report as the queue publishes it, made by the patient's doctor of the record as it is now. */
async function published(db: pg.Client, make: Make, row: Parameters<Make['report']>[1] = {}) {
  const team = await make.careTeam()
  const session = await make.session(team.patient)
  const prediction = await make.prediction(session, { binary_result: 'positive', stage_result: 2 })
  await make.review(prediction, { doctor_id: team.doctor.id, reviewed_by: team.doctor.userId })
  const as = <Result>(work: (scope: Scope) => Promise<Result>) => asViewer(doctorViewer(team.doctor), work)
  const publish = async (more: typeof row = {}) => {
    const order = { patientId: team.patient.id, sessionId: session.id, reportType: 'patient' }
    const input = (await as((scope) => readReportInput(scope, order)))!
    const document = composeReport(input, stringsFor('en'))
    const request = await make.reportRequest(team.patient, {
      session_id: session.id,
      report_type: 'patient',
      status: 'generated',
    })
    const report = await make.report(session, { report_type: 'patient', prediction_id: prediction.id, ...row, ...more })
    await db.query(
      `update medical_reports set document = $2, document_sha256 = $3, input_sha256 = $4, request_id = $5, language = 'en'
        where id = $1`,
      [report.id, JSON.stringify(document), hashOfDocument(document), hashOfInput(input), request.id],
    )
    return report
  }
  const changed = (id: string) => as((scope) => listChangedSince(scope, id))
  return { ...team, session, report: await publish(), publish, changed }
}

test('a stage, a conclusion and a booked visit since it was made are told before a report is signed, by part', async ({
  db,
  make,
}) => {
  const { doctor, patient, report, changed } = await published(db, make)
  expect(await changed(report.id)).toEqual([])

  await make.assessment(patient, { doctor_id: doctor.id, hoehn_yahr_stage: 3, conclusion: 'parkinsons-disease' })
  expect(await changed(report.id)).toContain('What a doctor said')
  expect(await changed(report.id)).not.toContain('What happens next')
  const soon = new Date(Date.now() + 5 * 86_400_000).toISOString()
  await make.consultation({ doctor, patient }, { status: 'scheduled', consultation_date: soon })
  expect(await changed(report.id)).toContain('What happens next')
})

test('a change that the report does not speak of is none, nor is any once it is signed', async ({ db, make }) => {
  const { doctor, patient, report, changed } = await published(db, make)
  await make.medication(patient, { name: 'Rasagiline', dose: '1 mg' })
  expect(await changed(report.id)).toEqual([])

  await make.assessment(patient, { doctor_id: doctor.id, hoehn_yahr_stage: 3 })
  expect(await changed(report.id)).not.toEqual([])
  await db.query(
    `update medical_reports set signed_at = now(), signed_by = $2, signed_doctor_id = $3, signature_sha256 = repeat('a', 64)
      where id = $1`,
    [report.id, doctor.userId, doctor.id],
  )
  expect(await changed(report.id)).toEqual([])
})

test('another doctor is told nothing of it', async ({ db, make, asDoctor }) => {
  const { doctor, patient, report } = await published(db, make)
  await make.assessment(patient, { doctor_id: doctor.id, hoehn_yahr_stage: 3 })

  expect(await asDoctor((scope) => listChangedSince(scope, report.id))).toEqual([])
})

test('a patient reads which parts of a version changed, of the versions that they may read', async ({ db, make }) => {
  const { doctor, patient, report, publish } = await published(db, make)
  await make.assessment(patient, { doctor_id: doctor.id, hoehn_yahr_stage: 3 })
  const again = await publish({ version: 2, first_version: report.id })
  const versions = [report, { ...again, version: 2 }]
  const readBy = async (viewer: Parameters<typeof asViewer>[0]) =>
    Object.fromEntries(await asViewer(viewer, (scope) => listVersionChanges(scope, versions)))

  expect((await readBy(patientViewer(patient)))[again.id]).toContain('What a doctor said')
  expect(await readBy(patientViewer(await make.patient()))).toEqual({})
  await db.query('update medical_reports set released_at = null where id = $1', [report.id])
  expect(await readBy(patientViewer(patient))).toEqual({})
})
