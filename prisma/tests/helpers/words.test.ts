import { anonymous, type Person } from '../support/person.ts'
import { refusalOf } from '../support/refusal.ts'
import { actingFor, aGrant, aHelper, expect, test as base } from './test.ts'

const test = base.extend('words', async ({ db, make, as }) => {
  const patient = await make.patient()
  const { rows } = await db.query<{ name: string }>('select name from patients where patient_id = $1', [patient.id])
  const helped = (person: Person, grant: string) =>
    as(person, async (client) => (await client.query('select * from app.person_i_helped($1)', [grant])).rows)
  const helps = (userId: string) =>
    as(anonymous, async (client) => {
      const { rows: said } = await client.query<{ yes: boolean }>('select app.helps_somebody($1) as yes', [userId])
      return said[0]?.yes
    })
  const end = (grant: string) =>
    db.query(`update helper_grants set ended_at = now(), ended_reason = 'patient' where id = $1`, [grant])
  return { patient, name: rows[0]!.name, helped, helps, end }
})

test('a helper is told whose pages they were also when they may help no longer; nobody else is', async ({
  words,
  make,
  db,
}) => {
  // who is a patient too, and who only helps
  for (const helper of [await make.patient(), await aHelper(make)]) {
    const grant = await aGrant(db, words.patient, helper)
    expect(await words.helped(helper, grant)).toEqual([{ patient_name: words.name, ended_reason: null, holds: true }])
    await words.end(grant)
    expect(await words.helped(helper, grant)).toEqual([
      { patient_name: words.name, ended_reason: 'patient', holds: false },
    ])
    expect(await words.helped(await aHelper(make), grant)).toEqual([])
    expect(await words.helped(words.patient, grant)).toEqual([])
  }
})

test('a grant whose time ran out holds no longer', async ({ words, make, db }) => {
  const helper = await aHelper(make)
  const grant = await aGrant(db, words.patient, helper, { ends_at: new Date(Date.now() - 1000) })

  expect(await words.helped(helper, grant)).toMatchObject([{ ended_reason: null, holds: false }])
})

test('whether an account helps anybody is known while somebody lets it', async ({ words, make, db }) => {
  const helper = await make.patient()
  expect(await words.helps(helper.userId)).toBe(false)
  const grant = await aGrant(db, words.patient, helper)
  expect(await words.helps(helper.userId)).toBe(true)
  expect(await words.helps(words.patient.userId)).toBe(false)
  await words.end(grant)
  expect(await words.helps(helper.userId)).toBe(false)
})

test('the patient who invited reads what became of the mail, of the last one; nobody else does', async ({
  words,
  make,
  as,
  db,
}) => {
  const { rows } = await as(words.patient, (client) =>
    client.query<{ id: string }>(
      `insert into helper_grants (patient_id, helper_name, helper_email) values ($1, 'Hella', 'hella@example.test') returning id`,
      [words.patient.id],
    ),
  )
  const grant = rows[0]!.id
  const mailed = (person: Person) =>
    as(person, async (client) => {
      const { rows: said } = await client.query<{ status: string | null }>(
        'select app.mail_of_invitation($1) as status',
        [grant],
      )
      return said[0]?.status
    })
  expect(await mailed(words.patient)).toBeNull()
  const invite = () =>
    as(words.patient, (client) =>
      client.query(
        `update helper_grants set invited_at = clock_timestamp(), invite_expires_at = now() + interval '1 day' where id = $1`,
        [grant],
      ),
    )
  await invite()
  expect(await mailed(words.patient)).toBe('queued')
  await db.query(`update mails set status = 'failed', error_class = 'refused' where subject_id = $1`, [grant])
  expect(await mailed(words.patient)).toBe('failed')
  expect(await mailed(await make.patient())).toBeNull()
  await invite()
  expect(await mailed(words.patient)).toBe('queued')
})

test('a question says by which grant it was written, and nobody writes that by hand', async ({
  words,
  make,
  as,
  db,
}) => {
  const helper = await aHelper(make)
  const grant = await aGrant(db, words.patient, helper, { may_write: true })
  const ask = (person: Person, body: string) =>
    as(person, (client) =>
      client.query('insert into visit_questions (patient_id, body) values ($1, $2)', [words.patient.id, body]),
    )
  await ask(words.patient, 'Mine')
  await ask(actingFor(helper, words.patient, grant), 'Theirs')

  const { rows } = await as(words.patient, (client) =>
    client.query<{ body: string; grant_id: string | null }>('select body, grant_id from visit_questions order by body'),
  )
  expect(rows).toEqual([
    { body: 'Mine', grant_id: null },
    { body: 'Theirs', grant_id: grant },
  ])
  const forged = as(actingFor(helper, words.patient, grant), (client) =>
    client.query(`insert into visit_questions (patient_id, body, grant_id) values ($1, 'x', null)`, [words.patient.id]),
  )
  expect((await refusalOf(forged))?.code).toBe('42501')
})
