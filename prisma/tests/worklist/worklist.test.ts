import type pg from 'pg'
import { claimItem, giveBackItem, snoozeItem, wakeItem } from '@/lib/worklist/commands'
import { getWorklist } from '@/lib/worklist/queries'
import { snoozeInput } from '@/lib/worklist/schema'
import type { Doctor, Make } from '../support/make.ts'
import { expect, refusal, test as base } from '../screening/test.ts'

const hour = 3_600_000
const ago = (days: number) => new Date(Date.now() - days * 24 * hour).toISOString()
const today = () => ({ start: new Date(Date.now() - 12 * hour), end: new Date(Date.now() + 12 * hour) })

const test = base.extend(
  'listOf',
  ({ asDoctor }) =>
    (doctor: Doctor, show: 'open' | 'snoozed' = 'open') =>
      asDoctor(async (scope) => (await getWorklist(scope, today(), show)).items, doctor),
)

/** Held so many days ago in the old system, which knew no signatures: no note of it waits for one. */
async function seen(db: pg.Client, make: Make, team: { doctor: Doctor; patient: { id: string } }, days = 20) {
  const { id } = await make.consultation(team, { consultation_date: ago(days) })
  await db.query('update consultations set import_run = 1 where id = $1', [id])
}

test('lists today’s visits first, then what needs a doctor, each with its reason', async ({ db, make, listOf }) => {
  const team = await make.careTeam()
  await seen(db, make, team)
  const visit = await make.consultation(team, {
    status: 'scheduled',
    consultation_date: new Date(Date.now() + 2 * hour).toISOString(),
  })
  const overdue = await make.consultation(team, { status: 'scheduled', consultation_date: ago(3) })
  const session = await make.session(team.patient)
  const result = await make.prediction(session, { binary_result: 'positive', stage_result: 4 })

  const list = await listOf(team.doctor)

  expect(list.map(({ kind, subjectId }) => [kind, subjectId])).toEqual([
    ['visit', visit.id],
    ['review', result.id],
    ['note', overdue.id],
  ])
  expect(list[1]?.facts).toMatchObject({ binaryResult: 'positive', stage: 4 })
  expect(list[2]?.facts).toMatchObject({ isOverdue: true })
})

test('a report is to be signed once its result was reviewed before it was made', async ({ db, make, listOf }) => {
  const team = await make.careTeam()
  await seen(db, make, team)
  const session = await make.session(team.patient)
  const result = await make.prediction(session)
  const request = await make.reportRequest(team.patient, { session_id: session.id, status: 'generated' })
  const report = await make.report(session, { prediction_id: result.id, created_at: ago(2) })
  await db.query('update medical_reports set request_id = $2 where id = $1', [report.id, request.id])
  expect((await listOf(team.doctor)).map(({ kind }) => kind)).toEqual(['review'])

  await make.review(result, { doctor_id: team.doctor.id, reviewed_at: ago(3) })
  expect((await listOf(team.doctor)).map(({ kind, subjectId }) => [kind, subjectId])).toEqual([['sign', report.id]])

  await db.query(
    `update prediction_reviews set ended_at = now(), ended_reason = 'corrected' where prediction_id = $1`,
    [result.id],
  )
  await make.review(result, { doctor_id: team.doctor.id, reviewed_at: ago(1) })
  expect(await listOf(team.doctor)).toEqual([])
})

test('whoever was not seen for the months that the programme says, and has no appointment', async ({
  db,
  make,
  listOf,
}) => {
  const team = await make.careTeam()
  await seen(db, make, team, 400)
  expect((await listOf(team.doctor)).map(({ kind, subjectId }) => [kind, subjectId])).toEqual([
    ['unseen', team.patient.id],
  ])

  await make.consultation(team, { status: 'scheduled', consultation_date: ago(-30) })
  expect(await listOf(team.doctor)).toEqual([])
})

