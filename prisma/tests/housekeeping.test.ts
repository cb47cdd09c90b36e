import type pg from 'pg'
import { worker } from './support/person.ts'
import { expect, test } from './support/test.ts'

test("the dashboard's figures are what is there to count", async ({ db, make, as }) => {
  const { doctor, patient } = await make.careTeam()
  await make.doctor({ approval_state: 'pending' })
  const positive = await make.patient()
  const negative = await make.patient()
  const trashed = await make.patient()
  const old = new Date(Date.now() - 60 * 86_400_000).toISOString()
  await make.consultation({ doctor, patient }, { consultation_date: new Date(Date.now() - 3_600_000).toISOString() })
  await make.consultation({ doctor, patient: negative }, { consultation_date: old })
  const session = await make.session(positive)
  await make.prediction(session, { binary_result: 'positive', stage_result: 2.5 })
  await make.prediction(await make.session(negative), {
    binary_result: 'negative',
    created_at: new Date().toISOString(),
  })
  await make.reportRequest(positive, { status: 'pending' })
  await make.reportRequest(positive, { status: 'failed' })
  await db.query('update patients set deleted_at = now() where patient_id = $1', [trashed.id])

  await as(worker, (client) => client.query('select app.refresh_system_statistics()'))

  const { rows } = await db.query('select * from system_statistics')
  expect(rows).toMatchObject([
    {
      patients: '3',
      active_patients: '1',
      doctors: '1',
      pending_doctors: '1',
      unassigned_patients: '2',
      positive_patients: '1',
      negative_patients: '1',
      inconclusive_patients: '1',
      stage_counts: { 2.5: 1 },
      pending_reports: '1',
      generating_reports: '0',
      failed_reports: '1',
      new_visits_day: '1',
      new_predictions_day: '1',
    },
  ])
})

/** What has expired, and what has not: one row of each. */
const expiring = [
  {
    table: 'login_sessions',
    insert: `insert into login_sessions (token_hash, user_id, idle_minutes, expires_at) values
             (sha256('old'), $1, 30, now() - interval '31 days'), (sha256('new'), $1, 30, now() - interval '29 days')`,
  },
  {
    table: 'one_time_links',
    insert: `insert into one_time_links (token_hash, purpose, user_id, expires_at) values
             (sha256('old'), 'invitation', $1, now() - interval '31 days'),
             (sha256('new'), 'invitation', $1, now() - interval '29 days')`,
  },
  {
    table: 'idempotency_keys',
    insert: `insert into idempotency_keys (user_id, key, action, created_at) values
             ($1, 'old', 'a', now() - interval '49 hours'), ($1, 'new', 'a', now() - interval '47 hours')`,
  },
  {
    table: 'search_handles',
    insert: `insert into search_handles (id, user_id, terms, expires_at) values
             ('old', $1, 't', now() - interval '1 second'), ('new', $1, 't', now() + interval '1 hour')`,
  },
  {
    table: 'notices',
    insert: `insert into notices (user_id, kind, entity, about, read_at) values
             ($1, 'job-done', 'jobs', 'old', now() - interval '91 days'),
             ($1, 'job-done', 'jobs', 'new', now() - interval '89 days'),
             ($1, 'job-done', 'jobs', 'unread', null)`,
  },
  {
    table: 'notices',
    insert: `insert into notices (user_id, kind, entity, about, noted_at) values
             ($1, 'job-done', 'jobs', 'old', now() - interval '366 days'),
             ($1, 'job-done', 'jobs', 'new', now() - interval '364 days')`,
  },
  {
    table: 'login_throttles',
    insert: `insert into login_throttles (key, window_ends_at) values
             ('old ' || $1, now() - interval '1 second'), ('new ' || $1, now() + interval '1 hour')`,
  },
]

for (const { table, insert } of expiring) {
  test(`clearing up removes what has expired of ${table}, and nothing else`, async ({ db, make, as }) => {
    const { id } = await make.user()
    await db.query(insert, [id])
    const events = await countOf(db, 'audit_events')
    const before = await countOf(db, table)

    await as(worker, (client) => client.query('select app.clean_up()'))

    expect(await countOf(db, table)).toBe(before - 1)
    expect(await countOf(db, 'audit_events')).toBeGreaterThanOrEqual(events)
  })
}

async function countOf(db: pg.Client, table: string) {
  const { rows } = await db.query<{ total: number }>(`select count(*)::integer as total from ${table}`)
  return rows[0]?.total ?? 0
}
