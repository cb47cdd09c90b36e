import type pg from 'pg'
import { anonymous } from '../support/person.ts'
import { expect, test } from '../support/test.ts'
import { hashOf, openSession, viewerOf } from './login.ts'

test('the bearer of a token is who logged in, with the profile of their role', async ({ make, as }) => {
  const { doctor, patient } = await make.careTeam()
  const admin = await make.admin()
  for (const { userId } of [doctor, patient, admin]) await openSession(as, userId, userId)

  expect(await viewerOf(as, doctor.userId)).toEqual({
    user_id: doctor.userId,
    role: 'doctor',
    doctor_id: doctor.id,
    patient_id: null,
  })
  expect(await viewerOf(as, patient.userId)).toEqual({
    user_id: patient.userId,
    role: 'patient',
    doctor_id: null,
    patient_id: patient.id,
  })
  expect(await viewerOf(as, admin.userId)).toEqual({
    user_id: admin.userId,
    role: 'admin',
    doctor_id: null,
    patient_id: null,
  })
  expect(await viewerOf(as, 'another token')).toBeUndefined()
})

test('the database keeps the hash of a token, not the token', async ({ db, make, as }) => {
  const admin = await make.admin()
  await openSession(as, admin.userId, 'a very secret token')

  const { rows } = await db.query<{ row: string }>(
    'select to_jsonb(s)::text as row from login_sessions s where user_id = $1',
    [admin.userId],
  )
  expect(rows).toHaveLength(1)
  expect(rows[0]?.row).not.toContain(Buffer.from('a very secret token').toString('hex'))
  expect(rows[0]?.row).not.toContain('a very secret token')
})

/** What puts somebody out at the next request, and (where there is one) what lets them in again. */
const outs = [
  {
    out: 'a disabled account',
    who: 'patient',
    sql: 'update users set is_active = false where id = $1',
    back: 'update users set is_active = true where id = $1',
  },
  {
    out: 'an account in the trash',
    who: 'patient',
    sql: 'update users set deleted_at = now() where id = $1',
    back: 'update users set deleted_at = null where id = $1',
  },
  {
    out: 'a patient whose record is in the trash',
    who: 'patient',
    sql: 'update patients set deleted_at = now() where user_id = $1',
    back: 'update patients set deleted_at = null where user_id = $1',
  },
  { out: 'a patient without a record', who: 'patient', sql: 'update patients set user_id = null where user_id = $1' },
  {
    out: 'a suspended doctor',
    who: 'doctor',
    sql: "update doctors set approval_state = 'suspended' where user_id = $1",
    back: "update doctors set approval_state = 'approved' where user_id = $1",
  },
  {
    out: 'a doctor who is not approved any more',
    who: 'doctor',
    sql: "update doctors set approval_state = 'pending' where user_id = $1",
  },
  {
    out: 'a doctor whose profile is in the trash',
    who: 'doctor',
    sql: 'update doctors set deleted_at = now() where user_id = $1',
  },
  { out: 'an ended session', who: 'doctor', sql: 'update login_sessions set ended_at = now() where user_id = $1' },
  {
    out: 'a session past its end',
    who: 'doctor',
    sql: "update login_sessions set expires_at = now() - interval '1 second' where user_id = $1",
  },
  {
    out: 'a session idle for too long',
    who: 'doctor',
    sql: "update login_sessions set last_seen_at = now() - interval '30 minutes 1 second' where user_id = $1",
  },
  {
    out: 'a role that the account has no profile for',
    who: 'patient',
    sql: "update users set role = 'doctor' where id = $1",
    back: "update users set role = 'patient' where id = $1",
  },
] as const

for (const { out, who, sql, ...more } of outs) {
  test(`${out} is out at the next request`, async ({ db, make, as }) => {
    const person = (await make.careTeam())[who]
    await openSession(as, person.userId, person.userId)
    expect(await viewerOf(as, person.userId)).toBeDefined()

    await db.query(sql, [person.userId])
    const after = await viewerOf(as, person.userId)

    expect(after).toBeUndefined()
    if ('back' in more) {
      await db.query(more.back, [person.userId])
      expect(await openSession(as, person.userId, `${person.userId} again`)).toBeNull()
    }
  })
}

