import { asViewer } from '@/lib/db/scope'
import { chooseNotices, markAllRead, markNotice, markUnreadAgain } from '@/lib/notices/commands'
import { countUnread, getInbox, type Inbox } from '@/lib/notices/queries'
import { noticesPaging } from '@/lib/notices/schema'
import { merge } from '../patients/merging.ts'
import type { Admin, Doctor } from '../support/make.ts'
import { addJob } from '../jobs/job.ts'
import { worker } from '../support/person.ts'
import { adminViewer, assign, doctorViewer, endAll, expect, refusal, test, toldTo } from './test.ts'

process.env.SUBSTANTIA_CURSOR_KEY = Buffer.alloc(32, 7).toString('base64url')

const inboxOf = (doctor: Doctor, paging: object = {}): Promise<Inbox> =>
  asViewer(doctorViewer(doctor), (scope) => getInbox(scope, noticesPaging.parse(paging)))
const inboxOfAdmin = (admin: Admin): Promise<Inbox> =>
  asViewer(adminViewer(admin), (scope) => getInbox(scope, noticesPaging.parse({})))

test('a notice names the patient while they are the doctor’s, and nobody afterwards; the names shown are noted', async ({
  db,
  make,
  as,
}) => {
  const [admin, doctor] = [await make.admin(), await make.doctor()]
  const patient = await make.patient({ name: 'Vigdis Vik' })
  await as(admin, (client) => client.query(assign(doctor, patient)))

  expect((await inboxOf(doctor)).page.rows).toMatchObject([
    { kind: 'patient-assigned', patientId: patient.id, patientName: 'Vigdis Vik', readAt: null },
  ])
  const { rows } = await db.query(
    `select listed_patient_ids as listed from audit_events where action = 'notices.list' and actor_user_id = $1`,
    [doctor.userId],
  )
  expect(rows).toEqual([{ listed: [patient.id] }])

  await as(admin, (client) => client.query(endAll(doctor)))
  const { page } = await inboxOf(doctor)
  expect(page.rows.map(({ kind }) => kind)).toEqual(['care-ended', 'patient-assigned'])
  for (const notice of page.rows) expect(notice).toMatchObject({ recordId: null, patientId: null, patientName: null })
})

test('a notice follows its patient into the record that is kept, and outlives what is purged', async ({
  db,
  make,
  as,
}) => {
  const [admin, doctor] = [await make.admin(), await make.doctor()]
  const [kept, merged] = [await make.patient({ name: 'Kept' }), await make.patient({ name: 'Merged' })]
  await as(admin, (client) => client.query(assign(doctor, merged)))

  await merge(as, db, admin, kept, merged)
  expect((await inboxOf(doctor)).page.rows).toMatchObject([{ patientId: kept.id }])

  await db.query('delete from doctor_patient_assignments where doctor_id = $1', [doctor.id])
  expect((await inboxOf(doctor)).page.rows).toMatchObject([{ recordId: null, patientName: null }])
})

test('nobody sees, counts or marks what somebody else was told', async ({ db, make, as }) => {
  const [admin, told, other] = [await make.admin(), await make.doctor(), await make.doctor()]
  const patient = await make.patient()
  await as(admin, (client) => client.query(assign(told, patient)))
  const [notice] = (await inboxOf(told)).page.rows

  expect(await asViewer(doctorViewer(told), countUnread)).toBe(1)
  expect(await asViewer(doctorViewer(other), countUnread)).toBe(0)
  expect(await inboxOf(other)).toMatchObject({ page: { rows: [] }, unread: 0 })
  expect(await inboxOfAdmin(admin)).toMatchObject({ page: { rows: [] }, unread: 0 })
  await asViewer(doctorViewer(other), (scope) => markNotice(scope, { id: notice!.id, is: 'read' }))
  expect(await toldTo(db, told)).toMatchObject([{ isRead: false }])
})

test('one is marked as read and as unread again; what happened again since is not told twice', async ({
  db,
  make,
  as,
}) => {
  const admin = await make.admin()
  const { doctor, patient } = await make.careTeam()
  const { id } = await make.consultation(
    { doctor, patient },
    { status: 'scheduled', consultation_date: '2099-03-01T09:00:00Z' },
  )
  const move = (day: string) =>
    as(admin, (client) => client.query('update consultations set consultation_date = $2 where id = $1', [id, day]))
  const mark = (noticeId: string, is: 'read' | 'unread') =>
    asViewer(doctorViewer(doctor), (scope) => markNotice(scope, { id: noticeId, is }))
  await move('2099-03-02T09:00:00Z')
  const [notice] = (await inboxOf(doctor)).page.rows

  await mark(notice!.id, 'read')
  expect(await toldTo(db, doctor)).toMatchObject([{ isRead: true }])
  await mark(notice!.id, 'unread')
  expect(await toldTo(db, doctor)).toMatchObject([{ isRead: false }])

  await mark(notice!.id, 'read')
  await move('2099-03-03T09:00:00Z') // news: a notice of its own, for the one before was read
  expect(await toldTo(db, doctor)).toMatchObject([{ isRead: true }, { isRead: false }])
  expect((await refusal(mark(notice!.id, 'unread'))).message).toContain('It happened again since')
})

