import { worker } from '../support/person.ts'
import { expect, test } from '../support/test.ts'

test('clearing up forgets drafts, selections and outcomes when their time has come, and keeps the jobs', async ({
  db,
  make,
  as,
}) => {
  const admin = await make.admin()
  const ended = "status, requested_by, finished_at) values ($1, 'bulk', 'n', 't', 'done', $2, now() - "
  for (const [id, sql] of [
    [
      'old draft',
      "status, requested_by, created_at) values ($1, 'bulk', 'n', 't', 'draft', $2, now() - interval '25 hours')",
    ],
    [
      'new draft',
      "status, requested_by, created_at) values ($1, 'bulk', 'n', 't', 'draft', $2, now() - interval '23 hours')",
    ],
    ['after 6 days', `${ended} interval '6 days')`],
    ['after 8 days', `${ended} interval '8 days')`],
    ['after 91 days', `${ended} interval '91 days')`],
    [
      'waiting',
      "status, requested_by, created_at) values ($1, 'bulk', 'n', 't', 'pending', $2, now() - interval '1 year')",
    ],
  ]) {
    await db.query(`insert into jobs (id, kind, name, title, ${sql}`, [id, admin.userId])
    await db.query("insert into job_batches (job_id, number, ids) values ($1, 0, '{x}')", [id])
    await db.query("insert into job_rows (job_id, row_number, outcome) values ($1, 1, 'done')", [id])
  }

  await as(worker, (client) => client.query('select app.clean_up_jobs()'))

  const left = async (sql: string) => (await db.query<{ id: string }>(sql)).rows.map(({ id }) => id)
  expect(await left('select id from jobs order by 1')).toEqual([
    'after 6 days',
    'after 8 days',
    'after 91 days',
    'new draft',
    'waiting',
  ])
  expect(await left('select job_id as id from job_batches order by 1')).toEqual([
    'after 6 days',
    'new draft',
    'waiting',
  ])
  expect(await left('select job_id as id from job_rows order by 1')).toEqual([
    'after 6 days',
    'after 8 days',
    'new draft',
    'waiting',
  ])
})
