import { asViewer } from '@/lib/db/scope'
import { prepareBulk, startJob } from '@/lib/jobs/commands'
import { prepareInput } from '@/lib/jobs/prepare-input'
import { previewBulk } from '@/lib/jobs/preview'
import { getJob, listJobRows } from '@/lib/jobs/queries'
import { runNextJob } from '@/lib/jobs/run-job'
import type { Admin } from '../support/make.ts'
import { adminViewer, expect, test } from '../scope/test.ts'

const never = new AbortController().signal

/** Prepares, looks, confirms and carries out: what the preview said, what became of each row, and what takes it back. */
async function trash(admin: Admin, list: 'users' | 'assignments', ids: string[]) {
  const as = <Result>(work: Parameters<typeof asViewer<Result>>[1]) => asViewer(adminViewer(admin), work)
  const selection = ids.map((id) => `id=${id}`).join('&')
  const input = prepareInput.parse({ action: `${list}.trash`, selection })
  const jobId = await as((scope) => prepareBulk(scope, input))
  const preview = await as(async (scope) => {
    const job = await getJob(scope, jobId)
    return job && previewBulk(scope, job)
  })
  await as((scope) => startJob(scope, { id: jobId, version: 1, reason: 'Entered twice' }))
  await runNextJob(['bulk'], never)
  const { rows } = await as((scope) =>
    listJobRows(scope, jobId, undefined, { size: 25, after: undefined, before: undefined }),
  )
  const { operationId } = (await as((scope) => getJob(scope, jobId)))!
  return {
    consequences: preview?.consequences,
    previewed: new Map(preview?.rows.map(({ id, outcome, message }) => [id, message ?? outcome])),
    became: new Map(rows.map(({ recordId, outcome, message }) => [recordId, message ?? outcome])),
    undo: () => as(({ db }) => db.$queryRaw`select app.undo_operation(${operationId}, false)::text`),
  }
}

test('accounts go to the trash with the doctors they belong to, and come back; one’s own stays, so an administrator does', async ({
  db,
  make,
}) => {
  const admin = await make.admin()
  const other = await make.admin()
  const team = await make.careTeam()
  const ids = [admin.userId, other.userId, team.doctor.userId, 'nobody']
  const living = async () => {
    const { rows } = await db.query<{ id: string }>(
      `select id from users where id = any ($1) and deleted_at is null
       union all select doctor_id from doctors where doctor_id = $2 and deleted_at is null
       union all select id from doctor_patient_assignments where doctor_id = $2 and deleted_at is null`,
      [ids, team.doctor.id],
    )
    return rows.map(({ id }) => id).sort()
  }
  const before = await living()
  expect(before).toHaveLength(5)

  const { consequences, previewed, became, undo } = await trash(admin, 'users', ids)

  const expected = new Map([
    [admin.userId, 'This is your own account. Ask another administrator.'],
    [other.userId, 'done'],
    [team.doctor.userId, 'done'],
    ['nobody', 'It no longer exists, or is in the trash already.'],
  ])
  expect(previewed).toEqual(expected)
  expect(became).toEqual(expected)
  expect(consequences).toEqual([expect.stringMatching(/^With them go 1 assignment, 1 doctor\./)])
  expect(await living()).toEqual([admin.userId])

  await undo()
  expect(await living()).toEqual(before)
})

test('assignments go to the trash, running and ended ones, and come back as they were', async ({ db, make }) => {
  const admin = await make.admin()
  const running = (await make.careTeam()).assignment
  const ended = (await make.careTeam()).assignment
  const gone = (await make.careTeam()).assignment
  await db.query('update doctor_patient_assignments set is_active = false, ended_at = now() where id = $1', [ended.id])
  await db.query('update doctor_patient_assignments set deleted_at = now() where id = $1', [gone.id])
  const living = async () =>
    (
      await db.query<{ id: string; is_active: boolean }>(
        'select id, is_active from doctor_patient_assignments where id = any ($1) and deleted_at is null order by is_active',
        [[running.id, ended.id, gone.id]],
      )
    ).rows
  const before = await living()
  expect(before).toEqual([
    { id: ended.id, is_active: false },
    { id: running.id, is_active: true },
  ])

  const { previewed, became, undo } = await trash(admin, 'assignments', [running.id, ended.id, gone.id])

  const expected = new Map([
    [running.id, 'done'],
    [ended.id, 'done'],
    [gone.id, 'It no longer exists, or is in the trash already.'],
  ])
  expect(previewed).toEqual(expected)
  expect(became).toEqual(expected)
  expect(await living()).toEqual([])

  await undo()
  expect(await living()).toEqual(before)
})
