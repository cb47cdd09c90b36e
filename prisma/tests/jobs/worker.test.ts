import { runNextJob } from '@/lib/jobs/run-job'
import { asWorker } from '@/lib/db/scope'
import type { Make } from '../support/make.ts'
import { expect, test } from '../scope/test.ts'
import { addJob, expireLease, jobOf, namesOf, renaming } from './job.ts'

const never = new AbortController().signal

async function makePatients(make: Make, count: number) {
  const ids: string[] = []
  for (let number = 0; number < count; number += 1) ids.push((await make.patient({ name: `P${number}` })).id)
  return ids
}

function run(handler = renaming(), signal = never) {
  return runNextJob(['bulk'], signal, { bulk: handler })
}

test('a job is done chunk by chunk as whoever asked, and all of it is one operation with their reason', async ({
  db,
  make,
}) => {
  const admin = await make.admin()
  const ids = await makePatients(make, 7)
  const id = await addJob(db, admin, { ids, name: '!' })

  expect(await run()).toBe(true)

  expect(await jobOf(db, id)).toMatchObject({ status: 'done', total: 7, done: 7, position: 7, fence: 1 })
  expect(await namesOf(db, ids)).toEqual(['P0!', 'P1!', 'P2!', 'P3!', 'P4!', 'P5!', 'P6!'])
  const { rows: operations } = await db.query(
    `select distinct o.id, o.actor_user_id, o.action, o.reason, o.request_id
       from record_changes c join operations o on o.id = c.operation_id where c.record_id = any ($1) and o.action = 'test.rename'`,
    [ids],
  )
  const { operation_id: operation } = await jobOf(db, id)
  expect(operations).toEqual([
    { id: operation, actor_user_id: admin.userId, action: 'test.rename', reason: 'a test', request_id: id },
  ])
  const { rows } = await db.query('select count(*)::int as total from job_rows where job_id = $1', [id])
  expect(rows).toEqual([{ total: 7 }])
  expect(await run()).toBe(false)
})

test('a worker killed in the middle of a chunk leaves nothing of it, and the next goes on at the first unfinished row', async ({
  db,
  make,
}) => {
  const admin = await make.admin()
  const ids = await makePatients(make, 7)
  const id = await addJob(db, admin, { ids, name: '!' })
  const stop = new AbortController()
  // As a killed worker leaves it: one chunk committed, the second begun and never ended, the lease still held.
  const dying = renaming(async (position) => {
    if (position !== 3) return
    stop.abort()
    await db.query("update jobs set lease_until = now() + interval '1 hour' where id = $1", [id])
    throw new Error('killed')
  })
  await run(dying, stop.signal)
  expect(await jobOf(db, id)).toMatchObject({ status: 'running', done: 3, position: 3 })
  expect(await namesOf(db, ids)).toEqual(['P0!', 'P1!', 'P2!', 'P3', 'P4', 'P5', 'P6'])
  await expireLease(db, id)

  await run()

  expect(await jobOf(db, id)).toMatchObject({ status: 'done', done: 7, fence: 2 })
  expect(await namesOf(db, ids)).toEqual(['P0!', 'P1!', 'P2!', 'P3!', 'P4!', 'P5!', 'P6!'])
  const { rows } = await db.query('select row_number::int as number from job_rows where job_id = $1 order by 1', [id])
  expect(rows.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7])
})

test('while one worker has a job, no other gets it', async ({ db, make }) => {
  const admin = await make.admin()
  const ids = await makePatients(make, 3)
  const id = await addJob(db, admin, { ids, name: '!' })
  let others: boolean[] = []

  await run(
    renaming(async () => {
      others = await Promise.all([run(), run()])
    }),
  )

  expect(others).toEqual([false, false])
  expect(await jobOf(db, id)).toMatchObject({ status: 'done', done: 3, fence: 1 })
  expect(await namesOf(db, ids)).toEqual(['P0!', 'P1!', 'P2!'])
})

test('of two workers that claim at the same moment, one gets the job', async ({ db, make }) => {
  const admin = await make.admin()
  const id = await addJob(db, admin, { ids: [], name: '' }, 'csv-import')
  const claim = () =>
    asWorker(({ db: own }) => own.$queryRaw<{ id: string }[]>`select id from app.claim_job(array['csv-import'], 30)`)

  const claimed = await Promise.all([claim(), claim(), claim(), claim()])

  expect(claimed.flat()).toEqual([{ id }])
})

