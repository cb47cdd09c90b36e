import { createHash } from 'node:crypto'
import type { Person } from '../support/person.ts'
import { anonymous, checkedLogin } from '../support/person.ts'
import { expect, test } from '../support/test.ts'
import type { As } from '../support/test.ts'
import { refusalOf } from '../release/test.ts'

const hashOf = (text: string) => createHash('sha256').update(text).digest()

const keep = (as: As, person: Person, challenge: string, purpose: string) =>
  as(person, (client) => client.query('select app.keep_challenge($1, $2)', [hashOf(challenge), purpose]))

async function take(as: As, person: Person, challenge: string, purpose: string) {
  const { rows } = await as(person, (client) =>
    client.query<{ taken: boolean }>('select app.take_challenge($1, $2) as taken', [hashOf(challenge), purpose]),
  )
  return rows[0]!.taken
}

test('a challenge is used once, by whom it was made for, for what it was made, within five minutes', async ({
  db,
  make,
  as,
}) => {
  const [patient, other] = [await make.patient(), await make.patient()]
  await keep(as, anonymous, 'to log in', 'log-in')
  expect(await take(as, anonymous, 'to log in', 'add')).toBe(false)
  expect(await take(as, anonymous, 'to log in', 'log-in')).toBe(true)
  expect(await take(as, anonymous, 'to log in', 'log-in')).toBe(false)

  await keep(as, patient, 'to add', 'add')
  expect(await take(as, other, 'to add', 'add')).toBe(false)
  expect(await take(as, anonymous, 'to add', 'log-in')).toBe(false)
  expect(await take(as, patient, 'to add', 'add')).toBe(true)

  await keep(as, patient, 'to confirm', 'confirm')
  expect(await take(as, other, 'to confirm', 'confirm')).toBe(false)
  expect(await take(as, patient, 'to confirm', 'add')).toBe(false)
  expect(await take(as, anonymous, 'to confirm', 'log-in')).toBe(false)
  expect(await take(as, patient, 'to confirm', 'confirm')).toBe(true)
  expect(await take(as, patient, 'to confirm', 'confirm')).toBe(false)

  await keep(as, anonymous, 'late', 'log-in')
  await db.query(`update passkey_challenges set expires_at = now() where challenge_hash = $1`, [hashOf('late')])
  expect(await take(as, anonymous, 'late', 'log-in')).toBe(false)
  expect(await refusalOf(keep(as, anonymous, 'x', 'add'))).toMatchObject({ code: '42501' })
  expect(await refusalOf(keep(as, anonymous, 'x', 'confirm'))).toMatchObject({ code: '42501' })
  expect(await refusalOf(keep(as, patient, 'x', 'log-in'))).toMatchObject({ code: '42501' })
})

test('a credential leads to its account for who is not logged in, until it is removed or the account is gone', async ({
  db,
  make,
  as,
}) => {
  const patient = await make.patient()
  const credential = `credential-${crypto.randomUUID()}`
  await as(patient, (client) =>
    client.query(
      `insert into passkeys (user_id, credential_id, public_key, name) values ($1, $2, '\\x00', 'Telephone')`,
      [patient.userId, credential],
    ),
  )
  const found = async (person: Person) =>
    as(person, async (client) => {
      const { rows } = await client.query<{ user_id: string }>('select user_id from app.find_passkey($1)', [credential])
      return rows.map(({ user_id: id }) => id)
    })
  expect(await found(anonymous)).toEqual([patient.userId])
  expect(await refusalOf(found(patient))).toMatchObject({ code: '42501' })
  expect(await found({ ...patient, databaseRole: 'substantia_anonymous' })).toEqual([])

  // only that account notes the use, when it logs in or confirms
  const { rows } = await db.query<{ id: string }>('select id from passkeys where credential_id = $1', [credential])
  const use = (person: Person, signCount: number) =>
    as(person, (client) => client.query('select app.use_passkey($1, $2, false)', [rows[0]!.id, signCount]))
  const count = async () =>
    (await db.query<{ sign_count: string }>('select sign_count from passkeys where id = $1', [rows[0]!.id])).rows[0]!
      .sign_count
  await use(anonymous, 5)
  await use(checkedLogin((await make.patient()).userId), 5)
  await use(await make.patient(), 5)
  expect(await count()).toBe('0')
  await use(checkedLogin(patient.userId), 7)
  expect(await count()).toBe('7')
  await use(patient, 8)
  expect(await count()).toBe('8')

  await as(patient, (client) => client.query('update passkeys set removed_at = now() where id = $1', [rows[0]!.id]))
  expect(await found(anonymous)).toEqual([])
})