test('all are marked as read together, except what came since; together they are unread again', async ({
  db,
  make,
  as,
}) => {
  const [admin, doctor] = [await make.admin(), await make.doctor()]
  const give = async () => as(admin, async (client) => client.query(assign(doctor, await make.patient())))
  const states = async () => (await toldTo(db, doctor)).map(({ isRead }) => isRead).sort()
  await give()
  await give()
  const { asOf } = await inboxOf(doctor)
  await give()

  await asViewer(doctorViewer(doctor), (scope) => markAllRead(scope, { until: asOf }))
  expect(await states()).toEqual([false, true, true])
  const { justRead, unread } = await inboxOf(doctor)
  expect({ justRead, unread }).toEqual({ justRead: { readAt: expect.any(String), total: 2 }, unread: 1 })

  await asViewer(doctorViewer(doctor), (scope) => markUnreadAgain(scope, { readAt: justRead!.readAt }))
  expect(await states()).toEqual([false, false, false])
})

test('a muted kind is not told until it is wanted again; other kinds and people are', async ({ db, make, as }) => {
  const [admin, doctor, other] = [await make.admin(), await make.doctor(), await make.doctor()]
  const choose = (isWanted: 'yes' | 'no') =>
    asViewer(doctorViewer(doctor), (scope) => chooseNotices(scope, { kind: 'patient-assigned', isWanted }))
  const give = async (to: Doctor) => as(admin, async (client) => client.query(assign(to, await make.patient())))

  await choose('no')
  await give(doctor)
  await give(other)
  expect(await toldTo(db, doctor)).toEqual([])
  expect(await toldTo(db, other)).toHaveLength(1)
  expect((await inboxOf(doctor)).muted).toEqual(['patient-assigned'])
  await as(admin, (client) => client.query(endAll(doctor)))
  expect(await toldTo(db, doctor)).toMatchObject([{ kind: 'care-ended' }])

  await choose('yes')
  await give(doctor)
  expect(await toldTo(db, doctor)).toMatchObject([{ kind: 'care-ended' }, { kind: 'patient-assigned' }])
})

test('pages go through the unread ones and then the read ones, newest first, and back', async ({ db, make }) => {
  const doctor = await make.doctor()
  await db.query(
    `insert into notices (id, user_id, kind, entity, about, noted_at, read_at)
     select $1 || '-' || lpad(n::text, 2, '0'), $1, 'care-ended', 'doctor_patient_assignments', n::text,
            '2026-01-01T00:00:00Z'::timestamptz + make_interval(mins => n), case when n % 2 = 0 then now() end
       from generate_series(1, 60) n`,
    [doctor.userId],
  )
  const expected = [
    ...Array.from({ length: 30 }, (_, at) => 59 - 2 * at),
    ...Array.from({ length: 30 }, (_, at) => 60 - 2 * at),
  ]
  const numbers = ({ page }: Inbox) => page.rows.map(({ id }) => Number(id.slice(-2)))

  const first = await inboxOf(doctor, { size: 25 })
  const second = await inboxOf(doctor, { size: 25, after: first.page.after })
  const third = await inboxOf(doctor, { size: 25, after: second.page.after })

  expect([...numbers(first), ...numbers(second), ...numbers(third)]).toEqual(expected)
  expect(third.page.after).toBeNull()
  expect(numbers(await inboxOf(doctor, { size: 25, before: third.page.before }))).toEqual(numbers(second))
  expect(numbers(await inboxOf(doctor, { size: 25, before: second.page.before }))).toEqual(numbers(first))
})

test('an administrator reads what became of a job', async ({ db, make, as }) => {
  const admin = await make.admin()
  const id = await addJob(db, admin, {})
  await as(worker, (client) => client.query(`update jobs set status = 'done' where id = $1`, [id]))

  expect((await inboxOfAdmin(admin)).page.rows).toMatchObject([
    { kind: 'job-done', recordId: id, title: 'Rename', state: 'done', patientName: null },
  ])
})
