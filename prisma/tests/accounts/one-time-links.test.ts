import pg from 'pg'
import { anonymous, inTransactionOf } from '../support/person.ts'
import { expect, test, type As } from '../support/test.ts'
import { fiftyAtOnce, hashOf, openSession, viewerOf } from './login.ts'

test('looking at a link says what it is for and does not use it up', async ({ db, make, as }) => {
  const user = await make.user({ name: 'Ana', email: 'ana-link@example.test' })
  await makeLink(db, 'invited', user.id, 'invitation')
  const look = () =>
    as(anonymous, (client) => client.query('select * from app.open_one_time_link($1)', [hashOf('invited')]))

  await look()

  expect((await look()).rows).toEqual([
    { purpose: 'invitation', user_id: user.id, name: 'Ana', login_name: 'ana-link@example.test' },
  ])
})

test('of fifty uses at once one sets the password', async ({ db, make, database }) => {
  const user = await make.user()
  await makeLink(db, 'storm', user.id)

  const answers = await fiftyAtOnce(database, (client, number) => use(client, 'storm', `hash ${number}`))

  const winner = answers.findIndex((account) => account === user.id)
  expect(answers.filter((account) => account === user.id)).toHaveLength(1)
  expect(answers.filter((account) => account === null)).toHaveLength(49)
  const { rows } = await db.query('select password_hash from users where id = $1', [user.id])
  expect(rows).toEqual([{ password_hash: `hash ${winner}` }])
})

test('using a link sets the password, ends every session and voids the other links', async ({ db, make, as }) => {
  const admin = await make.admin({ must_change_password: true })
  await openSession(as, admin.userId, 'before the reset')
  await makeLink(db, 'reset', admin.userId)
  await makeLink(db, 'older reset', admin.userId)
  const stranger = await make.user()
  await makeLink(db, "stranger's", stranger.id)

  expect(await useLink(as, 'reset')).toBe(admin.userId)

  expect(await viewerOf(as, 'before the reset')).toBeUndefined()
  expect(await useLink(as, 'reset')).toBeNull()
  expect(await useLink(as, 'older reset')).toBeNull()
  expect(await useLink(as, "stranger's")).toBe(stranger.id)
  const { rows } = await db.query('select password_hash, must_change_password from users where id = $1', [admin.userId])
  expect(rows).toEqual([{ password_hash: 'new hash', must_change_password: false }])
})

test('a link is void once the password was changed in another way', async ({ db, make, as }) => {
  const admin = await make.admin()
  await makeLink(db, 'forgotten', admin.userId)

  await as(admin, (client) => client.query("select app.change_my_password('remembered')"))

  expect(await useLink(as, 'forgotten')).toBeNull()
  const { rows } = await db.query('select password_hash from users where id = $1', [admin.userId])
  expect(rows).toEqual([{ password_hash: 'remembered' }])
})

for (const { what, sql } of [
  {
    what: 'that has expired',
    sql: "update one_time_links set expires_at = now() - interval '1 second' where token_hash = $1",
  },
  { what: 'that an administrator voided', sql: 'update one_time_links set voided_at = now() where token_hash = $1' },
  {
    what: 'of a disabled account',
    sql: 'update users set is_active = false where id = (select user_id from one_time_links where token_hash = $1)',
  },
  {
    what: 'of an account in the trash',
    sql: 'update users set deleted_at = now() where id = (select user_id from one_time_links where token_hash = $1)',
  },
]) {
  test(`a link ${what} neither opens nor works`, async ({ db, make, as }) => {
    const user = await make.user({ password_hash: 'old' })
    await makeLink(db, what, user.id)

    await db.query(sql, [hashOf(what)])
    const { rows: opened } = await as(anonymous, (client) =>
      client.query('select * from app.open_one_time_link($1)', [hashOf(what)]),
    )

    expect(opened).toEqual([])
    expect(await useLink(as, what)).toBeNull()
    const { rows } = await db.query('select password_hash from users where id = $1', [user.id])
    expect(rows).toEqual([{ password_hash: 'old' }])
  })
}

test('a use is noted with its purpose, without the token', async ({ db, make, as }) => {
  const user = await make.user()
  await makeLink(db, 'noted', user.id)

  await useLink(as, 'noted')

  const { rows } = await db.query(
    `select actor_role, entity_id, outcome, fields from audit_events
      where action = 'one-time-link.use' and entity_id = $1`,
    [user.id],
  )
  expect(rows).toEqual([{ actor_role: 'anonymous', entity_id: user.id, outcome: 'ok', fields: ['password-reset'] }])
})

test('the first administrator is made by link, once', async ({ db, as }) => {
  await withoutAdministrators(db)
  for (const token of ['first', 'second']) await makeLink(db, token, null, 'first-administrator')

  const made = await useLink(as, 'first')
  await makeLink(db, 'late', null, 'first-administrator')

  const { rows } = await db.query('select role, name, email from users where id = $1', [made])
  expect(rows).toEqual([{ role: 'admin', name: 'Ada', email: 'ada@example.test' }])
  expect(await useLink(as, 'second')).toBeNull()
  expect(await useLink(as, 'late')).toBeNull()
})

test('of several links to the first administrator used at once, one makes one', async ({ db, database }) => {
  await withoutAdministrators(db)
  await database.hurryDeadlocks()
  const numbers = [1, 2, 3, 4]
  for (const number of numbers) await makeLink(db, `race ${number}`, null, 'first-administrator')
  const clients = await Promise.all(numbers.map(() => database.connectWeb()))

  const answers = await Promise.all(
    clients.map((client, index) =>
      inTransactionOf(client, anonymous, async () => {
        const account = await use(client, `race ${index + 1}`, 'hash', `ada-${index}@example.test`)
        return account ? 'made' : 'refused'
      }).catch((error: unknown) => (error instanceof pg.DatabaseError ? error.code : error)),
    ),
  )

  const { rowCount } = await db.query("select from users where role = 'admin' and is_active and deleted_at is null")
  expect(rowCount).toBe(1)
  expect(answers.filter((answer) => answer === 'made')).toHaveLength(1)
  // two that wait for each other: one of them starts again, and is refused then
  expect(answers.every((answer) => ['made', 'refused', '40P01'].includes(String(answer)))).toBe(true)
})

async function withoutAdministrators(db: pg.Client) {
  await db.query("update users set deleted_at = now(), email = null where role = 'admin'")
}

async function makeLink(db: pg.Client, token: string, userId: string | null, purpose = 'password-reset') {
  await db.query(
    `insert into one_time_links (token_hash, purpose, user_id, expires_at)
     values ($1, $2, $3, now() + interval '30 minutes')`,
    [hashOf(token), purpose, userId],
  )
}

async function use(client: pg.Client, token: string, passwordHash: string, email = 'ada@example.test') {
  const {
    rows: [used],
  } = await client.query<{ account: string | null }>(`select app.use_one_time_link($1, $2, 'Ada', $3) as account`, [
    hashOf(token),
    passwordHash,
    email,
  ])
  return used?.account ?? null
}

function useLink(as: As, token: string) {
  return as(anonymous, (client) => use(client, token, 'new hash'))
}
