import type pg from 'pg'
import type { Scope } from '@/lib/db/scope'
import { composeReport } from '@/lib/report-documents/compose'
import type { ReportDocument } from '@/lib/report-documents/document'
import { hashOfDocument } from '@/lib/report-documents/hash'
import { readReportInput } from '@/lib/report-documents/queries'
import { stringsFor } from '@/lib/report-documents/strings/packs'
import { releaseReport, signReport } from '@/lib/release/commands'
import { getRelease } from '@/lib/release/queries'
import type { Doctor, Make } from '../support/make.ts'
import { expect, refusal, test as base } from '../screening/test.ts'
import { refusalOf, reportsOf } from './test.ts'

type AsDoctor = <Result>(work: (scope: Scope) => Promise<Result>, doctor?: Doctor) => Promise<Result>

/** A patient with one visit whose note nobody has signed, and the clinicians' reports on them. */
async function chart(db: pg.Client, make: Make, asDoctor: AsDoctor) {
  const team = await make.careTeam()
  const { doctor, patient } = team
  const session = await make.session(patient)
  const visit = await make.consultation(team, { chief_complaint: 'Tremor', diagnosis: 'Worse than in spring' })
  const compose = async () => {
    const order = { patientId: patient.id, sessionId: session.id, reportType: 'doctor', language: 'en' }
    return composeReport((await asDoctor((scope) => readReportInput(scope, order), doctor))!, stringsFor('en'))
  }
  const keep = async (document: ReportDocument) => {
    const report = await make.report(session, { report_type: 'doctor', released_at: null })
    await db.query('update medical_reports set document = $2, document_sha256 = $3 where id = $1', [
      report.id,
      JSON.stringify(document),
      hashOfDocument(document),
    ])
    await asDoctor((scope) => signReport(scope, { id: report.id }), doctor)
    return report
  }
  return { ...team, visit, compose, keep }
}

const test = base.extend('chart', ({ db, make, asDoctor }) => chart(db, make, asDoctor))

test('a report that prints a note nobody signed is not released to its patient, by whoever asks', async ({
  chart: { doctor, patient, compose, keep },
  asDoctor,
  asAdmin,
  as,
  db,
}) => {
  const report = await keep(await compose())
  const release = (scope: Scope) => releaseReport(scope, { id: report.id })

  expect(await asDoctor((scope) => getRelease(scope, report.id), doctor)).toMatchObject({ holdsDraftNotes: true })
  expect(await refusal(asDoctor(release, doctor))).toMatchObject({ code: 'report-holds-drafts' })
  expect(await refusal(asAdmin(release))).toMatchObject({ code: 'report-holds-drafts' })
  expect(
    await refusalOf(db.query('update medical_reports set released_at = now() where id = $1', [report.id])),
  ).toMatchObject({ constraint: 'medical_reports_no_draft_notes_released' })
  expect(await reportsOf(as, patient)).toEqual([])
})

test('neither is one from before the document said so, by its words', async ({
  chart: { doctor, patient, compose, keep },
  asDoctor,
  as,
}) => {
  const { holdsDraftNotes, ...asBefore } = await compose()
  expect(holdsDraftNotes).toBe(true)
  const report = await keep(asBefore)

  expect(await refusal(asDoctor((scope) => releaseReport(scope, { id: report.id }), doctor))).toMatchObject({
    code: 'report-holds-drafts',
  })
  expect(await reportsOf(as, patient)).toEqual([])
})

test('once the note is signed, the report made again from it is released', async ({
  chart: { doctor, patient, visit, compose, keep },
  asDoctor,
  as,
}) => {
  await as(doctor, (client) => client.query('select app.sign_consultation($1)', [visit.id]))
  const report = await keep(await compose())

  expect(await asDoctor((scope) => getRelease(scope, report.id), doctor)).toMatchObject({ holdsDraftNotes: false })
  await asDoctor((scope) => releaseReport(scope, { id: report.id }), doctor)

  expect(await reportsOf(as, patient)).toEqual([report.id])
})

test('a note without a word in it keeps nothing from the patient', async ({
  chart: { doctor, patient, visit, compose, keep },
  db,
  asDoctor,
  as,
}) => {
  await db.query(
    'update consultations set (chief_complaint, assessment, diagnosis, prescription) = (null, null, null, null) where id = $1',
    [visit.id],
  )
  const report = await keep(await compose())

  await asDoctor((scope) => releaseReport(scope, { id: report.id }), doctor)

  expect(await reportsOf(as, patient)).toEqual([report.id])
})
