import type pg from 'pg'
import { getReportBoard } from '@/lib/report-board/queries'
import type { BoardColumn } from '@/lib/report-board/vocabulary'
import type { ReportType } from '@/lib/reports/vocabulary'
import { listUnmadeRequests } from '@/lib/requests/queries'
import { claimItem } from '@/lib/worklist/commands'
import type { Doctor, Make } from '../support/make.ts'
import { expect, test as base } from '../screening/test.ts'
import { sign } from '../reviews/test.ts'

const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()

const test = base.extend('boardOf', ({ asDoctor }) => async (doctor: Doctor) => {
  const lanes = await asDoctor(getReportBoard, doctor)
  return Object.fromEntries(lanes.map((lane) => [lane.column, lane])) as Record<BoardColumn, (typeof lanes)[number]>
})

type Signed = { type?: ReportType; signedDaysAgo?: number | null; releasedAt?: string | null }

/** A report that the queue made, signed so many days ago. */
async function made(
  db: pg.Client,
  make: Make,
  { doctor, patient }: { doctor: Doctor; patient: { id: string } },
  { type = 'doctor', signedDaysAgo = null, releasedAt = null }: Signed = {},
) {
  const session = await make.session(patient)
  const request = await make.reportRequest(patient, { session_id: session.id, report_type: type, status: 'generated' })
  const report = await make.report(session, { report_type: type, created_at: ago(60) })
  await db.query(
    `update medical_reports
        set request_id = $2, released_at = $4, signed_doctor_id = case when $3::integer is null then null else $5 end,
            signed_at = now() - make_interval(days => $3::integer),
            signature_sha256 = case when $3::integer is null then null else repeat('a', 64) end
      where id = $1`,
    [report.id, request.id, signedDaysAgo, releasedAt, doctor.id],
  )
  return report.id
}

test('a signed report for doctors stays on the board, apart from what patients can read; the newest first', async ({
  db,
  make,
  boardOf,
}) => {
  const team = await make.careTeam()
  const older = await made(db, make, team, { signedDaysAgo: 9 })
  const newer = await made(db, make, team, { signedDaysAgo: 2 })
  await made(db, make, team, { signedDaysAgo: 40 })
  const letOut = await made(db, make, team, { signedDaysAgo: 3, releasedAt: ago(1) })
  const forPatient = await made(db, make, team, { type: 'patient', signedDaysAgo: 3 })
  await make.report(await make.session(team.patient), {}) // written by hand: it is read on the chart

  const board = await boardOf(team.doctor)

  const ids = (column: BoardColumn) => board[column].cards.map(({ id }) => id)
  expect(ids('for-doctors')).toEqual([newer, older])
  expect(board['for-doctors'].count).toBe(2)
  expect(ids('released')).toEqual([letOut])
  expect(ids('to-release')).toEqual([forPatient])
  expect(board['for-doctors'].cards[0]?.signedByName).toEqual(expect.any(String))
  const other = await make.careTeam()
  expect(Object.values(await boardOf(other.doctor)).flatMap(({ cards }) => cards)).toEqual([])
})

test('a card says who has taken it on, as the worklist does, and that a new version is on its way', async ({
  db,
  make,
  as,
  asDoctor,
  boardOf,
}) => {
  const team = await make.careTeam()
  const second = await make.doctor()
  await make.assignment({ doctor: second, patient: team.patient }, { assignment_type: 'consultant' })
  const report = await made(db, make, team)
  const card = async (doctor: Doctor) => (await boardOf(doctor))['to-sign'].cards[0]
  expect(await card(team.doctor)).toMatchObject({ claimedByName: null, isClaimedByMe: false, isMadeAgain: false })

  const item = { kind: 'sign' as const, subjectId: report, patientId: team.patient.id }
  await asDoctor((scope) => claimItem(scope, item), team.doctor)
  expect(await card(team.doctor)).toMatchObject({ isClaimedByMe: true })
  expect(await card(second)).toMatchObject({ claimedByName: expect.any(String), isClaimedByMe: false })
  await db.query(
    `update worklist_claims set claimed_at = now() - interval '2 hours', claimed_until = now() - interval '1 hour'`,
  )
  expect(await card(second)).toMatchObject({ claimedByName: null })

  const { rows } = await db.query<{ session: string }>(
    'select session_id as session from medical_reports where id = $1',
    [report],
  )
  const result = await make.prediction({ id: rows[0]!.session })
  await db.query('update medical_reports set prediction_id = $2 where id = $1', [report, result.id])
  expect(await card(team.doctor)).toMatchObject({ needsReview: true, isMadeAgain: false })
  await sign(as, team.doctor, result.id)
  expect(await card(team.doctor)).toMatchObject({ needsReview: false, isOutdated: true, isMadeAgain: true })
})

test('what waits says why, on the board and on the chart, to who treats the patient only', async ({
  db,
  make,
  asDoctor,
  boardOf,
}) => {
  const team = await make.careTeam()
  const waiting = await make.reportRequest(team.patient, {})
  const failed = await make.reportRequest(team.patient, {
    report_type: 'patient',
    status: 'failed',
    error_message: 'There is no session.',
  })
  await db.query(`update programme_settings set queue_paused_at = now(), queue_pause_reason = 'A new disk'`)

  const board = await boardOf(team.doctor)
  expect(board.asked.cards[0]).toMatchObject({ id: waiting.id, why: { pauseReason: 'A new disk', workers: 0 } })
  expect(board.failed.cards[0]).toMatchObject({ id: failed.id, why: null, errorMessage: 'There is no session.' })
  const unmade = (doctor: Doctor) => asDoctor((scope) => listUnmadeRequests(scope, team.patient.id), doctor)
  expect(await unmade(team.doctor)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ id: waiting.id, why: expect.objectContaining({ pauseReason: 'A new disk' }) }),
      expect.objectContaining({ id: failed.id, why: null, errorMessage: 'There is no session.' }),
    ]),
  )
  expect(await unmade(await make.doctor())).toEqual([])
})
