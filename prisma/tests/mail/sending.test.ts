import { createHash } from 'node:crypto'
import { anonymous, worker } from '../support/person.ts'
import { refusalOf } from '../support/refusal.ts'
import { expect, mailsOf, night, queue, sendAll, somebody, test } from './test.ts'

test('a mail goes out once, to the address of its account, as text and as page', async ({ db, make, sink }) => {
  const user = await somebody(make, { name: 'Ana Horvat' })
  await queue(db, 'test', { userId: user.id })

  await sendAll(sink)
  await sendAll(sink)

  const [mail, ...more] = await sink.mailsTo(user.email)
  expect(more).toEqual([])
  expect(mail?.from?.text).toBe('"Clinic" <no-reply@clinic.example>')
  expect(mail?.text).toContain('Hello, Ana Horvat')
  expect(String(mail?.html)).toContain('Ana Horvat')
  expect(mail?.headers.get('auto-submitted')).toBe('auto-generated')
  expect(await mailsOf(db, user.id)).toEqual([{ kind: 'test', status: 'sent', reason: null, attempts: 1 }])
})

test('the address is that of the account when the mail goes out', async ({ db, make, sink }) => {
  const user = await somebody(make)
  await queue(db, 'test', { userId: user.id })
  await db.query('update users set email = $2 where id = $1', [user.id, `moved-${user.id}@example.test`])

  await sendAll(sink)

  expect(await sink.mailsTo(user.email)).toEqual([])
  expect(await sink.mailsTo(`moved-${user.id}@example.test`)).toHaveLength(1)
})

test('a link is made when the mail is sent, only its hash is kept, and it lets choose a password once', async ({
  db,
  make,
  as,
  sink,
}) => {
  const patient = await make.patient()
  await as(anonymous, (client) =>
    client.query('select app.ask_password_reset($1)', [`${patient.userId.toUpperCase()}@example.test`]),
  )
  const { rows: before } = await db.query('select from one_time_links where user_id = $1', [patient.userId])

  await sendAll(sink)

  expect(before).toEqual([])
  const [mail] = await sink.mailsTo(`${patient.userId}@example.test`)
  const token = /\/welcome\/([\w-]{43})\b/.exec(mail?.text ?? '')?.[1] ?? ''
  const hash = createHash('sha256').update(token).digest()
  const { rows } = await db.query('select purpose, token_hash from one_time_links where user_id = $1', [patient.userId])
  expect(rows).toEqual([{ purpose: 'password-reset', token_hash: hash }])
  const use = () =>
    as(anonymous, (client) =>
      client.query(`select app.use_one_time_link($1, 'new hash', null, null) as account`, [hash]),
    )
  expect((await use()).rows).toEqual([{ account: patient.userId }])
  expect((await use()).rows).toEqual([{ account: null }])
  const {
    rows: [kept],
  } = await db.query(`select jsonb_agg(to_jsonb(m))::text as all from mails m`)
  expect(kept.all).not.toContain(token)
})

test('who asks for a new password learns nothing: staff, strangers, closed accounts and no address end in the same silence', async ({
  db,
  make,
  as,
}) => {
  const patient = await make.patient()
  const closed = await make.patient({}, { is_active: false })
  const bare = await make.patient({}, { email: null, username: 'bare-of-address' })
  const admin = await make.admin()
  const doctor = await make.doctor()
  const ask = (identifier: string) =>
    as(anonymous, (client) => client.query('select app.ask_password_reset($1) as answer', [identifier]))

  for (const identifier of [
    `${patient.userId}@example.test`,
    `${closed.userId}@example.test`,
    'bare-of-address',
    `${admin.userId}@example.test`,
    `${doctor.userId}@example.test`,
    'nobody@example.test',
  ])
    expect((await ask(identifier)).rows).toEqual([{ answer: '' }])

  for (const { userId } of [closed, bare, admin, doctor]) expect(await mailsOf(db, userId)).toEqual([])
  expect(await mailsOf(db, patient.userId)).toHaveLength(1)
  await ask(`${patient.userId}@example.test`)
  expect(await mailsOf(db, patient.userId), 'one that waits is enough').toHaveLength(1)
  expect(await refusalOf(as(patient, (client) => client.query(`select app.ask_password_reset('x')`)))).toMatchObject({
    code: '42501',
  })
})

test('what somebody turned off is not queued, and not sent when it waited already; what they asked for is', async ({
  db,
  make,
  as,
  sink,
}) => {
  const patient = await make.patient()
  const turnOff = (kind: string) =>
    as(patient, (client) =>
      client.query('insert into mail_choices (user_id, kind, is_wanted) values ($1, $2, false)', [
        patient.userId,
        kind,
      ]),
    )
  await queue(db, 'archive-ready', { userId: patient.userId, subjectId: 'archive' })
  await turnOff('archive-ready')
  await turnOff('something-new')

  expect(await queue(db, 'something-new', { userId: patient.userId })).toBeNull()
  await queue(db, 'password-reset', { userId: patient.userId })
  await sendAll(sink)

  expect(await mailsOf(db, patient.userId)).toEqual([
    { kind: 'archive-ready', status: 'dropped', reason: 'turned-off', attempts: 1 },
    { kind: 'password-reset', status: 'sent', reason: null, attempts: 1 },
  ])
  await expect(turnOff('password-reset')).rejects.toMatchObject({ code: '23514' })
})

test('a closed account gets nothing', async ({ db, make, sink }) => {
  const patient = await make.patient()
  await queue(db, 'test', { userId: patient.userId })
  await db.query('update users set is_active = false where id = $1', [patient.userId])

  await sendAll(sink)

  expect(await mailsOf(db, patient.userId)).toMatchObject([{ status: 'dropped', reason: 'account-closed' }])
  expect(await sink.mailsTo(`${patient.userId}@example.test`)).toEqual([])
})

test('what nobody waits for stays in the night, what somebody waits for goes out', async ({ db, make, sink }) => {
  const { patient } = await make.careTeam()
  const session = await make.session(patient)
  await make.report(session, { report_type: 'patient' })
  await queue(db, 'something-new', { userId: patient.userId })
  await queue(db, 'password-reset', { userId: patient.userId })
  await db.query('update mails set not_before = now() where user_id = $1', [patient.userId])

  await sendAll(sink, night)
  const atNight = await mailsOf(db, patient.userId)
  await sendAll(sink)

  expect(atNight.map(({ kind, status }) => `${kind} ${status}`).sort()).toEqual([
    'password-reset sent',
    'something-new queued',
  ])
  expect((await mailsOf(db, patient.userId)).every(({ status }) => status === 'sent')).toBe(true)
})

test('only a worker takes mails, and only under the number it took', async ({ db, make, as }) => {
  const patient = await make.patient()
  const id = await queue(db, 'test', { userId: patient.userId })
  const admin = await make.admin()

  for (const person of [patient, admin])
    expect(await refusalOf(as(person, (client) => client.query('select app.claim_mail(60, false)')))).toMatchObject({
      code: '42501',
    })
  const { rows } = await as(worker, (client) => client.query('select id, fence from app.claim_mail(60, false)'))
  expect(rows).toEqual([{ id, fence: 1 }])
  const end = (fence: number) =>
    as(worker, (client) => client.query(`select app.end_mail($1, $2, 'sent', null, null) as status`, [id, fence]))
  expect((await end(0)).rows).toEqual([{ status: null }])
  expect((await end(1)).rows).toEqual([{ status: 'sent' }])
  expect((await end(1)).rows).toEqual([{ status: null }])
})