test('a worker that was only thought dead cannot write its chunk a second time', async ({ db, make }) => {
  const admin = await make.admin()
  const ids = await makePatients(make, 3)
  const id = await addJob(db, admin, { ids, name: '!' })
  let took = false
  const slow = renaming(async () => {
    if (took) return
    took = true
    await expireLease(db, id)
    // the other one claims while this one is in the middle of its chunk; it waits for the rows, then writes them
    await db.query('select from app.claim_job($1, 30)', [['bulk']])
  })

  await run(slow)

  expect(await jobOf(db, id)).toMatchObject({ status: 'running', position: 0, done: 0, fence: 2 })
  expect(await namesOf(db, ids)).toEqual(['P0', 'P1', 'P2'])
  await expireLease(db, id)
  await run()
  expect(await namesOf(db, ids)).toEqual(['P0!', 'P1!', 'P2!'])
})

test('cancelling takes effect between two chunks: what was done stays, the rest is not begun', async ({
  db,
  make,
  as,
}) => {
  const admin = await make.admin()
  const other = await make.admin()
  const ids = await makePatients(make, 7)
  const id = await addJob(db, admin, { ids, name: '!' })

  await run(
    renaming(async (position) => {
      if (position === 3) await as(other, (client) => client.query('select app.cancel_job($1)', [id]))
    }),
  )

  expect(await jobOf(db, id)).toMatchObject({ status: 'cancelled', done: 6, position: 6, error_message: null })
  expect(await namesOf(db, ids)).toEqual(['P0!', 'P1!', 'P2!', 'P3!', 'P4!', 'P5!', 'P6'])
  const { rows } = await db.query('select cancelled_by from jobs where id = $1', [id])
  expect(rows).toEqual([{ cancelled_by: other.userId }])
})

test('a job that waits is cancelled at once, and never taken', async ({ db, make, as }) => {
  const admin = await make.admin()
  const id = await addJob(db, admin, { ids: [], name: '' })

  const { rows } = await as(admin, (client) => client.query('select app.cancel_job($1) as done', [id]))

  expect(rows).toEqual([{ done: true }])
  expect(await jobOf(db, id)).toMatchObject({ status: 'cancelled' })
  expect(await run()).toBe(false)
})

for (const [how, change, message] of [
  ['was disabled', 'update users set is_active = false where id = $1', /disabled or deleted/],
  [
    'is no administrator any more',
    "update users set role = 'doctor' where id = $1",
    /no longer an administrator|disabled/,
  ],
] as const) {
  test(`the job of somebody who ${how} fails, saying so, and changes nothing`, async ({ db, make }) => {
    const admin = await make.admin()
    const ids = await makePatients(make, 3)
    const id = await addJob(db, admin, { ids, name: '!' })
    await db.query(change, [admin.userId])

    await run()

    const job = await jobOf(db, id)
    expect(job).toMatchObject({ status: 'failed', done: 0 })
    expect(job.error_message).toMatch(message)
    expect(await namesOf(db, ids)).toEqual(['P0', 'P1', 'P2'])
  })
}

test('somebody who is disabled in the middle of their job stops it there', async ({ db, make }) => {
  const admin = await make.admin()
  const ids = await makePatients(make, 7)
  const id = await addJob(db, admin, { ids, name: '!' })

  await run(
    renaming(async (position) => {
      if (position === 0) await db.query('update users set is_active = false where id = $1', [admin.userId])
    }),
  )

  expect(await jobOf(db, id)).toMatchObject({ status: 'failed', done: 3, position: 3 })
  expect(await namesOf(db, ids)).toEqual(['P0!', 'P1!', 'P2!', 'P3', 'P4', 'P5', 'P6'])
})

test('a worker that must stop lets go of its job, and the next goes on at once', async ({ db, make }) => {
  const admin = await make.admin()
  const ids = await makePatients(make, 7)
  const id = await addJob(db, admin, { ids, name: '!' })
  const stop = new AbortController()

  await run(
    renaming(async (position) => {
      if (position === 0) stop.abort()
    }),
    stop.signal,
  )
  expect(await jobOf(db, id)).toMatchObject({ status: 'running', done: 3 })
  await run()

  expect(await jobOf(db, id)).toMatchObject({ status: 'done', done: 7, fence: 2 })
})
