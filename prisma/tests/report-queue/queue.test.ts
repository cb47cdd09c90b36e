import { asWorker } from '@/lib/db/scope'
import { ReportFailure } from '@/lib/report-queue/failure'
import { metricsOf } from '@/lib/report-queue/metrics'
import { queueFigures, type QueueFigures } from '@/lib/report-queue/queries'
import { claimRequest, failRequest, giveBackRequest } from '@/lib/report-queue/queue'
import type { ReportWorkerSettings } from '@/lib/report-queue/settings'
import { Trace } from '@/lib/report-queue/trace'
import { mostAttempts } from '@/lib/report-queue/vocabulary'
import { expect, request, requests, stateOf } from './test.ts'
import { test } from '../scope/test.ts'

// longer than a busy machine takes over a test
const settings = { name: 'a-worker', leaseSeconds: 600 } as ReportWorkerSettings
const broken = new ReportFailure('rendering', 'Broken.')

test.beforeEach(async ({ db }) => {
  await db.query("update report_status set status = 'archived' where status in ('pending', 'generating')")
})

test('the more urgent is made first, and waiting makes urgent: ten steps of priority are worth 100 minutes', async ({
  db,
  make,
}) => {
  const admin = await make.admin()
  const [old, urgent, usual] = await requests(make, db, admin.userId, 3)
  await db.query("update report_status set requested_at = now() - interval '101 minutes' where id = $1", [old])
  await db.query('update report_status set priority = 10 where id = $1', [urgent])

  const order = [await claimRequest(settings), await claimRequest(settings), await claimRequest(settings)]

  expect(order.map((taken) => taken?.id)).toEqual([old, urgent, usual])
  expect(await claimRequest(settings)).toBeNull()
})

test('two reports of a patient are never made at once, and come in order', async ({ db, make }) => {
  const admin = await make.admin()
  const patient = await make.patient()
  const of = { patientId: patient.id, requestedBy: admin.userId }
  const first = await request(db, { ...of, sessionId: (await make.session(patient)).id })
  const second = await request(db, { ...of, sessionId: (await make.session(patient)).id })

  const taken = await claimRequest(settings)
  const meanwhile = await claimRequest(settings)
  await giveBackRequest(taken!, new Trace())
  const again = await claimRequest(settings)

  expect([taken?.id, meanwhile, again?.id]).toEqual([first, null, first])
  expect(await stateOf(db, second)).toMatchObject({ status: 'pending', attempts: 0 })
})

test('nothing is taken while the queue is paused, and what waited is taken when it goes on', async ({ db, make }) => {
  const admin = await make.admin()
  const [id] = await requests(make, db, admin.userId, 1)
  await db.query("update programme_settings set queue_paused_at = now(), queue_pause_reason = 'The printer burns'")
  const paused = await claimRequest(settings)
  await db.query('update programme_settings set queue_paused_at = null, queue_pause_reason = null')

  expect(paused).toBeNull()
  expect(await claimRequest(settings)).toMatchObject({ id, fence: 1 })
})

test('a failed try waits ever longer, give or take a half, and after three the request is failed', async ({
  db,
  make,
}) => {
  const admin = await make.admin()
  const [id = ''] = await requests(make, db, admin.userId, 1)
  const waits: number[] = []
  for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
    const taken = await claimRequest(settings)
    await failRequest(taken!, broken, new Trace(), 10)
    const { rows } = await db.query<{ seconds: number | null }>(
      'select extract(epoch from not_before - clock_timestamp())::float8 as seconds from report_status where id = $1',
      [id],
    )
    waits.push(rows[0]?.seconds ?? 0)
    expect(await claimRequest(settings)).toBeNull() // not before its time
    await db.query('update report_status set not_before = null where id = $1', [id])
  }

  expect(waits[0]).toBeGreaterThan(3)
  expect(waits[0]).toBeLessThan(15.1)
  expect(waits[1]).toBeGreaterThan(18)
  expect(waits[1]).toBeLessThan(60.1)
  expect(await stateOf(db, id)).toMatchObject({
    status: 'failed',
    attempts: 3,
    errorClass: 'rendering',
    errorMessage: 'Broken.',
    outcomes: ['failed', 'failed', 'failed'],
  })
})

test('a worker whose lease ran out writes nothing about the request any more', async ({ db, make }) => {
  const admin = await make.admin()
  const [id = ''] = await requests(make, db, admin.userId, 1)
  const late = await claimRequest(settings)
  await db.query("update report_status set lease_until = now() - interval '1 second' where id = $1", [id])
  const other = await claimRequest(settings)

  expect(other).toMatchObject({ id, fence: 2, attempts: 2 })
  expect(await failRequest(late!, broken, new Trace(), 10)).toBeNull()
  expect(await stateOf(db, id)).toMatchObject({ status: 'generating', outcomes: ['lost', null] })
})

test('a request whose worker died three times is failed as killed', async ({ db, make }) => {
  const admin = await make.admin()
  const [id = ''] = await requests(make, db, admin.userId, 1)
  for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
    await claimRequest(settings)
    await db.query("update report_status set lease_until = now() - interval '1 second' where id = $1", [id])
  }

  expect(await claimRequest(settings)).toBeNull()
  expect(await stateOf(db, id)).toMatchObject({
    status: 'failed',
    errorClass: 'killed',
    errorMessage: 'The worker that was making the report stopped without a word.',
    outcomes: ['lost', 'lost', 'lost'],
  })
})

