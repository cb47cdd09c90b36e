import { cancelHandOver, handOver } from '@/lib/hand-overs/commands'
import { carryOutDueHandOver } from '@/lib/hand-overs/due'
import { getHandOver, previewHandOver } from '@/lib/hand-overs/queries'
import { handOverInput } from '@/lib/hand-overs/schema'
import { addDays, dateIn } from '@/lib/forms/clock'
import type { Make } from '../support/make.ts'
import { contentOf } from '../import/support/content.ts'
import { mismatchesOf, noMismatches } from '../support/derived.ts'
import { expect, refusal, test, undoLast } from './test.ts'

const today = () => dateIn('Europe/Oslo', new Date())
const bookkeeping = [
  'audit_events',
  'operations',
  'record_changes',
  'deletions',
  'hand_overs',
  'patient_statistics',
  'patient_timeline',
]

/** A doctor with two patients to move and one whom the new doctor treats already; each with an appointment ahead. */
async function twoDoctors(make: Make) {
  const [from, to] = [await make.doctor(), await make.doctor()]
  const patients = [await make.patient(), await make.patient(), await make.patient()]
  const visits = []
  for (const [index, patient] of patients.entries()) {
    await make.assignment({ doctor: from, patient }, { assignment_type: index === 1 ? 'consultant' : 'primary' })
    const consultation_date = `2027-03-0${index + 1}T09:00:00Z`
    visits.push(await make.consultation({ doctor: from, patient }, { status: 'scheduled', consultation_date }))
  }
  await make.assignment({ doctor: to, patient: patients[2]! }, { assignment_type: 'consultant' })
  return { from, to, patients, visits }
}
type Two = Awaited<ReturnType<typeof twoDoctors>>

const asked = ({ from, to }: Two, more: Record<string, unknown> = {}) =>
  handOverInput.parse({
    fromDoctorId: from.id,
    toDoctorId: to.id,
    onDate: today(),
    moveAppointments: 'yes',
    who: 'all',
    reason: 'Parental leave',
    ...more,
  })
const doctorsOf = `select patient_id, assignment_type from doctor_patient_assignments
  where doctor_id = $1 and is_active and deleted_at is null order by patient_id`

