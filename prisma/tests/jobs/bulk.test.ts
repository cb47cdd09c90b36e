import * as z from 'zod'
import { asViewer } from '@/lib/db/scope'
import { prepareBulk, startJob } from '@/lib/jobs/commands'
import { prepareInput } from '@/lib/jobs/prepare-input'
import { previewBulk } from '@/lib/jobs/preview'
import { getJob, listJobRows } from '@/lib/jobs/queries'
import { runNextJob } from '@/lib/jobs/run-job'
import { parseSelection, selectionText } from '@/lib/jobs/selection'
import type { Admin, Make } from '../support/make.ts'
import { adminViewer, expect, test } from '../scope/test.ts'

const never = new AbortController().signal

async function prepare(admin: Admin, selection: string) {
  const input = prepareInput.parse({ action: 'patients.trash', selection })
  return asViewer(adminViewer(admin), (scope) => prepareBulk(scope, input))
}

async function start(admin: Admin, id: string, version = 1) {
  return asViewer(adminViewer(admin), (scope) => startJob(scope, { id, version, reason: 'No longer here' }))
}

async function threePatients(make: Make) {
  const patients = [await make.patient({ name: 'Ana' }), await make.patient({ name: 'Bea' }), await make.patient()]
  return patients.map(({ id }) => id)
}

const selecting = (ids: string[]) => ids.map((id) => `id=${id}`).join('&')

test('what was looked at is what is done: the preview names rows, reasons and what goes along, and writes nothing', async ({
  db,
  make,
}) => {
  const admin = await make.admin()
  const [ana, bea, gone] = await threePatients(make)
  await make.session({ id: ana! })
  await db.query('update patients set deleted_at = now() where patient_id = $1', [gone])

  const jobId = await prepare(admin, selecting([ana!, bea!, gone!]))
  const preview = await asViewer(adminViewer(admin), async (scope) => {
    const job = await getJob(scope, jobId)
    return job && previewBulk(scope, job)
  })

  expect(preview).toMatchObject({
    looked: 3,
    done: 2,
    skipped: [{ message: 'It no longer exists, or is in the trash already.', count: 1 }],
    rows: [
      { id: ana, name: 'Ana', outcome: 'done' },
      { id: bea, name: 'Bea', outcome: 'done' },
      { id: gone, outcome: 'skipped' },
    ],
  })
  expect(preview?.consequences).toEqual([expect.stringMatching(/^With them go 1 session\./)])
  const { rows } = await db.query('select from patients where deleted_at is null and patient_id = any ($1)', [
    [ana, bea],
  ])
  expect(rows).toHaveLength(2)
  expect(await runNextJob(['bulk'], never)).toBe(false) // a draft is nobody's work
})

test('a confirmed bulk action says what became of each row, and is taken back whole', async ({ db, make }) => {
  const admin = await make.admin()
  const ids = await threePatients(make)
  const jobId = await prepare(admin, selecting(ids))
  await db.query('update patients set deleted_at = now() where patient_id = $1', [ids[1]]) // after the preview
  await start(admin, jobId)

  await runNextJob(['bulk'], never)

  const { job, rows } = await asViewer(adminViewer(admin), async (scope) => ({
    job: await getJob(scope, jobId),
    rows: (await listJobRows(scope, jobId, undefined, { size: 25, after: undefined, before: undefined })).rows,
  }))
  expect(job).toMatchObject({ status: 'done', total: 3, done: 2, skipped: 1, failed: 0, reason: 'No longer here' })
  expect(rows.map(({ recordId, outcome }) => [recordId, outcome])).toEqual([
    [ids[0], 'done'],
    [ids[1], 'skipped'],
    [ids[2], 'done'],
  ])
  const { rows: deletions } = await db.query('select reason from deletions where entity_id = any ($1)', [ids])
  expect(deletions).toEqual([{ reason: 'No longer here' }, { reason: 'No longer here' }])

  await asViewer(
    adminViewer(admin),
    ({ db: own }) => own.$queryRaw`
    select app.undo_operation(${job?.operationId}, false)::text`,
  )

  const { rows: living } = await db.query(
    'select patient_id as id from patients where deleted_at is null and patient_id = any ($1) order by 1',
    [ids],
  )
  expect(living.map(({ id }) => id)).toEqual([ids[0], ids[2]].sort())
})

test('all that match are those that matched when it was prepared', async ({ db, make }) => {
  const admin = await make.admin()
  await db.query('update patients set deleted_at = now()')
  const ids = await threePatients(make)
  const jobId = await prepare(admin, 'all=1')
  const later = await make.patient()

  await start(admin, jobId)
  await runNextJob(['bulk'], never)

  const { rows } = await db.query('select patient_id as id from patients where deleted_at is null')
  expect(rows).toEqual([{ id: later.id }])
  const { rows: taken } = await db.query('select record_id as id from job_rows where job_id = $1 order by 1', [jobId])
  expect(taken.map(({ id }) => id)).toEqual([...ids].sort())
})

test('a draft is confirmed once, by whoever prepared it', async ({ make }) => {
  const admin = await make.admin()
  const other = await make.admin()
  const jobId = await prepare(admin, selecting(await threePatients(make)))

  await expect(start(other, jobId)).rejects.toThrow('confirmed or discarded already')
  expect(await asViewer(adminViewer(other), (scope) => getJob(scope, jobId))).toBeNull()
  await start(admin, jobId)
  await expect(start(admin, jobId)).rejects.toThrow('confirmed or discarded already')
  await runNextJob(['bulk'], never)
})

test('a large operation is taken back by a job of its own, which can be taken back too', async ({ db, make, as }) => {
  const admin = await make.admin()
  const ids = await threePatients(make)
  const jobId = await prepare(admin, selecting(ids))
  await start(admin, jobId)
  await runNextJob(['bulk'], never)
  const { rows: done } = await db.query('select operation_id as id from jobs where id = $1', [jobId])

  await as(admin, (client) => client.query(`select app.queue_undo($1, 'Take back', false)`, [done[0].id]))
  await runNextJob(['undo'], never)

  const { rows } = await db.query(
    `select status, done::int, operation_id is not null as undoable, error_message from jobs where kind = 'undo'`,
  )
  expect(rows).toMatchObject([{ status: 'done', undoable: true, error_message: null }])
  expect(rows[0].done).toBeGreaterThanOrEqual(3)
  const { rows: living } = await db.query('select from patients where deleted_at is null and patient_id = any ($1)', [
    ids,
  ])
  expect(living).toHaveLength(3)
})

test('what cannot be a selection is refused with a sentence', () => {
  const faults = (selection: string) =>
    prepareInput.safeParse({ action: 'patients.trash', selection }).error?.issues[0]?.message

  expect(faults('')).toMatch(/Choose between 1 and 1,000 rows/)
  expect(faults(selecting(Array.from({ length: 1001 }, (_, index) => String(index))))).toMatch(/1,000/)
  expect(parseSelection(selectionText({ action: 'x', list: 'y', id: ['a', 'b', 'a'], f: 'stage:is:3' }))).toEqual({
    ids: ['a', 'b'],
  })
  expect(parseSelection('all=1&f=a&f=b&sort=name.asc&id=x')).toEqual({ all: { f: ['a', 'b'], sort: 'name.asc' } })
  expect(z.safeParse(prepareInput, { action: 'patients.assign', selection: 'id=a' }).success).toBe(false)
})
