import type pg from 'pg'
import { vi } from 'vitest'
import { undoOperation } from '@/lib/changes/commands'
import { asViewer } from '@/lib/db/scope'
import { prepareBulk, startJob } from '@/lib/jobs/commands'
import type { AnyJobHandler } from '@/lib/jobs/handler'
import { runNextJob } from '@/lib/jobs/run-job'
import { undoJob } from '@/lib/jobs/undo-job'
import type { Admin, Make } from '../support/make.ts'
import { contentHash } from '../changes/content.ts'
import { adminViewer, expect, test } from '../scope/test.ts'
import { jobOf } from './job.ts'
import { killWorkerAt } from './kill.ts'
import { manyPatients } from './many.ts'

vi.setConfig({ testTimeout: 300_000 }) // thousands of rows there and back, and a worker to start

const never = new AbortController().signal
const patients = 1200

/** Puts 1,200 patients into the trash with all that is theirs, and asks for that to be taken back. */
async function trashAndAsk(db: pg.Client, make: Make, admin: Admin) {
  const ids = await manyPatients(db, make, patients)
  const start = await contentHash(db)
  const trashed = await asViewer(adminViewer(admin), async (scope) => {
    const id = await prepareBulk(scope, { action: 'patients.trash', selection: { ids }, fields: {} })
    return startJob(scope, { id, version: 1, reason: 'A test' })
  })
  await runNextJob(['bulk'], never)
  expect(await jobOf(db, trashed)).toMatchObject({ status: 'done', done: patients })
  const operation = String((await jobOf(db, trashed)).operation_id)
  const asked = await asViewer(adminViewer(admin), (scope) => undoOperation(scope, { operation }))
  if (!('job' in asked)) throw new Error('So large an operation is no job any more.')
  return { start, trashed: await contentHash(db), operation, jobId: asked.job }
}

async function undoneBy(db: pg.Client, operation: string) {
  const { rows } = await db.query('select undone_by as by from operations where id = $1', [operation])
  return rows[0]?.by as string | null
}

async function expectAllBack(db: pg.Client, { start, operation, jobId }: Awaited<ReturnType<typeof trashAndAsk>>) {
  const job = await jobOf(db, jobId)
  expect(job).toMatchObject({ status: 'done', skipped: 0, error_message: null })
  expect(job.done).toBe(3 * patients) // each with an assignment and a visit
  expect(await undoneBy(db, operation)).toBe(job.operation_id)
  expect(await contentHash(db)).toEqual(start)
  const { rows } = await db.query('select from operations where undoes = $1', [operation])
  expect(rows).toHaveLength(1)
}

test('a bulk action over 1,200 patients is taken back by a job, to the last value', async ({ db, make }) => {
  const asked = await trashAndAsk(db, make, await make.admin())
  expect(asked.trashed).not.toEqual(asked.start)

  await runNextJob(['undo'], never)

  await expectAllBack(db, asked)
})

for (const { moment, isBack } of [
  { moment: 'transaction 1 written', isBack: false },
  { moment: 'transaction 1 committed', isBack: true },
]) {
  test(`an undo whose worker is killed at "${moment}" is done whole, and once`, async ({ db, make }) => {
    const asked = await trashAndAsk(db, make, await make.admin())

    await killWorkerAt(db, asked.jobId, 'undo', moment)
    expect(await jobOf(db, asked.jobId)).toMatchObject({ status: 'running', fence: 1 })
    expect(await contentHash(db)).toEqual(isBack ? asked.start : asked.trashed)
    await runNextJob(['undo'], never)

    await expectAllBack(db, asked)
  })
}

test('an undo that is cancelled while it works takes nothing back, and can be asked for again', async ({
  db,
  make,
  as,
}) => {
  const admin = await make.admin()
  const asked = await trashAndAsk(db, make, admin)

  await runNextJob(['undo'], never, {
    undo: whileItWorks(undoJob, () => as(admin, (client) => client.query('select app.cancel_job($1)', [asked.jobId]))),
  })

  expect(await jobOf(db, asked.jobId)).toMatchObject({ status: 'cancelled', done: 0, operation_id: null })
  expect(await undoneBy(db, asked.operation)).toBeNull()
  expect(await contentHash(db)).toEqual(asked.trashed)

  const again = await asViewer(adminViewer(admin), (scope) => undoOperation(scope, { operation: asked.operation }))
  await runNextJob(['undo'], never)
  await expectAllBack(db, { ...asked, jobId: 'job' in again ? again.job : '' })
})

/** Does something when everything is taken back and nothing is committed. */
function whileItWorks(handler: AnyJobHandler, work: () => Promise<unknown>): AnyJobHandler {
  if (!('run' in handler)) throw new Error('An undo is no longer one transaction.')
  return {
    ...handler,
    run: (job, context) =>
      handler.run(job, {
        ...context,
        transaction: (inner, timeoutSeconds) =>
          context.transaction(async (scope) => {
            const result = await inner(scope)
            await work()
            return result
          }, timeoutSeconds),
      }),
  }
}
