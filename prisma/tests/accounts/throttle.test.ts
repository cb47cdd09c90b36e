import type pg from 'pg'
import { anonymous } from '../support/person.ts'
import { expect, test, type As } from '../support/test.ts'
import { fiftyAtOnce, openSession } from './login.ts'

test('five attempts are free, then each wrong one doubles the wait, from 15 seconds to 15 minutes', async ({
  db,
  as,
}) => {
  const free: number[] = []
  for (let attempt = 1; attempt <= 5; attempt += 1) free.push(await tryToLogIn(as, 'curve', `network ${attempt}`))
  const waits: number[] = []
  for (let attempt = 6; attempt <= 13; attempt += 1) {
    waits.push(await tryToLogIn(as, 'curve', `network ${attempt}`))
    await passTheWait(db, 'curve')
    expect(await tryToLogIn(as, 'curve', `network ${attempt}, after the wait`)).toBe(0)
  }

  expect(free).toEqual([0, 0, 0, 0, 0])
  expect(waits).toEqual([15, 30, 60, 120, 240, 480, 900, 900])
})

test('an attempt during the wait is not evaluated and does not lengthen it', async ({ db, as }) => {
  for (let attempt = 0; attempt < 5; attempt += 1) await tryToLogIn(as, 'patient', 'home')
  const {
    rows: [before],
  } = await db.query(blockOf, [await keyOf(db, 'patient')])

  const answers = [await tryToLogIn(as, 'patient', 'elsewhere'), await tryToLogIn(as, 'patient', 'elsewhere')]

  expect(answers).toEqual([15, 15])
  expect((await db.query(blockOf, [await keyOf(db, 'patient')])).rows).toEqual([before])
})

test('an account is one account however its name is written', async ({ as }) => {
  const answers: number[] = []
  for (const name of ['Spelling', 'SPELLING', 'spelling', 'sPELLING', 'Spelling', 'spellinG'])
    answers.push(await tryToLogIn(as, name, name))

  expect(answers).toEqual([0, 0, 0, 0, 0, 15])
})

test('a network has thirty attempts a minute, whatever the accounts', async ({ as }) => {
  const answers: number[] = []
  for (let attempt = 1; attempt <= 32; attempt += 1)
    answers.push(await tryToLogIn(as, `account ${attempt}`, 'one network'))

  expect(answers.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 0))
  expect(answers.slice(30).every((seconds) => seconds > 0 && seconds <= 60)).toBe(true)
  expect(await tryToLogIn(as, 'account 31', 'another network')).toBe(0)
})

test('a new minute is a new thirty, a quiet day a new five', async ({ db, as }) => {
  for (let attempt = 1; attempt <= 31; attempt += 1) await tryToLogIn(as, `tried ${attempt}`, 'a crowd')
  for (let attempt = 1; attempt <= 5; attempt += 1) await tryToLogIn(as, 'tired', `place ${attempt}`)
  await db.query(
    `update login_throttles
        set window_ends_at = now() - interval '1 second', blocked_until = now() - interval '1 second'`,
  )

  expect(await tryToLogIn(as, 'tried again', 'a crowd')).toBe(0)
  const answers: number[] = []
  for (let attempt = 1; attempt <= 6; attempt += 1) answers.push(await tryToLogIn(as, 'tired', `place ${attempt}`))
  expect(answers).toEqual([0, 0, 0, 0, 0, 15])
})

test('of fifty attempts at once on one account, five are evaluated', async ({ database }) => {
  const answers = await fiftyAtOnce(database, (client, number) => count(client, 'stormed', `network of ${number}`))

  expect(answers.filter((seconds) => seconds === 0)).toHaveLength(5)
  expect(answers.filter((seconds) => seconds >= 15)).toHaveLength(45)
})

test('of fifty attempts at once from one network, thirty are evaluated', async ({ database }) => {
  const answers = await fiftyAtOnce(database, (client, number) => count(client, `sprayed ${number}`, 'one place'))

  expect(answers.filter((seconds) => seconds === 0)).toHaveLength(30)
})

test('logging in clears the count of the account, under both of its names', async ({ db, make, as }) => {
  const user = await make.user({ role: 'admin', email: 'Forgetful@Example.Test', username: 'forgetful' })
  for (const name of ['forgetful@example.test', 'FORGETFUL']) {
    for (let attempt = 1; attempt <= 5; attempt += 1) await tryToLogIn(as, name, `place ${attempt}`)
  }

  await openSession(as, user.id, 'forgetful token')

  const { rowCount } = await db.query('select from login_throttles where key = any ($1)', [
    [await keyOf(db, 'forgetful@example.test'), await keyOf(db, 'forgetful')],
  ])
  expect(rowCount).toBe(0)
})

test('the count says nothing of whether there is such an account', async ({ make, as }) => {
  await make.user({ username: 'known' })
  const answersFor = async (name: string) => {
    const answers: number[] = []
    for (let attempt = 1; attempt <= 7; attempt += 1) answers.push(await tryToLogIn(as, name, `${name} ${attempt}`))
    return answers
  }

  expect(await answersFor('known')).toEqual(await answersFor('unknown'))
})

test('what somebody typed as a name is kept as a hash only', async ({ db, as }) => {
  await tryToLogIn(as, 'my-secret-password', 'home')

  const { rows } = await db.query("select key from login_throttles where key like '%secret%'")
  expect(rows).toEqual([])
})

const blockOf = 'select blocked_until, attempts from login_throttles where key = $1'

async function count(client: pg.Client, name: string, network: string) {
  const {
    rows: [counted],
  } = await client.query<{ seconds: number }>('select app.count_login_attempt($1, $2) as seconds', [name, network])
  return counted?.seconds ?? -1
}

function tryToLogIn(as: As, name: string, network: string) {
  return as(anonymous, (client) => count(client, name, network))
}

async function keyOf(db: pg.Client, name: string) {
  const {
    rows: [made],
  } = await db.query<{ key: string }>(
    `select 'account:' || encode(sha256(convert_to(lower($1), 'UTF8')), 'hex') as key`,
    [name],
  )
  return made?.key
}

/** As if the wait were over; nothing here sleeps. */
async function passTheWait(db: pg.Client, name: string) {
  await db.query(
    `update login_throttles set blocked_until = now() - interval '1 second'
      where key = $1 and blocked_until is not null`,
    [await keyOf(db, name)],
  )
}