test('who is given another role is out at the next request, and after a new login acts in that one', async ({
  db,
  make,
  as,
}) => {
  const { doctor } = await make.careTeam()
  await openSession(as, doctor.userId, doctor.userId)

  await db.query("update users set role = 'admin' where id = $1", [doctor.userId])

  expect(await viewerOf(as, doctor.userId)).toBeUndefined()
  await openSession(as, doctor.userId, `${doctor.userId} again`)
  expect(await viewerOf(as, `${doctor.userId} again`)).toEqual({
    user_id: doctor.userId,
    role: 'admin',
    doctor_id: null,
    patient_id: null,
  })
})

test('a request keeps a session awake, and writes that down once in thirty seconds', async ({ db, make, as }) => {
  const admin = await make.admin()
  await openSession(as, admin.userId, admin.userId)
  const seen = () => lastSeen(db, admin.userId)

  await db.query("update login_sessions set last_seen_at = now() - interval '29 minutes' where user_id = $1", [
    admin.userId,
  ])
  const idle = await seen()
  await viewerOf(as, admin.userId)
  const awake = await seen()
  await viewerOf(as, admin.userId)

  expect(awake).not.toBe(idle)
  expect(await seen()).toBe(awake)
})

for (const { refusal, who, sql } of [
  { refusal: 'account-disabled', who: 'patient', sql: 'update users set is_active = false where id = $1' },
  { refusal: 'account-disabled', who: 'patient', sql: 'update users set deleted_at = now() where id = $1' },
  { refusal: 'account-incomplete', who: 'patient', sql: 'delete from patients where user_id = $1' },
  { refusal: 'account-incomplete', who: 'doctor', sql: 'delete from doctors where user_id = $1' },
  {
    refusal: 'approval-pending',
    who: 'doctor',
    sql: "update doctors set approval_state = 'pending' where user_id = $1",
  },
  {
    refusal: 'approval-suspended',
    who: 'doctor',
    sql: "update doctors set approval_state = 'suspended' where user_id = $1",
  },
] as const) {
  test(`with the right password: ${refusal} (${sql.replace(' = $1', '')})`, async ({ db, make, as }) => {
    const { userId } = (await make.careTeam())[who]
    await db.query(sql, [userId])

    expect(await openSession(as, userId, userId)).toBe(refusal)

    expect((await db.query('select from login_sessions where user_id = $1', [userId])).rowCount).toBe(0)
    const { rows } = await db.query(
      "select outcome, fields from audit_events where action = 'login' and entity_id = $1",
      [userId],
    )
    expect(rows).toEqual([{ outcome: 'denied', fields: [refusal] }])
  })
}

test('logging in notes when, keeps a better hash, and leaves the old one where there is none', async ({
  db,
  make,
  as,
}) => {
  const admin = await make.admin({ password_hash: 'bcrypt of the old system' })
  const read = async () =>
    (await db.query('select password_hash, last_login is not null as noted from users where id = $1', [admin.userId]))
      .rows

  await openSession(as, admin.userId, 'first')
  const first = await read()
  await openSession(as, admin.userId, 'second', { rehash: 'argon2id' })

  expect(first).toEqual([{ password_hash: 'bcrypt of the old system', noted: true }])
  expect(await read()).toEqual([{ password_hash: 'argon2id', noted: true }])
})

test('logging out ends that session and no other, and is noted once', async ({ db, make, as }) => {
  const admin = await make.admin()
  await openSession(as, admin.userId, 'here')
  await openSession(as, admin.userId, 'there')
  const logOut = () => as(anonymous, (client) => client.query('select app.end_login_session($1)', [hashOf('here')]))

  await logOut()
  await logOut()

  expect(await viewerOf(as, 'here')).toBeUndefined()
  expect(await viewerOf(as, 'there')).toBeDefined()
  const { rows } = await db.query(
    "select entity_id, outcome from audit_events where action = 'logout' and entity_id = $1",
    [admin.userId],
  )
  expect(rows).toEqual([{ entity_id: admin.userId, outcome: 'ok' }])
})

