import { createHash } from 'node:crypto'
import type pg from 'pg'
import { composeReport } from '@/lib/report-documents/compose'
import { hashOfDocument, hashOfInput } from '@/lib/report-documents/hash'
import { readReportDocument, readReportImage, readReportInput } from '@/lib/report-documents/queries'
import { stringsFor } from '@/lib/report-documents/strings/packs'
import type { Doctor, Make, Patient } from '../support/make.ts'
import { expect, test } from '../screening/test.ts'

const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(64, 7)])
const sha256 = createHash('sha256').update(png).digest('hex')

/** A patient with a scan that has a picture, a result, a medication, a visit and somebody else's recommendation. */
async function chart(db: pg.Client, make: Make) {
  const team = await make.careTeam()
  const { patient } = team
  const session = await make.session(patient)
  const scan = await make.scan(session)
  await db.query('insert into mri_scan_blobs (scan_id, sha256, data) values ($1, $2, $3)', [
    scan.id,
    Buffer.from(sha256, 'hex'),
    png,
  ])
  const prediction = await make.prediction(session, {
    mri_scan_id: scan.id,
    binary_result: 'positive',
    stage_result: 2,
  })
  await make.medication(patient, { name: 'Rasagiline', dose: '1 mg' })
  await make.consultation(team, { chief_complaint: 'Tremor', prescription: 'Rasagiline 1 mg' })
  await make.report(session, { recommendations: JSON.stringify(['Thought of by a program']) })
  const written = await make.report(session, { recommendations: JSON.stringify(['Physiotherapy twice a week']) })
  await db.query('update medical_reports set written_by = $2 where id = $1', [written.id, team.doctor.userId])
  return { ...team, session, scan, prediction }
}

async function assess(db: pg.Client, { doctor, patient }: { doctor: Doctor; patient: Patient }) {
  await db.query(
    `insert into clinical_assessments (patient_id, doctor_id, assessed_at, hoehn_yahr_stage, conclusion)
     values ($1, $2, '2026-03-02T10:00:00Z', 2.5, 'parkinsons-disease')`,
    [patient.id, doctor.id],
  )
}

test('a doctor reads what a report on an own patient is made from', async ({ db, make, asDoctor }) => {
  const { doctor, patient, session, scan, prediction } = await chart(db, make)
  const order = { patientId: patient.id, sessionId: session.id, reportType: 'doctor' }

  const input = await asDoctor((scope) => readReportInput(scope, order), doctor)

  expect(input).toMatchObject({
    kind: 'doctor',
    about: 'session',
    isDemo: false,
    patient: { id: patient.id },
    session: { id: session.id },
    scan: { id: scan.id, image: { sha256, format: 'png', byteSize: png.length } },
    prediction: { id: prediction.id, result: 'positive', stage: 2 },
    review: null,
    clinician: { stage: null, conclusion: null },
    medications: [{ name: 'Rasagiline' }],
    consultations: [{ complaint: 'Tremor', plan: 'Rasagiline 1 mg' }],
    recommendations: [{ text: 'Physiotherapy twice a week' }],
  })
  expect(input?.history).toHaveLength(1)
  expect(input?.doctors).toHaveLength(1)
  expect(composeReport(input!, stringsFor('en')).standing).toBe('unreviewed')
})

test('another doctor reads nothing of it, neither facts nor picture', async ({ db, make, asDoctor }) => {
  const { patient, session, scan } = await chart(db, make)
  const order = { patientId: patient.id, sessionId: session.id, reportType: 'doctor' }

  expect(await asDoctor((scope) => readReportInput(scope, order))).toBeNull()
  expect(await asDoctor((scope) => readReportInput(scope, { ...order, sessionId: null }))).toBeNull()
  expect(await asDoctor((scope) => readReportImage(scope, { scanId: scan.id, sha256 }))).toBeNull()
})

