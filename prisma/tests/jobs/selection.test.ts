import { asViewer } from '@/lib/db/scope'
import { jobFilter } from '@/lib/jobs/schema'
import { adminViewer, expect, test } from '../scope/test.ts'
import { addJob } from './job.ts'

const { countJobs, listJobs } = await import('@/lib/jobs/queries')
process.env.SUBSTANTIA_CURSOR_KEY = Buffer.alloc(32, 7).toString('base64url')

test('the numbers of the dashboard lead to the jobs they count, and to no others', async ({ db, make }) => {
  const admin = await make.admin()
  const job = async (set: string) => {
    const id = await addJob(db, admin, {})
    await db.query(`update jobs set ${set} where id = $1`, [id])
    return id
  }
  const lately = await job(`status = 'failed', finished_at = now() - interval '6 days'`)
  const longAgo = await job(`status = 'failed', finished_at = now() - interval '8 days'`)
  const waiting = await job(`status = 'pending'`)
  const running = await job(`status = 'running', fence = 1, lease_until = now() + interval '1 hour'`)
  const done = await job(`status = 'done', finished_at = now()`)
  const listed = async (status?: string) => {
    const page = await asViewer(adminViewer(admin), (scope) => listJobs(scope, jobFilter.parse({ status })))
    return page.rows.map(({ id }) => id).sort()
  }

  expect(await listed('failed-lately')).toEqual([lately])
  expect(await listed('failed')).toEqual([lately, longAgo].sort())
  expect(await listed('unfinished')).toEqual([waiting, running].sort())
  expect(await listed()).toEqual([lately, longAgo, waiting, running, done].sort())
  expect(await asViewer(adminViewer(admin), countJobs)).toEqual({ failed: 1, waiting: 2 })
})
