import { actingFor, aGrant, aHelper } from '../helpers/test.ts'
import { merge, unmerge } from '../patients/merging.ts'
import type { Person } from '../support/person.ts'
import { refusalOf } from '../support/refusal.ts'
import { expect, test as base } from '../support/test.ts'

/** A patient and their doctor; `ask` writes a question down, `reads` is what somebody finds of them. */
const test = base.extend('care', async ({ make, as }) => {
  const { doctor, patient } = await make.careTeam()
  const ask = (person: Person, body = 'Can I drive?', whose = patient.id) =>
    as(person, (client) =>
      client.query('insert into visit_questions (patient_id, body) values ($1, $2)', [whose, body]),
    )
  const change = (person: Person, set: string) =>
    as(person, async (client) => (await client.query(`update visit_questions set ${set}`)).rowCount)
  const reads = (person: Person) =>
    as(person, async (client) => {
      const { rows } = await client.query<{ body: string }>('select body from visit_questions order by body')
      return rows.map(({ body }) => body)
    })
  return { doctor, patient, ask, change, reads }
})

test('a patient writes their own questions, and nobody else’s', async ({ care, make }) => {
  const other = await make.patient()

  await care.ask(care.patient)

  expect(await care.reads(care.patient)).toEqual(['Can I drive?'])
  expect(await care.reads(other)).toEqual([])
  expect((await refusalOf(care.ask(care.patient, 'x', other.id)))?.code).toBe('42501')
  expect(await care.change(other, `body = 'x'`)).toBe(0)
})

test('a doctor reads what a patient of theirs wants to ask next, while it is open', async ({ care, make }) => {
  const stranger = await make.doctor()
  await care.ask(care.patient, 'Open')
  await care.ask(care.patient, 'Later')
  await care.ask(care.patient, 'Asked')
  await care.ask(care.patient, 'Struck')
  await care.change(care.patient, `for_next_visit = false where body = 'Later'`)
  await care.change(care.patient, `asked_at = now() where body = 'Asked'`)
  await care.change(care.patient, `struck_at = now() where body = 'Struck'`)

  expect(await care.reads(care.doctor)).toEqual(['Open'])
  expect(await care.reads(stranger)).toEqual([])
  expect((await refusalOf(care.change(care.doctor, `body = 'x'`)))?.code).toBe('42501')
})

test('a doctor who no longer treats the patient reads none', async ({ care, db }) => {
  await care.ask(care.patient)
  await db.query('update doctor_patient_assignments set is_active = false, ended_at = now() where patient_id = $1', [
    care.patient.id,
  ])

  expect(await care.reads(care.doctor)).toEqual([])
})

test('an administrator reads no questions', async ({ care, make }) => {
  await care.ask(care.patient)

  expect((await refusalOf(care.reads(await make.admin())))?.code).toBe('42501')
})

for (const [what, row, seen, writes] of [
  ['may see everything and write', { scope: 'everything', may_write: true }, true, true],
  ['may see everything and only read', { scope: 'everything' }, true, false],
  ['helps with appointments', { scope: 'appointments', may_write: true }, false, false],
  ['helps with reports', { scope: 'reports', may_write: true }, false, false],
  ['may no longer help', { scope: 'everything', may_write: true, ends_at: new Date(Date.now() - 1000) }, false, false],
] as const) {
  test(`questions and somebody who ${what}`, async ({ care, make, db }) => {
    const helper = await aHelper(make)
    const acting = actingFor(helper, care.patient, await aGrant(db, care.patient, helper, row))
    await care.ask(care.patient, 'Mine')

    expect(await care.reads(acting)).toEqual(seen ? ['Mine'] : [])
    const refusal = await refusalOf(care.ask(acting, 'Theirs'))
    expect(refusal?.code).toBe(writes ? undefined : '42501')
    const change = care.change(acting, `answer = null`)
    if (seen && !writes) expect((await refusalOf(change))?.code).toBe('42501')
    else expect(await change).toBe(writes ? 2 : 0)
  })
}

test('questions keep to their form', async ({ care }) => {
  await care.ask(care.patient)

  expect((await refusalOf(care.ask(care.patient, '')))?.constraint).toBe('visit_questions_body_length')
  expect((await refusalOf(care.ask(care.patient, 'x'.repeat(501))))?.constraint).toBe('visit_questions_body_length')
  expect((await refusalOf(care.change(care.patient, `answer = 'yes'`)))?.constraint).toBe(
    'visit_questions_answer_was_asked',
  )
})

test('questions follow a merge, and come back when it is taken back', async ({ care, make, as, db }) => {
  const admin = await make.admin()
  const kept = await make.patient()
  await care.ask(care.patient, 'Of the merged one')
  await care.ask(kept, 'Of the kept one', kept.id)

  await merge(as, db, admin, kept, care.patient)
  expect(await care.reads(kept)).toEqual(['Of the kept one', 'Of the merged one'])

  await unmerge(as, db, admin, care.patient)
  expect(await care.reads(kept)).toEqual(['Of the kept one'])
  expect(await care.reads(care.patient)).toEqual(['Of the merged one'])
})

test('nothing is written for a record that is gone', async ({ care, db }) => {
  await db.query('update patients set deleted_at = now() where patient_id = $1', [care.patient.id])

  expect((await refusalOf(care.ask(care.patient)))?.constraint).toBe('patient_not_in_trash')
})

test('each write of a question is written down, and none of its words', async ({ care, db }) => {
  await care.ask(care.patient, 'Xanthippe of Athens')
  await care.change(care.patient, `asked_at = now(), answer = 'Xanthippe of Athens'`)

  const { rows } = await db.query<{ action: string; row: string }>(
    `select action, to_jsonb(e)::text as row from audit_events e
      where entity = 'visit_questions' and patient_id = $1 order by at, id`,
    [care.patient.id],
  )
  expect(rows.map(({ action }) => action)).toEqual(['create', 'update'])
  expect(rows.filter(({ row }) => row.includes('Xanthippe'))).toEqual([])
})
