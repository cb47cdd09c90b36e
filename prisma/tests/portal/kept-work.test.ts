import { hashOf, openSession } from '../accounts/login.ts'
import { actingFor, aGrant, aHelper } from '../helpers/test.ts'
import { anonymous, type Person } from '../support/person.ts'
import { refusalOf } from '../support/refusal.ts'
import { expect, test as base } from '../support/test.ts'

const key = 'visit-questions.write:@self'

/** A patient with a session, and what the server does with a form that is sent when it is over. */
const test = base.extend('kept', async ({ db, make, as }) => {
  const patient = await make.patient()
  const token = `token of ${patient.userId}`
  await openSession(as, patient.userId, token)
  const change = (set: string) => db.query(`update login_sessions set ${set} where user_id = $1`, [patient.userId])
  const keep = async (of: { bearer?: string; account?: string; formKey?: string; body?: string } = {}) => {
    const { bearer = token, account = patient.userId, formKey = key, body = 'Can I drive?' } = of
    const { rows } = await as(anonymous, (client) =>
      client.query<{ kept: boolean }>('select app.keep_typed($1, $2, $3, $4) as kept', [
        hashOf(bearer),
        account,
        formKey,
        JSON.stringify({ body: [body] }),
      ]),
    )
    return rows[0]?.kept
  }
  const found = (person: Person) =>
    as(person, async (client) => {
      const { rows } = await client.query<{ form_key: string; fields: unknown }>(
        'select form_key, fields from form_drafts order by 1',
      )
      return rows
    })
  return { patient, token, change, keep, found }
})

const lost = {
  'nobody pressed anything and the page said so': `ended_at = now(), ended_reason = 'idle'`,
  'nobody pressed anything': `last_seen_at = now() - interval '2 hours'`,
  'it had lasted as long as a session may': `expires_at = now() - interval '1 minute'`,
}
for (const [why, set] of Object.entries(lost))
  test(`when a session ended because ${why}, what was typed is kept for its account, for an hour`, async ({
    kept,
    make,
    db,
  }) => {
    await kept.change(set)

    expect(await kept.keep()).toBe(true)

    expect(await kept.found(kept.patient)).toEqual([{ form_key: key, fields: { body: ['Can I drive?'] } }])
    expect(await kept.found(await make.patient())).toEqual([])
    const { rows } = await db.query<{ soon: boolean }>(
      `select expires_at between now() + interval '59 minutes' and now() + interval '61 minutes' as soon
         from form_drafts where user_id = $1`,
      [kept.patient.userId],
    )
    expect(rows).toEqual([{ soon: true }])
  })

const shut = {
  'was logged out': `ended_at = now(), ended_reason = 'logout'`,
  'was ended from another device': `ended_at = now(), ended_reason = 'ended-by-user'`,
  'was ended by an administrator': `ended_at = now(), ended_reason = 'ended-by-admin'`,
  'was ended by a new password': `ended_at = now(), ended_reason = 'password-changed'`,
  'was lost two days ago': `ended_at = now() - interval '2 days', ended_reason = 'idle'`,
}
for (const [why, set] of Object.entries(shut))
  test(`whoever has the cookie of a session that ${why} keeps nothing`, async ({ kept }) => {
    await kept.change(set)

    expect(await kept.keep()).toBe(false)
    expect(await kept.found(kept.patient)).toEqual([])
  })

test('what one person typed is never kept for who logged in after them', async ({ kept, make, as }) => {
  const next = await make.patient()
  await openSession(as, next.userId, 'token of the next')

  expect(await kept.keep({ bearer: 'token of the next' })).toBe(false)
  expect(await kept.keep({ account: next.userId })).toBe(false)
  expect(await kept.keep({ bearer: 'no token' })).toBe(false)
  expect(await kept.found(next)).toEqual([])
})