test('an ended assignment ends the reading', async ({ db, make, asDoctor }) => {
  const { doctor, patient, session, assignment } = await chart(db, make)
  const order = { patientId: patient.id, sessionId: session.id, reportType: 'doctor' }
  expect(await asDoctor((scope) => readReportInput(scope, order), doctor)).not.toBeNull()

  await db.query('update doctor_patient_assignments set is_active = false, ended_at = now() where id = $1', [
    assignment.id,
  ])

  expect(await asDoctor((scope) => readReportInput(scope, order), doctor)).toBeNull()
})

test('a session of somebody else is not read under this patient', async ({ db, make, asAdmin }) => {
  const { patient } = await chart(db, make)
  const other = await make.session(await make.patient())

  expect(
    await asAdmin((scope) =>
      readReportInput(scope, { patientId: patient.id, sessionId: other.id, reportType: 'doctor' }),
    ),
  ).toBeNull()
})

test('the hash stays while nothing changes, and changes with a review and an assessment', async ({
  db,
  make,
  asDoctor,
}) => {
  const team = await chart(db, make)
  const { doctor, patient, session, prediction } = team
  const order = { patientId: patient.id, sessionId: session.id, reportType: 'patient' }
  const hash = async () => hashOfInput((await asDoctor((scope) => readReportInput(scope, order), doctor))!)
  const first = await hash()
  expect(await hash()).toBe(first)

  await db.query(
    `insert into prediction_reviews (prediction_id, patient_id, verdict, reason, reviewed_by, doctor_id)
     values ($1, $2, 'disagreed', 'Clinically stage 2.5', $3, $4)`,
    [prediction.id, patient.id, doctor.userId, doctor.id],
  )
  const second = await hash()
  expect(second).not.toBe(first)
  await assess(db, team)
  expect(await hash()).not.toBe(second)

  const input = await asDoctor((scope) => readReportInput(scope, order), doctor)
  expect(input).toMatchObject({
    kind: 'patient',
    review: { verdict: 'disagreed', reason: 'Clinically stage 2.5' },
    clinician: { stage: { stage: 2.5 }, conclusion: { conclusion: 'parkinsons-disease' } },
  })
})

test('a conclusion that it is not the disease ends the stage from before, as in the statistics', async ({
  db,
  make,
  asDoctor,
}) => {
  const team = await chart(db, make)
  const { doctor, patient, session } = team
  const order = { patientId: patient.id, sessionId: session.id, reportType: 'patient' }
  const read = async () => {
    const input = await asDoctor((scope) => readReportInput(scope, order), doctor)
    const stages = input!.history.flatMap(({ by, stage }) => (by === 'clinician' ? [stage] : []))
    const { rows } = await db.query<{ stage: number | null; parkinsons: boolean | null }>(
      `select confirmed_stage::float8 as stage, confirmed_parkinsons as parkinsons
         from patient_statistics where patient_id = $1`,
      [patient.id],
    )
    const { stage, conclusion } = input!.clinician
    const isDisease = conclusion && conclusion.conclusion === 'parkinsons-disease'
    expect({ stage: stage?.stage ?? null, parkinsons: isDisease }).toEqual(rows[0])
    return { stage: stage?.stage, conclusion: conclusion?.conclusion, stages }
  }
  await assess(db, team)
  expect(await read()).toEqual({ stage: 2.5, conclusion: 'parkinsons-disease', stages: [2.5] })

  const conclusion = 'not-parkinsons-disease'
  await make.assessment(patient, { assessed_at: '2026-04-02T10:00:00Z', conclusion, hoehn_yahr_stage: null })
  expect(await read()).toEqual({ stage: undefined, conclusion, stages: [2.5, null] })

  await make.assessment(patient, { assessed_at: '2026-05-02T10:00:00Z', conclusion: null, hoehn_yahr_stage: 1 })
  expect(await read()).toEqual({ stage: 1, conclusion, stages: [2.5, null, 1] })
})