test('nothing of somebody else’s patient, before, during or after', async ({ db, make, listOf }) => {
  const team = await make.careTeam()
  const other = await make.careTeam()
  await make.prediction(await make.session(team.patient), { binary_result: 'positive', stage_result: 3 })
  expect((await listOf(team.doctor)).length).toBeGreaterThan(0)
  expect((await listOf(other.doctor)).filter(({ patientId }) => patientId === team.patient.id)).toEqual([])

  await db.query(`update doctor_patient_assignments set is_active = false, ended_at = now() where id = $1`, [
    team.assignment.id,
  ])
  expect(await listOf(team.doctor)).toEqual([])
})

test('what is put off comes back by itself or when it is brought back, and says why', async ({
  db,
  make,
  listOf,
  asDoctor,
}) => {
  const team = await make.careTeam()
  await seen(db, make, team)
  const result = await make.prediction(await make.session(team.patient))
  const item = { kind: 'review' as const, subjectId: result.id, patientId: team.patient.id }

  await asDoctor((scope) => snoozeItem(scope, { ...item, days: 7, reason: 'Waits for the second scan' }), team.doctor)
  expect(await listOf(team.doctor)).toEqual([])
  expect(await listOf(team.doctor, 'snoozed')).toMatchObject([
    { subjectId: result.id, snoozeReason: 'Waits for the second scan' },
  ])
  await db.query(
    `update worklist_snoozes set snoozed_at = now() - interval '2 days', snoozed_until = now() - interval '1 second' where subject_id = $1`,
    [result.id],
  )
  expect((await listOf(team.doctor)).map(({ subjectId }) => subjectId)).toEqual([result.id])

  await asDoctor((scope) => snoozeItem(scope, { ...item, days: 1, reason: 'Again' }), team.doctor)
  await asDoctor((scope) => wakeItem(scope, item), team.doctor)
  expect((await listOf(team.doctor)).map(({ subjectId }) => subjectId)).toEqual([result.id])
})

test('what is put off hides nothing else, and what is left out of a long list is said', async ({
  db,
  make,
  asDoctor,
  listOf,
}) => {
  const team = await make.careTeam()
  await seen(db, make, team)
  const worklist = (show: 'open' | 'snoozed') => asDoctor((scope) => getWorklist(scope, today(), show), team.doctor)
  const ids: string[] = []
  for (let one = 0; one < 41; one += 1)
    ids.push((await make.consultation(team, { status: 'scheduled', consultation_date: ago(2.5 + one) })).id)
  expect(await worklist('open')).toMatchObject({ cut: ['note'] })
  expect((await listOf(team.doctor)).map(({ subjectId }) => subjectId)).toEqual(
    expect.arrayContaining(ids.slice(1)), // the oldest are the most urgent: the newest is left out
  )

  await db.query(
    `insert into worklist_snoozes (user_id, kind, subject_id, patient_id, snoozed_until, reason)
     select $1, 'note', id, $2, now() + interval '1 day', 'Later' from unnest($3::text[]) id`,
    [team.doctor.userId, team.patient.id, ids.slice(1)],
  )
  expect(await worklist('open')).toMatchObject({ items: [{ kind: 'note', subjectId: ids[0] }], cut: [] })
  const putOff = await worklist('snoozed')
  expect([putOff.items.length, putOff.cut]).toEqual([40, []])
})

test('a report of one’s patient that could not be made, whoever asked, until it is asked for again', async ({
  db,
  make,
  listOf,
}) => {
  const team = await make.careTeam()
  await seen(db, make, team)
  const stranger = await make.careTeam()
  const request = await make.reportRequest(team.patient, {
    status: 'failed',
    error_message: 'There is no session.',
    requested_at: ago(1),
  })
  const imported = await make.reportRequest(team.patient, { status: 'failed', requested_at: ago(900) })
  await db.query('update report_status set import_run = 1 where id = $1', [imported.id])

  expect((await listOf(team.doctor)).map(({ kind, subjectId, facts }) => [kind, subjectId, facts])).toEqual([
    ['failed', request.id, { reportType: 'doctor', error: 'There is no session.', isSigned: false }],
  ])
  expect((await listOf(stranger.doctor)).filter(({ kind }) => kind === 'failed')).toEqual([])

  await db.query(`update report_status set status = 'pending' where id = $1`, [request.id])
  expect(await listOf(team.doctor)).toEqual([])
})

