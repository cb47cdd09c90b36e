import { actingFor, aGrant, aHelper, hashOf } from '../helpers/test.ts'
import { anonymous } from '../support/person.ts'
import { refusalOf } from '../support/refusal.ts'
import { expect, test as base } from '../support/test.ts'

type Found = { clinic: object; appointments: Record<string, unknown>[]; wait?: number } | null

const soon = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()

/** A patient with a visit to come and a feed; `open` is what a calendar program finds behind a token. */
const test = base.extend('care', async ({ make, as }) => {
  const { doctor, patient } = await make.careTeam()
  await make.consultation(
    { doctor, patient },
    { status: 'scheduled', consultation_date: soon(7), chief_complaint: 'Tremor', consultation_type: 'in-person' },
  )
  const token = `token of ${patient.id}`
  await as(patient, (client) =>
    client.query('insert into calendar_feeds (user_id, token_hash) values ($1, $2)', [patient.userId, hashOf(token)]),
  )
  let visitors = 0
  const open = (of = token, network = `network ${patient.id} ${visitors++}`) =>
    as(anonymous, async (client) => {
      const { rows } = await client.query<{ found: Found }>('select app.open_calendar_feed($1, $2) as found', [
        hashOf(of),
        network,
      ])
      return rows[0]?.found ?? null
    })
  const change = (set: string) => as(patient, (client) => client.query(`update calendar_feeds set ${set}`))
  return { doctor, patient, open, change }
})

test('a feed tells when, how long and whether from home, and nothing else', async ({ care }) => {
  const found = await care.open()

  expect(found?.appointments).toEqual([
    {
      id: expect.any(String),
      at: expect.any(String),
      minutes: expect.any(Number),
      remote: false,
      changed: expect.any(String),
    },
  ])
  expect(JSON.stringify(found)).not.toContain('Tremor')
  expect(JSON.stringify(found)).not.toContain(care.doctor.id)
})

test('a cancelled appointment, one in the trash and somebody else’s are not in it', async ({ care, make, db }) => {
  const other = await make.careTeam()
  await make.consultation(other, { status: 'scheduled', consultation_date: soon(8) })
  await make.consultation(care, { status: 'cancelled', consultation_date: soon(9) })
  const trashed = await make.consultation(care, { status: 'scheduled', consultation_date: soon(10) })
  await db.query('update consultations set deleted_at = now() where id = $1', [trashed.id])

  expect((await care.open())?.appointments).toHaveLength(1)
})

test('nothing is behind a token that never was, nor behind a feed that was stopped', async ({ care }) => {
  expect(await care.open('another')).toBeNull()

  await care.change('revoked_at = now()')
  expect(await care.open()).toBeNull()
  await care.change('revoked_at = null')
  expect(await care.open()).not.toBeNull()
})

test('nothing is behind the feed of an account that is closed or whose record is gone', async ({ care, db }) => {
  await db.query('update users set is_active = false where id = $1', [care.patient.userId])
  expect(await care.open()).toBeNull()
  await db.query('update users set is_active = true where id = $1', [care.patient.userId])
  expect(await care.open()).not.toBeNull()
  await db.query('update patients set deleted_at = now() where patient_id = $1', [care.patient.id])
  expect(await care.open()).toBeNull()
})

test('a feed is asked sixty times an hour, and a network three hundred times a minute', async ({ care, db }) => {
  for (let asked = 0; asked < 60; asked += 1) await care.open()
  expect((await care.open())?.wait).toBeGreaterThan(0)

  await db.query(`delete from login_throttles where key like 'calendar-feed:%'`)
  await db.query(
    `insert into login_throttles (key, attempts, window_ends_at) values ('calendar:busy', 300, now() + interval '1 minute')`,
  )
  expect((await care.open(undefined, 'busy'))?.wait).toBeGreaterThan(0)
  expect((await care.open(undefined, 'quiet'))?.wait).toBeUndefined()
})

test('the first reading of a day is written down, and only that', async ({ care, db }) => {
  await care.open()
  await care.open()

  const { rows } = await db.query(
    `select actor_role as role from audit_events where action = 'calendar-feed.read' and patient_id = $1`,
    [care.patient.id],
  )
  expect(rows).toEqual([{ role: 'anonymous' }])
})

test('only the patient makes a feed: not somebody who helps, nor anybody for another account', async ({
  care,
  make,
  as,
  db,
}) => {
  const helper = await aHelper(make)
  const acting = actingFor(
    helper,
    care.patient,
    await aGrant(db, care.patient, helper, { scope: 'everything', may_write: true }),
  )
  const add = 'insert into calendar_feeds (user_id, token_hash) values ($1, $2)'
  for (const [who, account] of [
    [acting, helper.userId],
    [acting, care.patient.userId],
    [care.patient, helper.userId],
    [care.doctor, care.doctor.userId],
  ] as const)
    expect((await refusalOf(as(who, (client) => client.query(add, [account, hashOf(account)]))))?.code).toBe('42501')
  expect(await as(acting, async (client) => (await client.query('select id from calendar_feeds')).rowCount)).toBe(0)
})
