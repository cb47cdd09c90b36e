import type pg from 'pg'
import type { Patient } from '../support/make.ts'
import { anonymous, inTransactionOf, type Person } from '../support/person.ts'
import type { As } from '../support/test.ts'
import { actingFor, aHelper, aRecord, expect, hashOf, seenBy, seenWith, test } from './test.ts'

/** An invitation with its link and code, as the patient makes it. */
async function invited(as: As, db: pg.Client, patient: Patient) {
  const unique = crypto.randomUUID()
  const [token, code, email] = [`token-${unique}`, '12345678', `${unique}@example.test`]
  const { rows } = await as(patient, (client) =>
    client.query<{ id: string }>(
      `insert into helper_grants (patient_id, helper_name, helper_email) values ($1, 'Hella', $2) returning id`,
      [patient.id, email],
    ),
  )
  const id = rows[0]!.id
  await as(patient, (client) =>
    client.query(
      `update helper_grants set code_hash = $2, link_hash = $3, invited_at = now(), invite_expires_at = now() + interval '14 days'
        where id = $1`,
      [id, hashOf(code), hashOf(token)],
    ),
  )
  return { id, token, code, email, grant: () => grantOf(db, id) }
}

async function grantOf(db: pg.Client, id: string) {
  const { rows } = await db.query<{ helper_user_id: string | null; ended_reason: string | null }>(
    'select helper_user_id, ended_reason from helper_grants where id = $1',
    [id],
  )
  return rows[0]!
}

async function accept(as: As, person: Person, token: string, code: string) {
  const { rows } = await as(person, (client) =>
    client.query<{ outcome: string }>(`select app.accept_helper_invitation($1, $2, 'Hella', 'hash') as outcome`, [
      hashOf(token),
      hashOf(code),
    ]),
  )
  return rows[0]!.outcome
}

test('with link and code a stranger gets an account that only helps, once', async ({ db, make, as }) => {
  const patient = await aRecord(make)
  const { id, token, code, email, grant } = await invited(as, db, patient)

  expect(await accept(as, anonymous, token, code)).toBe('accepted')

  const { helper_user_id: userId } = await grant()
  const { rows } = await db.query('select role, email from users where id = $1', [userId])
  expect(rows).toEqual([{ role: 'helper', email }])
  expect(await seenBy(as, actingFor({ userId: userId! }, patient, id))).toEqual(seenWith.appointments)
  expect(await accept(as, anonymous, token, code)).toBe('gone')
})

test('an invitation is one mail to the address that was written down, and made anew it is one again', async ({
  db,
  make,
  as,
}) => {
  const patient = await aRecord(make)
  const { id, email } = await invited(as, db, patient)
  const mails = async () =>
    (
      await db.query<{ kind: string; address: string; user_id: string | null }>(
        'select kind, address, user_id from mails where subject_id = $1 order by queued_at',
        [id],
      )
    ).rows
  const mail = { kind: 'helper-invitation', address: email, user_id: null }
  expect(await mails()).toEqual([mail])
  await db.query(`update mails set status = 'sent', sent_at = now() where subject_id = $1`, [id])
  await as(patient, (client) => client.query('update helper_grants set invited_at = now() where id = $1', [id]))
  expect(await mails()).toEqual([mail, mail])
})

test('five wrong codes end the invitation, also for the right one', async ({ db, make, as }) => {
  const patient = await aRecord(make)
  const { token, code, grant } = await invited(as, db, patient)
  const outcomes = []
  for (let attempt = 1; attempt <= 5; attempt += 1) outcomes.push(await accept(as, anonymous, token, '00000000'))
  expect(outcomes).toEqual(['wrong-code', 'wrong-code', 'wrong-code', 'wrong-code', 'gone'])
  expect(await accept(as, anonymous, token, code)).toBe('gone')
  expect(await grant()).toEqual({ helper_user_id: null, ended_reason: 'wrong-codes' })
})

test('an account that is there already logs in first; staff and the patient themself are refused', async ({
  db,
  make,
  as,
}) => {
  const patient = await aRecord(make)
  const { id, token, code, email } = await invited(as, db, patient)
  const known = await make.user({ role: 'helper', email })
  expect(await accept(as, anonymous, token, code)).toBe('account-exists')
  expect(await accept(as, patient, token, code)).toBe('own-record')
  const helper: Person = { databaseRole: 'substantia_patient', claims: { r: 'helper', u: known.id, s: 's', q: 'q' } }
  expect(await accept(as, helper, token, code)).toBe('accepted')
  expect(await seenBy(as, actingFor({ userId: known.id }, patient, id))).toEqual(seenWith.appointments)
})

test('an invitation that ran out or was ended cannot be accepted, nor one whose link nobody has', async ({
  db,
  make,
  as,
}) => {
  const patient = await aRecord(make)
  const late = await invited(as, db, patient)
  await db.query(`update helper_grants set invite_expires_at = now() where id = $1`, [late.id])
  expect(await accept(as, anonymous, late.token, late.code)).toBe('gone')
  const ended = await invited(as, db, patient)
  await db.query(`update helper_grants set ended_at = now(), ended_reason = 'patient' where id = $1`, [ended.id])
  expect(await accept(as, anonymous, ended.token, ended.code)).toBe('gone')
  expect(await accept(as, await aHelper(make), 'no-such-token-at-all', ended.code)).toBe('gone')
})

test('of twenty uses of one invitation at once, one accepts', async ({ db, make, as, database }) => {
  const patient = await aRecord(make)
  const { token, code } = await invited(as, db, patient)
  const clients = await Promise.all(Array.from({ length: 20 }, () => database.connectWeb()))
  const outcomes = await Promise.all(
    clients.map(async (client) => {
      return accept((person, work) => inTransactionOf(client, person, work), anonymous, token, code)
    }),
  )
  expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(1)
  expect(outcomes.filter((outcome) => outcome === 'gone')).toHaveLength(19)
  await Promise.all(clients.map((client) => client.end()))
})
