import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type pg from 'pg'
import { aPrediction, aReportRequest, aSession } from '../../prisma/seed/factories'
import { insertRow } from '../../prisma/seed/insert-row'
import { expect, test } from '../support/test'

/** Where the server of the journeys keeps what its worker makes. */
const filesFolder = path.resolve('var/e2e/files')
const addressOf = (report: string, variant = 'a4') => `/api/reports/${report}/file?variant=${variant}`

/** A patient's report as the worker makes it, asked for by this account; its id and its A4 file. */
async function madeReport(db: pg.Client, patientId: string, requestedBy: string) {
  const id = crypto.randomUUID()
  const session = aSession({ id: `e2e-session-${id}`, patient_id: patientId })
  await insertRow(db, 'sessions', session)
  await insertRow(db, 'predictions', aPrediction({ id: `e2e-prediction-${id}`, session_id: session.id }))
  const request = aReportRequest({
    id: `e2e-request-${id}`,
    patient_id: patientId,
    session_id: session.id,
    report_type: 'patient',
    requested_by: requestedBy,
  })
  await insertRow(db, 'report_status', request)
  let made: { id: string; key: string; sha256: string } | undefined
  await expect(async () => {
    const { rows } = await db.query<{ id: string; key: string; sha256: string }>(
      `select r.id, f.storage_key as key, f.sha256 from medical_reports r
         join report_files f on f.report_id = r.id and f.variant = 'a4' where r.request_id = $1`,
      [request.id],
    )
    made = rows[0]
    expect(made).toBeTruthy()
  }).toPass({ timeout: 45_000 })
  return made!
}

test.describe.configure({ timeout: 180_000 })

test('the file of a report goes to who may read the report, and to nobody else', async ({
  pageOf,
  make,
  db,
  stranger: nobody,
}) => {
  const [doctor, otherDoctor] = [await make.doctor('Test Filer'), await make.doctor('Test Other')]
  const [patient, otherPatient] = [await make.patient('Filed Fjeld'), await make.patient('Other Olsen')]
  const assignment = await make.assignment(doctor, patient)
  const report = await madeReport(db, patient.patientId, doctor.userId)
  const mine = (await pageOf(doctor)).request
  const patients = (await pageOf(patient)).request
  const statusFor = async (from: typeof mine) => (await from.get(addressOf(report.id))).status()

  const own = await mine.get(addressOf(report.id))
  expect(own.status()).toBe(200)
  expect(own.headers()).toMatchObject({
    'content-type': 'application/pdf',
    'cache-control': 'private, no-store',
    'content-disposition': `attachment; filename="report-${report.id}.pdf"`,
    'x-content-type-options': 'nosniff',
  })
  expect(
    createHash('sha256')
      .update(await own.body())
      .digest('hex'),
  ).toBe(report.sha256)
  expect((await mine.get(addressOf(report.id, 'large-print'))).status()).toBe(200)
  expect((await mine.get(addressOf(report.id, 'a3'))).status()).toBe(400)
  expect(await statusFor((await pageOf(await make.admin())).request)).toBe(200)
  expect(await statusFor((await pageOf(otherDoctor)).request)).toBe(404)
  expect(await statusFor((await pageOf(otherPatient)).request)).toBe(404)
  expect(await statusFor(nobody.request)).toBe(401)

  expect(await statusFor(patients)).toBe(404) // nobody has released it
  await db.query('update medical_reports set released_at = now() where id = $1', [report.id])
  expect(await statusFor(patients)).toBe(200)

  await db.query('update doctor_patient_assignments set is_active = false, ended_at = now() where id = $1', [
    assignment.id,
  ])
  expect(await statusFor(mine)).toBe(404)
  const { rows } = await db.query(
    `select actor_user_id as actor, outcome, count(*)::integer as times from audit_events
      where action = 'reports.download' and entity_id = $1 and actor_user_id = any ($2) group by 1, 2 order by 1, 2`,
    [report.id, [doctor.userId, otherDoctor.userId, patient.userId]],
  )
  expect(new Set(rows)).toEqual(
    new Set([
      { actor: doctor.userId, outcome: 'ok', times: 2 },
      { actor: doctor.userId, outcome: 'not-found', times: 1 },
      { actor: otherDoctor.userId, outcome: 'not-found', times: 1 },
      { actor: patient.userId, outcome: 'not-found', times: 1 },
      { actor: patient.userId, outcome: 'ok', times: 1 },
    ]),
  )
})

test('a file that is not what was published is given to nobody', async ({ pageOf, make, db }) => {
  const doctor = await make.doctor('Test Keeper')
  const patient = await make.patient('Kept Kristiansen')
  await make.assignment(doctor, patient)
  const report = await madeReport(db, patient.patientId, doctor.userId)
  const { request } = await pageOf(doctor)
  fs.appendFileSync(path.join(filesFolder, report.key), 'one more line')

  const changed = await request.get(addressOf(report.id))
  expect(changed.status()).toBe(503)
  expect(await changed.text()).toContain('cannot be read at the moment')
  fs.rmSync(path.join(filesFolder, report.key))
  expect((await request.get(addressOf(report.id))).status()).toBe(503)
})