test('what is known of each result and note comes along: whether it can be used, whether it is signed', async ({
  db,
  make,
  asDoctor,
}) => {
  const { doctor, patient, session, prediction } = await chart(db, make)
  await make.prediction(await make.session(patient), { binary_result: 'negative', stage_result: null })
  await make.review(prediction, { doctor_id: doctor.id, verdict: 'not-usable', reason: 'Movement' })
  const imported = await make.consultation({ doctor, patient })
  await db.query('update consultations set import_run = 1 where id = $1', [imported.id])
  await make.consultation(
    { doctor, patient },
    { signed_at: new Date().toISOString(), signed_by: doctor.userId, chief_complaint: 'Signed' },
  )
  await db.query('update programme_settings set low_confidence_percent = 72')

  const input = await asDoctor(
    (scope) => readReportInput(scope, { patientId: patient.id, sessionId: session.id, reportType: 'doctor' }),
    doctor,
  )

  expect(input?.history.map(({ isUnusable }) => isUnusable).sort()).toEqual([false, true])
  expect(input?.consultations.map(({ complaint, isDraft }) => [complaint, isDraft]).sort()).toEqual([
    ['Signed', false],
    ['Tremor review', false],
    ['Tremor', true],
  ])
  expect(input?.lowConfidence).toBeCloseTo(0.72)
  await db.query('update programme_settings set low_confidence_percent = 60')
})

test('a summary is of everything about the patient', async ({ db, make, asAdmin }) => {
  const { patient } = await chart(db, make)
  const later = await make.session(patient)
  const latest = await make.prediction(later, { binary_result: 'negative', stage_result: null })

  const input = await asAdmin((scope) =>
    readReportInput(scope, { patientId: patient.id, sessionId: null, reportType: 'summary' }),
  )

  expect(input).toMatchObject({ about: 'patient', session: null, prediction: { id: latest.id } })
  expect(input?.history).toHaveLength(2)
})

test('a published document is read by its doctor as it was kept, and by no other', async ({ db, make, asDoctor }) => {
  const { doctor, patient, session } = await chart(db, make)
  const input = await asDoctor(
    (scope) => readReportInput(scope, { patientId: patient.id, sessionId: session.id, reportType: 'doctor' }),
    doctor,
  )
  const document = composeReport(input!, stringsFor('en'))
  const report = await make.report(session, { released_at: null }) // its visit's note is a draft
  await db.query('update medical_reports set document = $2, document_sha256 = $3 where id = $1', [
    report.id,
    JSON.stringify(document),
    hashOfDocument(document),
  ])

  const read = await asDoctor((scope) => readReportDocument(scope, report.id), doctor)

  expect(read?.document).toEqual(document)
  expect(hashOfDocument(read!.document)).toBe(hashOfDocument(document))
  expect(read?.images[sha256]?.equals(png)).toBe(true)
  expect(read?.signature).toBeNull()
  expect(await asDoctor((scope) => readReportDocument(scope, report.id))).toBeNull()
})

test('what is gathered for a report is written to the audit log', async ({ db, make, asDoctor }) => {
  const { doctor, patient, session } = await chart(db, make)
  await asDoctor(
    (scope) => readReportInput(scope, { patientId: patient.id, sessionId: session.id, reportType: 'doctor' }),
    doctor,
  )
  const { rows } = await db.query(
    `select outcome from audit_events where action = 'reports.gather' and patient_id = $1`,
    [patient.id],
  )
  expect(rows).toEqual([{ outcome: 'ok' }])
})

test('who came with the demo is marked, who was written down or imported later is not', async ({
  db,
  make,
  asAdmin,
}) => {
  const demo = await make.patient()
  await db.query(
    `insert into app.installation (key, value) values ('demo_loaded_at', (now() + interval '1 year')::text)`,
  )
  const isDemo = async (patientId: string) =>
    (await asAdmin((scope) => readReportInput(scope, { patientId, sessionId: null, reportType: 'doctor' })))?.isDemo

  expect(await isDemo(demo.id)).toBe(true)
  await db.query(`update app.installation set value = '2000-01-01T00:00:00Z' where key = 'demo_loaded_at'`)
  expect(await isDemo(demo.id)).toBe(false)
  await db.query(`delete from app.installation where key = 'demo_loaded_at'`)
})