test('an account that is closed, or is not of the portal, keeps nothing in this way', async ({
  kept,
  make,
  as,
  db,
}) => {
  const doctor = await make.doctor()
  await openSession(as, doctor.userId, 'token of a doctor')
  expect(await kept.keep({ bearer: 'token of a doctor', account: doctor.userId })).toBe(false)

  await db.query('update users set is_active = false where id = $1', [kept.patient.userId])
  expect(await kept.keep()).toBe(false)
})

test('what was kept while typing is not lost by it, and what was typed last stands', async ({ kept, as, db }) => {
  await as(kept.patient, (client) =>
    client.query('insert into form_drafts (user_id, form_key, fields) values ($1, $2, $3)', [
      kept.patient.userId,
      key,
      JSON.stringify({ body: ['Can I'], place: ['here'] }),
    ]),
  )

  expect(await kept.keep()).toBe(true)

  expect(await kept.found(kept.patient)).toEqual([
    { form_key: key, fields: { body: ['Can I drive?'], place: ['here'] } },
  ])
  const { rowCount } = await db.query(
    `select from form_drafts where user_id = $1 and expires_at > now() + interval '13 days'`,
    [kept.patient.userId],
  )
  expect(rowCount).toBe(1)
})

test('a browser that sends without end fills nothing', async ({ kept }) => {
  for (let number = 0; number < 50; number += 1) await kept.keep({ formKey: `visit-questions.change:${number}@self` })

  expect(await kept.keep()).toBe(false)
  expect(await kept.found(kept.patient)).toHaveLength(50)
})

test('only the server keeps it: whoever is logged in cannot call for another', async ({ kept, as }) => {
  const refusal = await refusalOf(
    as(kept.patient, (client) =>
      client.query('select app.keep_typed($1, $2, $3, $4)', [hashOf(kept.token), kept.patient.userId, key, '{}']),
    ),
  )
  expect(refusal?.code).toBe('42501')
})

test('what a helper who is a patient too typed for somebody is offered there, and nowhere else', async ({
  kept,
  make,
  as,
  db,
}) => {
  const mother = await make.patient()
  const daughter = kept.patient
  const grant = await aGrant(db, mother, daughter, { may_write: true })
  const formKey = `visit-questions.write:@${grant}`
  await kept.change(`ended_at = now(), ended_reason = 'idle'`)
  expect(await kept.keep({ formKey })).toBe(true)

  const acting = actingFor(daughter, mother, grant)
  expect(await kept.found(acting)).toEqual([{ form_key: formKey, fields: { body: ['Can I drive?'] } }])
  expect(await kept.found(daughter)).toEqual([])
  expect(await kept.found(mother)).toEqual([])
  const another = await aHelper(make)
  expect(await kept.found(actingFor(another, mother, await aGrant(db, mother, another)))).toEqual([])

  await as(mother, (client) =>
    client.query(`update helper_grants set ended_at = now(), ended_reason = 'patient' where id = $1`, [grant]),
  )
  expect(await kept.found(acting)).toEqual([])
})

test('a draft is kept for whom one acts, and for nobody else', async ({ kept, make, as, db }) => {
  const mother = await make.patient()
  const grant = await aGrant(db, mother, kept.patient, { may_write: true })
  const write = (person: Person, formKey: string) =>
    refusalOf(
      as(person, (client) =>
        client.query(`insert into form_drafts (user_id, form_key, fields) values ($1, $2, '{}')`, [
          kept.patient.userId,
          formKey,
        ]),
      ),
    )
  const acting = actingFor(kept.patient, mother, grant)

  expect(await write(kept.patient, `visit-questions.write:@${grant}`)).toMatchObject({ code: '42501' })
  expect(await write(acting, 'visit-questions.write:@self')).toMatchObject({ code: '42501' })
  expect(await write(acting, `visit-questions.write:@${grant}`)).toBeNull()
  expect(await write(kept.patient, 'visit-questions.write:@self')).toBeNull()
})
