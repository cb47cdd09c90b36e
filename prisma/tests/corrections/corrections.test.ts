import { refusalOf } from '../support/refusal.ts'
import type { Patient } from '../support/make.ts'
import { expect, test, type As } from '../support/test.ts'

async function write(as: As, patient: Patient, send = true): Promise<string> {
  const { rows } = await as(patient, (client) =>
    client.query<{ id: string }>(
      `insert into correction_requests (patient_id, about) values ($1, 'visits') returning id`,
      [patient.id],
    ),
  )
  const id = rows[0]?.id ?? ''
  await as(patient, (client) =>
    client.query(
      `update correction_requests set wrong = 'The day', should_say = 'Monday', sent_at = ${send ? 'now()' : 'null'} where id = $1`,
      [id],
    ),
  )
  return id
}

const answer = (id: string, userId: string) => ({
  text: `insert into correction_answers (correction_id, outcome, answer, answered_by) values ($1, 'corrected', 'It is Monday now.', $2)`,
  values: [id, userId],
})

test('what is sent stays as it was sent, and cannot be sent without its words', async ({ make, as }) => {
  const patient = await make.patient()
  const id = await write(as, patient)
  const change = (set: string) =>
    refusalOf(as(patient, (client) => client.query(`update correction_requests set ${set} where id = $1`, [id])))

  for (const set of [`wrong = 'other'`, `should_say = 'other'`, `about = 'scans'`, `sent_at = null`])
    expect(await change(set), set).toMatchObject({ code: 'SB008' })
  expect(await change('withdrawn_at = now()')).toBeNull()
  await as(patient, (client) =>
    client.query(`insert into correction_requests (patient_id, about) values ($1, 'visits')`, [patient.id]),
  )
  expect(
    await refusalOf(
      as(patient, (client) => client.query(`update correction_requests set sent_at = now() where wrong is null`)),
    ),
  ).toMatchObject({ code: '23514' })
})

test('an administrator answers what was sent; the patient reads it and is told by a mail that says nothing', async ({
  db,
  make,
  as,
}) => {
  const { patient, doctor } = await make.careTeam()
  const admin = await make.admin()
  const id = await write(as, patient)

  await as(admin, (client) => client.query(answer(id, admin.userId)))

  const { rows } = await as(patient, (client) => client.query('select outcome, answer from correction_answers'))
  expect(rows).toEqual([{ outcome: 'corrected', answer: 'It is Monday now.' }])
  const { rows: mails } = await db.query('select kind from mails where user_id = $1', [patient.userId])
  expect(mails).toEqual([{ kind: 'something-new' }])
  expect(await refusalOf(as(doctor, (client) => client.query('select from correction_requests')))).toMatchObject({
    code: '42501',
  })
})

test('what is not sent, or was taken back, is not answered, nor seen by an administrator before it is sent', async ({
  make,
  as,
}) => {
  const patient = await make.patient()
  const admin = await make.admin()
  const draft = await write(as, patient, false)
  const back = await write(as, patient)
  await as(patient, (client) =>
    client.query('update correction_requests set withdrawn_at = now() where id = $1', [back]),
  )

  const { rows } = await as(admin, (client) =>
    client.query('select id from correction_requests where patient_id = $1', [patient.id]),
  )
  expect(rows).toEqual([{ id: back }])
  for (const id of [draft, back])
    expect(await refusalOf(as(admin, (client) => client.query(answer(id, admin.userId))))).toMatchObject({
      code: 'SB008',
    })
})

test('corrections leave the timeline alone, follow a merge, and come back with their record', async ({
  db,
  make,
  as,
}) => {
  const kept = await make.patient()
  const merged = await make.patient()
  const id = await write(as, merged)
  const admin = await make.admin()
  const { rows: entries } = await db.query('select from patient_timeline where patient_id = $1', [merged.id])
  expect(entries).toEqual([])
  const owner = async () => {
    const { rows } = await db.query<{ patient_id: string; merged_from: string[] }>(
      'select patient_id, merged_from from correction_requests where id = $1',
      [id],
    )
    return rows[0]
  }

  await as(admin, (client) =>
    client.query(
      `select app.merge_patients($1, $2, (select version from patients where patient_id = $1),
                                 (select version from patients where patient_id = $2), '{}', 'twice')`,
      [kept.id, merged.id],
    ),
  )
  expect(await owner()).toEqual({ patient_id: kept.id, merged_from: [merged.id] })
  await db.query('update patients set deleted_at = null, deletion_id = null where patient_id = $1', [merged.id])
  expect(await owner()).toEqual({ patient_id: merged.id, merged_from: [] })
})

test('a record that is deleted takes its corrections, answers and archives along', async ({ db, make, as }) => {
  const patient = await make.patient()
  const admin = await make.admin()
  const id = await write(as, patient)
  await as(admin, (client) => client.query(answer(id, admin.userId)))
  await as(patient, (client) =>
    client.query('insert into data_archives (patient_id, user_id) values ($1, $2)', [patient.id, patient.userId]),
  )

  await db.query('delete from patients where patient_id = $1', [patient.id])

  for (const left of [
    `select from correction_requests where id = '${id}'`,
    `select from correction_answers where correction_id = '${id}'`,
    `select from data_archives where patient_id = '${patient.id}'`,
  ])
    expect((await db.query(left)).rowCount, left).toBe(0)
})

test('an account that is deleted takes its mail along, and leaves the answers it wrote', async ({ db, make, as }) => {
  const patient = await make.patient()
  const admin = await make.admin()
  const id = await write(as, patient)
  await as(admin, (client) => client.query(answer(id, admin.userId)))
  await as(patient, (client) => client.query('select app.queue_test_mail()'))

  await db.query('delete from users where id = any ($1)', [[patient.userId, admin.userId]])

  expect((await db.query('select from mails where user_id = $1', [patient.userId])).rowCount).toBe(0)
  const { rows } = await db.query('select answered_by, answer from correction_answers where correction_id = $1', [id])
  expect(rows).toEqual([{ answered_by: null, answer: 'It is Monday now.' }])
})