test('"end my other sessions" ends one\'s own others, not this one, and nobody else\'s', async ({ db, make, as }) => {
  const admin = await make.admin()
  const other = await make.admin()
  for (const token of ['this one', 'phone', 'library']) await openSession(as, admin.userId, token)
  await openSession(as, other.userId, 'of somebody else')
  const inThisSession = { ...admin, claims: { ...admin.claims, s: await sessionId(db, 'this one') } }

  const { rows } = await as(inThisSession, (client) => client.query('select app.end_my_other_sessions() as ended'))

  expect(rows).toEqual([{ ended: 2 }])
  expect(await viewerOf(as, 'this one')).toBeDefined()
  expect(await viewerOf(as, 'phone')).toBeUndefined()
  expect(await viewerOf(as, 'library')).toBeUndefined()
  expect(await viewerOf(as, 'of somebody else')).toBeDefined()
})

test('a new password ends the other sessions', async ({ db, make, as }) => {
  const admin = await make.admin()
  for (const token of ['changing', 'stolen']) await openSession(as, admin.userId, token)
  const inThisSession = { ...admin, claims: { ...admin.claims, s: await sessionId(db, 'changing') } }

  await as(inThisSession, (client) => client.query("select app.change_my_password('new hash')"))

  expect(await viewerOf(as, 'changing')).toBeDefined()
  expect(await viewerOf(as, 'stolen')).toBeUndefined()
  const { rows } = await db.query('select ended_reason from login_sessions where token_hash = $1', [hashOf('stolen')])
  expect(rows).toEqual([{ ended_reason: 'password-changed' }])
})

test('a page that nobody touched ends its session, and no other', async ({ db, make, as }) => {
  const admin = await make.admin()
  for (const token of ['a forgotten page', 'a phone']) await openSession(as, admin.userId, token)

  await as(anonymous, (client) => client.query('select app.lock_login_session($1)', [hashOf('a forgotten page')]))
  await as(anonymous, (client) => client.query('select app.lock_login_session($1)', [hashOf('nobody’s token')]))

  expect(await viewerOf(as, 'a forgotten page')).toBeUndefined()
  expect(await viewerOf(as, 'a phone')).toMatchObject({ user_id: admin.userId })
  const { rows } = await db.query(
    'select ended_reason from login_sessions where user_id = $1 and ended_at is not null',
    [admin.userId],
  )
  expect(rows).toEqual([{ ended_reason: 'idle' }])
  const { rows: events } = await db.query(
    `select outcome, fields from audit_events where action = 'logout' and entity_id = $1`,
    [admin.userId],
  )
  expect(events).toEqual([{ outcome: 'ok', fields: ['idle'] }])
})

test('a wrong password is noted without what was typed', async ({ db, make, as }) => {
  const user = await make.user({ username: 'typist' })
  for (const name of ['TYPIST', 'my-password-by-mistake']) {
    await as(anonymous, (client) => client.query('select app.note_failed_login($1)', [name]))
  }

  const { rows } = await db.query(
    `select entity_id, outcome, fields from audit_events
      where action = 'login' and actor_role = 'anonymous' order by entity_id`,
  )
  expect(rows).toEqual([
    { entity_id: user.id, outcome: 'denied', fields: [] },
    { entity_id: null, outcome: 'denied', fields: [] },
  ])
})

async function sessionId(db: pg.Client, token: string) {
  const {
    rows: [session],
  } = await db.query<{ id: string }>('select id from login_sessions where token_hash = $1', [hashOf(token)])
  return session?.id
}

async function lastSeen(db: pg.Client, userId: string) {
  const {
    rows: [session],
  } = await db.query<{ at: string }>('select last_seen_at::text as at from login_sessions where user_id = $1', [userId])
  return session?.at
}
