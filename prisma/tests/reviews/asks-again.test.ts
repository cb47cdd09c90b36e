import pg from 'pg'
import { listReportsOfResult } from '@/lib/reports/of-result'
import { reviewPrediction } from '@/lib/reviews/commands'
import { reviewInput } from '@/lib/reviews/schema'
import { connectionSettings } from '@/scripts/database/connection.ts'
import { expect, test } from '../screening/test.ts'
import { startAndWaitForLock } from '../support/interleave.ts'
import type { Make } from '../support/make.ts'
import { inTransactionOf } from '../support/person.ts'
import { end, sign } from './test.ts'

const hour = 3_600_000
const ago = (hours: number) => new Date(Date.now() - hours * hour).toISOString()

/** A result and a report that the queue made of it before anybody looked. */
async function reported(db: pg.Client, make: Make, types: ('doctor' | 'patient')[] = ['doctor', 'patient']) {
  const team = await make.careTeam()
  const session = await make.session(team.patient)
  const result = await make.prediction(session, { created_at: ago(5) })
  const reports: string[] = []
  for (const type of types) reports.push(await reportOf(db, make, { ...team, session, result }, type))
  return { ...team, session, result, reports }
}

type Subject = { patient: { id: string }; session: { id: string }; result: { id: string } }

async function reportOf(
  db: pg.Client,
  make: Make,
  { patient, session, result }: Subject,
  type: 'doctor' | 'patient',
  about: string | null = session.id,
) {
  const request = await make.reportRequest(patient, { session_id: about, report_type: type, status: 'generated' })
  const report = await make.report(session, { prediction_id: result.id, report_type: type, created_at: ago(4) })
  await db.query('update medical_reports set request_id = $2 where id = $1', [report.id, request.id])
  return report.id
}

async function openOf(db: pg.Client, patient: { id: string }) {
  const { rows } = await db.query<{ type: string; session: string | null; by: string; status: string }>(
    `select report_type as type, session_id as session, requested_by as by, status from report_status
      where patient_id = $1 and status <> 'generated' and deleted_at is null order by report_type, session_id`,
    [patient.id],
  )
  return rows
}

test('a review asks for both reports on its result again, in the same transaction, and says how many', async ({
  db,
  make,
  asDoctor,
}) => {
  const { doctor, patient, session, result } = await reported(db, make)
  const input = reviewInput.parse({ predictionId: result.id, verdict: 'agreed' })

  const answer = await asDoctor((scope) => reviewPrediction(scope, input), doctor)

  expect(answer).toMatchObject({ predictionId: result.id, madeAgain: 2 })
  expect(await openOf(db, patient)).toEqual([
    { type: 'doctor', session: session.id, by: doctor.userId, status: 'pending' },
    { type: 'patient', session: session.id, by: doctor.userId, status: 'pending' },
  ])
  const reports = await asDoctor(
    (scope) => listReportsOfResult(scope, { predictionId: result.id, patientId: patient.id }),
    doctor,
  )
  expect(reports.map(({ isMadeAgain, isOutdated }) => [isMadeAgain, isOutdated])).toEqual([
    [true, true],
    [true, true],
  ])
})

test('a summary of everything is asked for as a summary, and what is on its way already is not asked for twice', async ({
  db,
  make,
  as,
}) => {
  const { doctor, patient, session, result } = await reported(db, make, ['doctor'])
  await reportOf(db, make, { patient, session, result }, 'patient', null)
  await make.reportRequest(patient, { session_id: session.id, report_type: 'doctor', status: 'pending' })

  await sign(as, doctor, result.id)

  expect(await openOf(db, patient)).toEqual([
    { type: 'doctor', session: session.id, by: null, status: 'pending' },
    { type: 'patient', session: null, by: doctor.userId, status: 'pending' },
  ])
})

test('not for a signed report, an earlier version, one that nobody asked for, or a report on another result', async ({
  db,
  make,
  as,
}) => {
  const { doctor, patient, session, result, reports } = await reported(db, make)
  const other = await make.prediction(session, { created_at: ago(6) })
  await db.query(`update medical_reports set signed_at = now(), signature_sha256 = repeat('a', 64) where id = $1`, [
    reports[0],
  ])
  await db.query(`update medical_reports set prediction_id = $2 where id = $1`, [reports[1], other.id])
  await make.report(session, { prediction_id: result.id, report_type: 'summary', created_at: ago(4) })

  await sign(as, doctor, result.id)

  expect(await openOf(db, patient)).toEqual([])
})

test('what is written without anybody being there asks for nothing, and opening again neither', async ({
  db,
  make,
  as,
}) => {
  const seeded = await reported(db, make)
  await make.review(seeded.result, { doctor_id: seeded.doctor.id })
  expect(await openOf(db, seeded.patient)).toEqual([])

  const { doctor, patient, result } = await reported(db, make)
  const review = await sign(as, doctor, result.id)
  await db.query(`update report_status set status = 'archived', archived_from = 'pending' where status = 'pending'`)
  await end(as, doctor, review, 'reopened')
  expect((await openOf(db, patient)).map(({ status }) => status)).toEqual(['archived', 'archived'])
  await sign(as, doctor, result.id, 'disagreed')
  expect((await openOf(db, patient)).filter(({ status }) => status === 'pending')).toHaveLength(2)
})

test('taking the review back works as before: what it asked for stays asked for, and will say that nobody has looked', async ({
  db,
  make,
  as,
}) => {
  const { doctor, patient, result } = await reported(db, make)
  const admin = await make.admin()
  const operation = await as(doctor, async (client) => {
    await client.query(
      `insert into prediction_reviews (prediction_id, verdict, reviewed_by, doctor_id) values ($1, 'agreed', $2, $3)`,
      [result.id, doctor.userId, doctor.id],
    )
    return (await client.query<{ id: string }>(`select current_setting('app.operation') as id`)).rows[0]!.id
  })

  const { rows } = await as(admin, (client) =>
    client.query<{ answer: object }>('select app.undo_operation($1, false) as answer', [operation]),
  )

  expect(rows[0]?.answer).toMatchObject({ done: true, conflicts: [] })
  const { rows: left } = await db.query(
    'select from prediction_reviews where prediction_id = $1 and ended_at is null and deleted_at is null',
    [result.id],
  )
  expect(left).toEqual([])
  expect((await openOf(db, patient)).map(({ status }) => status)).toEqual(['pending', 'pending'])
})

test('a report that is published at the same moment comes first, and is asked for again', async ({
  db,
  make,
  database,
  connect,
}) => {
  const { doctor, patient, session, result } = await reported(db, make, [])
  const request = await make.reportRequest(patient, { session_id: session.id, status: 'generated' })
  const publishing = await connect()
  const reviewing = await openClient(database.webUrl)
  await publishing.query('begin')
  await publishing.query('select app.lock_statistics(array[$1])', [patient.id])

  const { running } = await startAndWaitForLock(db, reviewing, () =>
    sign((person, work) => inTransactionOf(reviewing, person, work), doctor, result.id),
  )
  await publishing.query(
    `insert into medical_reports (id, session_id, prediction_id, report_type, title, content, request_id)
     values ('published-meanwhile', $1, $2, 'doctor', 'Report', 'Nobody has looked.', $3)`,
    [session.id, result.id, request.id],
  )
  await publishing.query('commit')
  await running
  await reviewing.end()

  expect(await openOf(db, patient)).toEqual([
    { type: 'doctor', session: session.id, by: doctor.userId, status: 'pending' },
  ])
})

async function openClient(url: string) {
  const client = new pg.Client(connectionSettings(url))
  await client.connect()
  return client
}
