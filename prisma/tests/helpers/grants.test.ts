import type { Person } from '../support/person.ts'
import { refusalOf } from '../release/test.ts'
import { actingFor, aGrant, aHelper, aRecord, expect, seenBy, seenWith, test } from './test.ts'

for (const scope of ['appointments', 'reports', 'everything'] as const)
  test(`a helper with "${scope}" sees that part of this record, and nothing of another`, async ({ db, make, as }) => {
    const [patient, other, helper] = [await aRecord(make), await aRecord(make), await aHelper(make)]
    const grant = await aGrant(db, patient, helper, { scope })

    expect(await seenBy(as, actingFor(helper, patient, grant))).toEqual(seenWith[scope])
    expect(await seenBy(as, patient)).toEqual(seenWith.everything)
    const { rows } = await as(actingFor(helper, patient, grant), (client) =>
      client.query<{ patient_id: string }>('select patient_id from patients'),
    )
    expect(rows).toEqual([{ patient_id: patient.id }])
    // the account by itself, or naming another record, another grant, another account: nothing
    const second = await aHelper(make)
    for (const person of [
      helper,
      actingFor(helper, other, grant),
      actingFor(second, patient, grant),
      actingFor(helper, patient, 'no-such-grant'),
    ])
      expect(await seenBy(as, person)).toEqual(seenWith.nothing)
  })

test('what a helper with appointments sees of visits is those to come, without what was found', async ({
  db,
  make,
  as,
}) => {
  const [patient, helper] = [await aRecord(make), await aHelper(make)]
  const grant = await aGrant(db, patient, helper, { scope: 'appointments' })
  const { rows } = await as(actingFor(helper, patient, grant), (client) =>
    client.query<{ status: string }>('select distinct status from consultations'),
  )
  expect(rows).toEqual([{ status: 'scheduled' }])
})

test('a helper with reports finds no report that is not released, or is held', async ({ db, make, as }) => {
  const [patient, helper] = [await aRecord(make), await aHelper(make)]
  const grant = await aGrant(db, patient, helper, { scope: 'reports' })
  const reports = () =>
    as(
      actingFor(helper, patient, grant),
      async (client) => (await client.query('select from medical_reports')).rowCount,
    )
  expect(await reports()).toBe(1)
  await db.query(`update medical_reports set held_until = now() + interval '1 day' where patient_id = $1`, [patient.id])
  expect(await reports()).toBe(0)
  await db.query('update medical_reports set held_until = null, released_at = null where patient_id = $1', [patient.id])
  expect(await reports()).toBe(0)
})

const endings: Record<string, (ids: { grant: string; patient: string; helper: string }) => [string, string]> = {
  'the patient ends it': ({ grant }) => [
    `update helper_grants set ended_at = now(), ended_reason = 'patient' where id = $1`,
    grant,
  ],
  'its time is over': ({ grant }) => [
    "update helper_grants set ends_at = now() - interval '1 second' where id = $1",
    grant,
  ],
  'the account is closed': ({ helper }) => ['update users set is_active = false where id = $1', helper],
  'the record is in the trash': ({ patient }) => [
    'update patients set deleted_at = now() where patient_id = $1',
    patient,
  ],
}
for (const [when, ending] of Object.entries(endings))
  test(`when ${when}, the helper sees nothing from the next statement on`, async ({ db, make, as }) => {
    const [patient, helper] = [await aRecord(make), await aHelper(make)]
    const grant = await aGrant(db, patient, helper)
    const acting = actingFor(helper, patient, grant)
    const before = await as(acting, async (client) => {
      const first = await client.query('select from patient_timeline')
      const [sql, id] = ending({ grant, patient: patient.id, helper: helper.userId })
      await db.query(sql, [id]) // committed by somebody else, while the helper's transaction is open
      const second = await client.query('select from patient_timeline')
      return [first.rowCount! > 0, second.rowCount]
    })
    expect(before).toEqual([true, 0])
    expect(await seenBy(as, acting)).toEqual(seenWith.nothing)
  })

test('only the patient reads and writes who helps: not the helper, not another patient, not a doctor', async ({
  db,
  make,
  as,
}) => {
  const [patient, other, helper] = [await aRecord(make), await aRecord(make), await aHelper(make)]
  const grant = await aGrant(db, patient, helper)
  const rowsFor = (person: typeof patient | ReturnType<typeof actingFor>) =>
    as(person, async (client) => (await client.query('select id from helper_grants')).rowCount)
  expect(await rowsFor(patient)).toBe(1)
  expect(await rowsFor(other)).toBe(0)
  expect(await rowsFor(helper)).toBe(0)
  expect(await rowsFor(actingFor(helper, patient, grant))).toBe(0)
  const doctor = await make.doctor()
  expect(await refusalOf(rowsFor({ ...doctor, id: '' }))).toMatchObject({ code: '42501' })

  const insertion = {
    text: `insert into helper_grants (patient_id, helper_name, helper_email) values ($1, 'More', 'more@example.test')`,
    values: [patient.id],
  }
  for (const person of [other, helper, actingFor(helper, patient, grant)])
    expect(await refusalOf(as(person, (client) => client.query(insertion)))).toMatchObject({ code: '42501' })
  await as(patient, (client) => client.query(insertion))
  // a helper widens nothing, and an accepted grant is nobody else's
  const widened = await as(actingFor(helper, patient, grant), (client) =>
    client.query(`update helper_grants set may_write = true where id = $1`, [grant]),
  )
  expect(widened.rowCount).toBe(0)
  expect(
    await refusalOf(
      as(patient, (client) =>
        client.query(`update helper_grants set helper_user_id = 'x', accepted_at = now() where id = $1`, [grant]),
      ),
    ),
  ).toMatchObject({ code: '42501' })
  expect(
    await refusalOf(
      as(patient, (client) =>
        client.query(`update helper_grants set helper_email = 'x@example.test' where id = $1`, [grant]),
      ),
    ),
  ).toMatchObject({ code: 'SB008', message: 'helper-is-invited' })
})

