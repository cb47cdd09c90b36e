import { asViewer } from '@/lib/db/scope'
import type { PatientViewer } from '@/lib/db/viewer'
import { listMyNews } from '@/lib/my-news/queries'
import { aGrant, aHelper } from '../helpers/test.ts'
import { patientViewer, test as base } from '../scope/test.ts'
import { expect } from '../support/test.ts'

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()

/** A patient in care; `kinds`: what is new for them, for another, or for who helps them with a part. */
const test = base.extend('care', async ({ make, db }) => {
  const { doctor, patient } = await make.careTeam()
  const kindsFor = async (viewer: PatientViewer) =>
    (await asViewer(viewer, (scope) => listMyNews(scope, patient.id))).map(({ kind, id }) => `${kind} ${id}`).sort()
  const helperWith = async (scope: 'appointments' | 'reports' | 'everything') => {
    const helper = await aHelper(make)
    const grantId = await aGrant(db, patient, helper, { scope })
    return {
      ...patientViewer(patient),
      userId: helper.userId,
      helping: { grantId, scope, mayWrite: false, patientName: 'The patient' },
    } satisfies PatientViewer
  }
  return { doctor, patient, me: patientViewer(patient), kindsFor, helperWith }
})

test('a note that was signed lately is news; one still open, or signed long ago, is not', async ({ care, db }) => {
  const visit = async (daysAgo: number, signedAgo: number | null) => {
    const { rows } = await db.query<{ id: string }>(
      `insert into consultations (patient_id, doctor_id, status, consultation_date, signed_at)
       values ($1, $2, 'completed', $3, $4) returning id`,
      [care.patient.id, care.doctor.id, inDays(-daysAgo), signedAgo === null ? null : inDays(-signedAgo)],
    )
    return rows[0]!.id
  }
  const signed = await visit(5, 1)
  await visit(6, null)
  await visit(80, 60)
  expect(await care.kindsFor(care.me)).toEqual([`signed ${signed}`])
  expect(await care.kindsFor(await care.helperWith('everything'))).toEqual([`signed ${signed}`])
  expect(await care.kindsFor(await care.helperWith('appointments'))).toEqual([])
})

test('a visit to come that somebody moved is news, also to who helps with appointments, until it is moved back', async ({
  care,
  make,
  as,
}) => {
  const first = inDays(5)
  const { id } = await make.consultation(care, { status: 'scheduled', consultation_date: first })
  const untouched = await make.consultation(care, { status: 'scheduled', consultation_date: inDays(8) })
  const move = (date: string) =>
    as(care.doctor, (client) =>
      client.query('update consultations set consultation_date = $2 where id = $1', [id, date]),
    )
  await as(care.doctor, (client) =>
    client.query(`update consultations set chief_complaint = 'Other words' where id = $1`, [untouched.id]),
  )
  expect(await care.kindsFor(care.me)).toEqual([])
  await move(inDays(6))
  expect(await care.kindsFor(care.me)).toEqual([`moved ${id}`])
  expect(await care.kindsFor(await care.helperWith('appointments'))).toEqual([`moved ${id}`])
  expect(await care.kindsFor(await care.helperWith('reports'))).toEqual([])
  expect(await care.kindsFor(patientViewer(await make.patient()))).toEqual([])
  await move(first)
  expect(await care.kindsFor(care.me)).toEqual([])
})

test('a cancelled visit is news until its day', async ({ care, make }) => {
  const row = { status: 'cancelled', updated_at: inDays(-1) } as const
  const ahead = await make.consultation(care, { ...row, consultation_date: inDays(3) })
  await make.consultation(care, { ...row, consultation_date: inDays(-0.5) })
  expect(await care.kindsFor(care.me)).toEqual([`cancelled ${ahead.id}`])
})

test('an answer and a file are news to the patient alone; a file until it was fetched', async ({ care, make, db }) => {
  const admin = await make.admin()
  const one = async (sql: string, values: unknown[]) => (await db.query<{ id: string }>(sql, values)).rows[0]!.id
  const correction = await one(
    `insert into correction_requests (patient_id, about, wrong, should_say, sent_at)
     values ($1, 'visits', 'x', 'y', now()) returning id`,
    [care.patient.id],
  )
  await one(
    `insert into correction_requests (patient_id, about, wrong, should_say, sent_at)
     values ($1, 'visits', 'x', 'y', now()) returning id`, // nobody has answered yet
    [care.patient.id],
  )
  await db.query(
    `insert into correction_answers (correction_id, outcome, answer, answered_by) values ($1, 'explained', 'z', $2)`,
    [correction, admin.userId],
  )
  const archive = await one(
    `insert into data_archives (patient_id, user_id, status, made_at, expires_at, storage_key, byte_size, sha256)
     values ($1, $2, 'ready', now(), now() + interval '7 days', 'archives/x.zip', 1, repeat('0', 64)) returning id`,
    [care.patient.id, care.patient.userId],
  )
  expect(await care.kindsFor(care.me)).toEqual([`answered ${correction}`, `archive ${archive}`].sort())
  expect(await care.kindsFor(await care.helperWith('everything'))).toEqual([])
  await db.query('update data_archives set fetched_at = now() where id = $1', [archive])
  expect(await care.kindsFor(care.me)).toEqual([`answered ${correction}`])
})