test('a newer request archives the failed one for the same report, and no other', async ({ db, make }) => {
  const admin = await make.admin()
  const patient = await make.patient()
  const session = await make.session(patient)
  const older = await make.reportRequest(patient, { session_id: session.id, status: 'failed', report_type: 'doctor' })
  const other = await make.reportRequest(patient, { session_id: session.id, status: 'failed', report_type: 'patient' })
  await request(db, { patientId: patient.id, sessionId: session.id, requestedBy: admin.userId })

  const { rows } = await db.query(
    'select id, status, archived_from from report_status where id = any ($1) order by id',
    [[older.id, other.id].sort()],
  )
  expect(rows).toEqual(
    [
      { id: older.id, status: 'archived', archived_from: 'failed' },
      { id: other.id, status: 'failed', archived_from: null },
    ].sort((one, two) => (one.id < two.id ? -1 : 1)),
  )
})

test('a new conclusive result asks for its two reports when the programme says so; what the owner loads does not', async ({
  db,
  make,
  as,
}) => {
  const admin = await make.admin()
  const patient = await make.patient()
  const session = await make.session(patient)
  await db.query('update programme_settings set automatic_reports = true, automatic_reports_by = $1', [admin.userId])
  await make.prediction(session, { binary_result: 'positive' }) // as an import or a seed does
  const asked = () =>
    db.query('select report_type, requested_by, is_automatic from report_status where patient_id = $1 order by 1', [
      patient.id,
    ])
  const before = await asked()
  for (const result of ['uncertain', 'negative'])
    await as(admin, (client) =>
      client.query(
        `insert into predictions (session_id, prediction_type, binary_result, confidence_score, model_version, entered_by)
         values ($1, 'binary', $2, 0.9, 'm', $3)`,
        [session.id, result, admin.userId],
      ),
    )
  await db.query('update programme_settings set automatic_reports = false')

  expect(before.rows).toEqual([])
  expect((await asked()).rows).toEqual([
    { report_type: 'doctor', requested_by: admin.userId, is_automatic: true },
    { report_type: 'patient', requested_by: admin.userId, is_automatic: true },
  ])
})

test('what the worker may see of the queue are numbers', async () => {
  const [found] = await asWorker(
    ({ db }) =>
      db.$queryRaw<{ figures: { statuses: object; workers: number } }[]>`select app.report_queue_figures() as figures`,
  )

  expect(found?.figures).toMatchObject({ workers: 0, statuses: expect.any(Object) })
  const text = await metricsOf(await asWorker(queueFigures))
  for (const figure of [
    /^substantia_report_requests\{status="pending"\} \d+$/m,
    /^substantia_report_requests_failed\{class="storage"\} 0$/m,
    /^substantia_report_workers 0$/m,
    /^substantia_report_duration_seconds_bucket\{le="\+Inf"\} \d+$/m,
  ])
    expect(text).toMatch(figure)
})

test('how tries ended is the same before and after it joins what is kept, and no purge takes it back', async ({
  db,
  make,
}) => {
  const admin = await make.admin()
  const ids = await requests(make, db, admin.userId, 2)
  const before = tallyOf(await asWorker(queueFigures))
  await db.query(
    `insert into report_attempts (request_id, number, worker, started_at, finished_at, outcome, error_class, duration_milliseconds)
     values ($1, 1, 'w', now() - interval '3 hours', now() - interval '3 hours', 'failed', 'rendering', 40),
            ($1, 2, 'w', now() - interval '3 hours', now() - interval '2 hours', 'published', null, 700),
            ($2, 1, 'w', now() - interval '5 minutes', now() - interval '4 minutes', 'published', null, 61000)`,
    ids,
  )
  const counted = await asWorker(queueFigures)
  expect(tallyOf(counted).published).toBe((before.published ?? 0) + 2)
  expect(tallyOf(counted).rendering).toBe((before.rendering ?? 0) + 1)

  await asWorker(({ db }) => db.$executeRaw`select app.refresh_system_statistics()`)

  const kept = await asWorker(queueFigures)
  expect(kept.attempts).toEqual(counted.attempts)
  expect(kept.durations).toEqual(counted.durations)
  const { rows } = await db.query(
    `select count(*)::integer as later from system_statistics s
      cross join jsonb_to_recordset(s.report_tries) as t (bucket integer) where t.bucket = 9`,
  )
  expect(rows).toEqual([{ later: 0 }]) // one that ended within the hour may still be followed by one from before it

  await db.query('delete from report_status where id = $1', [ids[0]])
  await asWorker(({ db }) => db.$executeRaw`select app.refresh_system_statistics()`)
  expect((await asWorker(queueFigures)).attempts).toEqual(counted.attempts)
})

function tallyOf({ attempts }: QueueFigures): Record<string, number> {
  return Object.fromEntries(attempts.map(({ outcome, class: kind, total }) => [kind || outcome, total]))
}