test('whoever ended it takes that back: an administrator not what the patient ended, nor the patient what they ended', async ({
  db,
  make,
  as,
}) => {
  const [patient, helper, admin] = [await aRecord(make), await aHelper(make), await make.admin()]
  const grant = await aGrant(db, patient, helper)
  const end = (person: Person, reason: string) =>
    as(person, (client) =>
      client.query('update helper_grants set ended_at = now(), ended_reason = $2 where id = $1', [grant, reason]),
    )
  const resume = (person: Person) =>
    as(person, (client) =>
      client.query('update helper_grants set ended_at = null, ended_reason = null where id = $1', [grant]),
    )
  const refusal = { code: 'SB008', message: 'helper-ended-by-another' }

  await end(admin, 'staff')
  expect(await seenBy(as, actingFor(helper, patient, grant))).toEqual(seenWith.nothing)
  expect(await refusalOf(resume(patient))).toMatchObject(refusal)
  await resume(admin)
  expect(await seenBy(as, actingFor(helper, patient, grant))).toEqual(seenWith.everything)

  await end(patient, 'patient')
  expect(await refusalOf(resume(admin))).toMatchObject(refusal)
  expect(await seenBy(as, actingFor(helper, patient, grant))).toEqual(seenWith.nothing)
  await resume(patient)
  expect(await seenBy(as, actingFor(helper, patient, grant))).toEqual(seenWith.everything)
})

test('what a helper opens is written down as for the patient, who reads it; nobody else does', async ({
  db,
  make,
  as,
}) => {
  const [patient, other, helper] = [await aRecord(make), await aRecord(make), await aHelper(make)]
  const grant = await aGrant(db, patient, helper)
  await as(actingFor(helper, patient, grant), (client) =>
    client.query(`select app.record_access($1)`, [
      JSON.stringify([{ action: 'read', entity: 'patient_timeline', patient_id: patient.id }]),
    ]),
  )
  const { rows } = await db.query<{ actor_user_id: string; grant_id: string }>(
    'select actor_user_id, grant_id from audit_events where patient_id = $1 and action = $2',
    [patient.id, 'read'],
  )
  expect(rows).toEqual([{ actor_user_id: helper.userId, grant_id: grant }])
  const deeds = (person: Parameters<typeof as>[0]) =>
    as(person, async (client) => {
      const { rows: found } = await client.query<{ entity: string }>(
        'select entity from app.done_by_helper($1, now() + $2::interval, 50)',
        [grant, '1 minute'],
      )
      return found.map(({ entity }) => entity)
    })
  expect(await deeds(patient)).toEqual(['patient_timeline'])
  expect(await deeds(other)).toEqual([])
  expect(await deeds(actingFor(helper, patient, grant))).toEqual([])
})

test('an end by mistake is taken back for 30 days, and a helper gives a grant back themself', async ({
  db,
  make,
  as,
}) => {
  const [patient, helper] = [await aRecord(make), await aHelper(make)]
  const grant = await aGrant(db, patient, helper)
  const end = `update helper_grants set ended_at = now(), ended_reason = 'patient' where id = $1`
  const resume = 'update helper_grants set ended_at = null, ended_reason = null where id = $1'
  await as(patient, (client) => client.query(end, [grant]))
  await as(patient, (client) => client.query(resume, [grant]))
  expect(await seenBy(as, actingFor(helper, patient, grant))).toEqual(seenWith.everything)

  await db.query(
    `update helper_grants set ended_at = now() - interval '31 days', ended_reason = 'patient' where id = $1`,
    [grant],
  )
  expect(await refusalOf(as(patient, (client) => client.query(resume, [grant])))).toMatchObject({
    message: 'helper-ended-long-ago',
  })

  const second = await aGrant(db, patient, helper)
  const stop = (person: Parameters<typeof as>[0]) =>
    as(person, async (client) => {
      const { rows } = await client.query<{ stopped: boolean }>('select app.stop_helping($1) as stopped', [second])
      return rows[0]!.stopped
    })
  expect(await stop(await aHelper(make))).toBe(false)
  expect(await stop(helper)).toBe(true)
  expect(await seenBy(as, actingFor(helper, patient, second))).toEqual(seenWith.nothing)
})