test('a stage that clinicians say is later than a year ago, until a visit is booked', async ({ db, make, listOf }) => {
  const team = await make.careTeam()
  await seen(db, make, team)
  const assess = (days: number, stage: number | null, more: object = {}) =>
    make.assessment(team.patient, {
      doctor_id: team.doctor.id,
      assessed_at: ago(days),
      hoehn_yahr_stage: stage,
      mds_updrs_part_3: 20,
      ...more,
    })
  await assess(800, 1)
  await assess(500, 2)
  await assess(200, 2)
  await make.prediction(await make.session(team.patient), { binary_result: 'positive', stage_result: 4 })
  const kinds = async () => (await listOf(team.doctor)).map(({ kind }) => kind)
  expect(await kinds()).toEqual(['review']) // a model says more, clinicians do not

  const risen = await assess(30, 2.5)
  await assess(10, null)
  const [, rising] = await listOf(team.doctor)
  expect(rising).toMatchObject({ kind: 'rising', subjectId: risen.id, facts: { stage: 2.5, stageBefore: 2 } })

  const visit = await make.consultation(team, { status: 'scheduled', consultation_date: ago(-20) })
  expect(await kinds()).toEqual(['review'])
  await make.trash('consultations', visit.id)
  expect(await kinds()).toEqual(['review', 'rising'])
  await assess(5, 2)
  expect(await kinds()).toEqual(['review']) // and back: it does not stand any more
})

test('a rise within the first year counts, one that is over a year old does not', async ({ db, make, listOf }) => {
  const team = await make.careTeam()
  await seen(db, make, team)
  const other = await make.careTeam()
  await seen(db, make, other)
  const assess = (of: typeof team, days: number, stage: number) =>
    make.assessment(of.patient, { doctor_id: of.doctor.id, assessed_at: ago(days), hoehn_yahr_stage: stage })
  await assess(team, 300, 1)
  await assess(team, 100, 1.5)
  await assess(other, 900, 1)
  await assess(other, 500, 2)

  expect(await listOf(team.doctor)).toMatchObject([{ kind: 'rising', facts: { stage: 1.5, stageBefore: 1 } }])
  expect(await listOf(other.doctor)).toEqual([])
})

test('putting something off asks for how long and why', () => {
  const problems = snoozeInput.safeParse({ kind: 'review', subjectId: 's', patientId: 'p', days: '400' }).error?.issues

  expect(problems?.map(({ path }) => path[0])).toEqual(['days', 'reason'])
})

test('two doctors of a patient do not take on the same thing; what is forgotten is free again', async ({
  db,
  make,
  listOf,
  asDoctor,
}) => {
  const team = await make.careTeam()
  await seen(db, make, team)
  const second = await make.doctor()
  await make.assignment({ doctor: second, patient: team.patient }, { assignment_type: 'consultant' })
  const result = await make.prediction(await make.session(team.patient))
  const item = { kind: 'review' as const, subjectId: result.id, patientId: team.patient.id }

  await asDoctor((scope) => claimItem(scope, item), team.doctor)
  expect((await refusal(asDoctor((scope) => claimItem(scope, item), second)))?.message).toContain('taken this on')
  expect(await listOf(second)).toMatchObject([{ isClaimedByMe: false, claimedByName: expect.any(String) }])
  expect(await listOf(team.doctor)).toMatchObject([{ isClaimedByMe: true }])

  await asDoctor((scope) => giveBackItem(scope, item), team.doctor)
  await asDoctor((scope) => claimItem(scope, item), second)
  await db.query(
    `update worklist_claims set claimed_at = now() - interval '9 hours', claimed_until = now() - interval '1 hour' where subject_id = $1`,
    [result.id],
  )
  await asDoctor((scope) => claimItem(scope, item), team.doctor)
  expect(await listOf(team.doctor)).toMatchObject([{ isClaimedByMe: true }])
})