test('moves exactly those the preview named, keeps types, leaves the others with the reason, and one undo is exact', async ({
  admin,
  make,
  db,
}) => {
  const two = await twoDoctors(make)
  const { from, to, patients, visits } = two
  const [busy] = visits
  await make.consultation(
    { doctor: to, patient: await make.patient() },
    { status: 'scheduled', consultation_date: busy!.consultation_date },
  )
  const plan = { fromDoctorId: from.id, toDoctorId: to.id, patientIds: null, moveAppointments: true, from: new Date() }
  const preview = await admin((scope) => previewHandOver(scope, plan))
  expect(preview).toMatchObject({ moving: 2, staying: 1, visits: 1 })
  expect(preview.conflicts.map(({ patientId }) => patientId)).toEqual([patients[0]!.id])
  const before = await contentOf(db, { without: bookkeeping })

  const { id, isDone } = await admin((scope) => handOver(scope, asked(two)))

  expect(isDone).toBe(true)
  expect(await admin((scope) => getHandOver(scope, id))).toMatchObject({
    state: 'done',
    moved: 2,
    movedVisits: 1,
    skipped: [{ patientId: patients[2]!.id, why: 'Already with the new doctor, as consultant.' }],
  })
  expect((await db.query(doctorsOf, [from.id])).rows).toEqual([
    { patient_id: patients[2]!.id, assignment_type: 'primary' },
  ])
  const { rows: kept } = await db.query('select id, doctor_id from consultations where id = any ($1) order by id', [
    visits.map((visit) => visit.id),
  ])
  expect(kept.map(({ doctor_id: doctor }) => doctor)).toEqual([from.id, to.id, from.id])
  expect(await mismatchesOf(db)).toEqual(noMismatches)

  expect(await admin(undoLast)).toMatchObject({ done: true, conflicts: [] })
  expect((await db.query(doctorsOf, [from.id])).rows).toHaveLength(3)
  expect((await db.query(doctorsOf, [to.id])).rows).toHaveLength(1)
  const { rows: versions } = await db.query('select count(*) from consultations where doctor_id = $1', [from.id])
  expect(versions[0].count).toBe('3')
  expect(Object.keys(await contentOf(db, { without: bookkeeping }))).toEqual(Object.keys(before))
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test('only the chosen ones, and appointments stay when nobody asked to move them', async ({ admin, make, db }) => {
  const two = await twoDoctors(make)
  const chosen = two.patients[1]!
  await admin((scope) =>
    handOver(scope, asked(two, { who: 'selected', patientIds: chosen.id, moveAppointments: undefined })),
  )
  expect((await db.query(doctorsOf, [two.to.id])).rows).toContainEqual({
    patient_id: chosen.id,
    assignment_type: 'consultant',
  })
  expect((await db.query(doctorsOf, [two.from.id])).rows).toHaveLength(2)
  const { rows } = await db.query('select count(*) from consultations where doctor_id = $1', [two.from.id])
  expect(rows).toEqual([{ count: '3' }])
})

test('planned for a later day: nothing moves before, the worker does it once as whoever planned it', async ({
  admin,
  viewer,
  make,
  db,
}) => {
  const two = await twoDoctors(make)
  const { id, isDone } = await admin((scope) => handOver(scope, asked(two, { onDate: addDays(today(), 5) })))
  expect(isDone).toBe(false)
  expect(await carryOutDueHandOver()).toBe(false)
  expect((await db.query(doctorsOf, [two.from.id])).rows).toHaveLength(3)

  await db.query('update hand_overs set on_date = current_date - 1 where id = $1', [id])
  const both = await Promise.all([carryOutDueHandOver(), carryOutDueHandOver()])
  expect(both).toContain(true)
  expect(await carryOutDueHandOver()).toBe(false)
  expect((await db.query(doctorsOf, [two.from.id])).rows).toHaveLength(1)
  expect((await db.query(doctorsOf, [two.to.id])).rows).toHaveLength(3)
  const { rows } = await db.query(
    'select actor_user_id, action from operations where id = (select operation_id from hand_overs where id = $1)',
    [id],
  )
  expect(rows).toEqual([{ actor_user_id: viewer.userId, action: 'hand-overs.carry-out' }])
})

test('a plan of somebody who is no longer an administrator is not carried out, and says why', async ({
  admin,
  viewer,
  make,
  db,
}) => {
  const two = await twoDoctors(make)
  const { id } = await admin((scope) => handOver(scope, asked(two, { onDate: addDays(today(), 5) })))
  await db.query('update hand_overs set on_date = current_date where id = $1', [id])
  await db.query('update users set is_active = false where id = $1', [viewer.userId])
  await carryOutDueHandOver()
  const { rows } = await db.query('select state, problem from hand_overs where id = $1', [id])
  expect(rows).toEqual([{ state: 'failed', problem: expect.stringContaining('no longer an active administrator') }])
  expect((await db.query(doctorsOf, [two.from.id])).rows).toHaveLength(3)
})

test('a plan whose new doctor was suspended meanwhile fails with the reason; a cancelled one is left alone', async ({
  admin,
  make,
  db,
}) => {
  const two = await twoDoctors(make)
  const later = asked(two, { onDate: addDays(today(), 5) })
  const failing = await admin((scope) => handOver(scope, later))
  const cancelled = await admin((scope) => handOver(scope, later))
  await admin((scope) => cancelHandOver(scope, { id: cancelled.id, version: 1 }))
  await db.query("update doctors set approval_state = 'suspended' where doctor_id = $1", [two.to.id])
  await db.query('update hand_overs set on_date = current_date')
  await carryOutDueHandOver()
  const { rows } = await db.query('select id, state from hand_overs where id = any ($1)', [[failing.id, cancelled.id]])
  expect(Object.fromEntries(rows.map(({ id, state }) => [id, state]))).toEqual({
    [failing.id]: 'failed',
    [cancelled.id]: 'cancelled',
  })
  expect(await refusal(admin((scope) => cancelHandOver(scope, { id: failing.id, version: 1 })))).toMatchObject({
    code: 'changed-meanwhile',
  })
})

test('a past date, the same doctor twice and a doctor who is not approved are refused', async ({ admin, make }) => {
  const two = await twoDoctors(make)
  const pending = await make.doctor({ approval_state: 'pending' })
  expect(await refusal(admin((scope) => handOver(scope, asked(two, { onDate: '2020-01-01' }))))).toMatchObject({
    code: 'value-not-allowed',
  })
  for (const toDoctorId of [two.from.id, pending.id])
    expect(await refusal(admin((scope) => handOver(scope, asked(two, { toDoctorId }))))).toMatchObject({
      field: 'toDoctorId',
    })
  expect(
    handOverInput.safeParse({ ...asked(two), moveAppointments: 'yes', who: 'selected', patientIds: [] }).success,
  ).toBe(false)
})
