import { addDays, dateIn } from '@/lib/forms/clock'
import { cancelHandOver, findHandOver, handOver } from '@/lib/hand-overs/commands'
import { carryOutDueHandOver } from '@/lib/hand-overs/due'
import { getHandOver } from '@/lib/hand-overs/queries'
import { handOverInput } from '@/lib/hand-overs/schema'
import { mismatchesOf, noMismatches } from '../support/derived.ts'
import { refusalOf } from '../support/refusal.ts'
import { expect, refusal, test as base, undoLast } from './test.ts'

const today = () => dateIn('Europe/Oslo', new Date())
const inDays = (days: number) => addDays(today(), days)

/** A doctor who leaves for a while with two patients, each with an appointment ahead, and one who covers. */
const test = base.extend('cover', async ({ make, admin, db }) => {
  const [from, to] = [await make.doctor(), await make.doctor()]
  const [first, second] = [await make.patient(), await make.patient()]
  await make.assignment({ doctor: from, patient: first })
  await make.assignment({ doctor: from, patient: second }, { assignment_type: 'consultant' })
  for (const [index, patient] of [first, second].entries())
    await make.consultation(
      { doctor: from, patient },
      { status: 'scheduled', consultation_date: `2031-03-0${index + 1}T09:00:00Z` },
    )
  const plan = async (more: Record<string, unknown> = {}) => {
    const input = handOverInput.parse({
      fromDoctorId: from.id,
      toDoctorId: to.id,
      onDate: today(),
      backOn: inDays(14),
      moveAppointments: 'yes',
      who: 'all',
      reason: 'Two weeks away',
      ...more,
    })
    const { id } = await admin((scope) => handOver(scope, input))
    const { backId } = (await admin((scope) => getHandOver(scope, id)))!
    return { id, backId: backId! }
  }
  const comes = (id: string) => db.query('update hand_overs set on_date = current_date where id = $1', [id])
  const statesOf = async ({ id, backId }: { id: string; backId: string }) => {
    const { rows } = await db.query<{ id: string; state: string }>('select id, state from hand_overs')
    return [id, backId].map((one) => rows.find((row) => row.id === one)?.state)
  }
  const ofDoctor = async ({ id }: { id: string }) => {
    const { rows } = await db.query<{ of: string }>(
      `select patient_id || ' ' || assignment_type as of from doctor_patient_assignments
        where doctor_id = $1 and is_active and deleted_at is null order by patient_id`,
      [id],
    )
    return rows.map(({ of }) => of)
  }
  const visitsOf = async ({ id }: { id: string }) =>
    (await db.query(`select from consultations where doctor_id = $1 and consultation_date > '2031-01-01'`, [id]))
      .rowCount
  const both = [`${first.id} primary`, `${second.id} consultant`].sort()
  return { from, to, first, second, both, plan, comes, statesOf, ofDoctor, visitsOf }
})

test('the same come back on the day, with their types and appointments; the cover keeps their own', async ({
  cover,
  make,
  admin,
  db,
}) => {
  const own = await make.patient()
  await make.assignment({ doctor: cover.to, patient: own })
  const planned = await cover.plan()
  expect(await cover.statesOf(planned)).toEqual(['done', 'planned'])
  expect(await cover.ofDoctor(cover.from)).toEqual([])
  expect(await cover.visitsOf(cover.to)).toBe(2)
  expect(await carryOutDueHandOver()).toBe(false) // not before its day

  await cover.comes(planned.backId)
  expect(await carryOutDueHandOver()).toBe(true)

  expect(await cover.statesOf(planned)).toEqual(['done', 'done'])
  expect(await cover.ofDoctor(cover.from)).toEqual(cover.both)
  expect(await cover.ofDoctor(cover.to)).toEqual([`${own.id} primary`])
  expect(await cover.visitsOf(cover.from)).toBe(2)
  expect(await admin((scope) => getHandOver(scope, planned.backId))).toMatchObject({
    backOf: planned.id,
    moved: 2,
    movedVisits: 2,
    skipped: [],
    reason: 'Cover ended: Two weeks away',
  })
  expect(await mismatchesOf(db)).toEqual(noMismatches)
  // one undo, and they are covered again
  expect(await admin(undoLast)).toMatchObject({ done: true, conflicts: [] })
  expect(await cover.ofDoctor(cover.to)).toEqual([...cover.both, `${own.id} primary`].sort())
})

test('who moved elsewhere meanwhile stays there, and it is said', async ({ cover, make, admin, db }) => {
  const planned = await cover.plan()
  const third = await make.doctor()
  await db.query(
    'update doctor_patient_assignments set is_active = false, ended_at = now() where patient_id = $1 and is_active',
    [cover.first.id],
  )
  await make.assignment({ doctor: third, patient: cover.first })
  await cover.comes(planned.backId)
  await carryOutDueHandOver()
  expect(await cover.ofDoctor(cover.from)).toEqual([`${cover.second.id} consultant`])
  expect(await cover.ofDoctor(third)).toEqual([`${cover.first.id} primary`])
  expect(await admin((scope) => getHandOver(scope, planned.backId))).toMatchObject({
    moved: 1,
    skipped: [{ patientId: cover.first.id, why: 'No longer with the doctor who covered.' }],
  })
})

test('who was with the cover before, or came to them meanwhile, is not given away', async ({ cover, make }) => {
  await make.assignment({ doctor: cover.to, patient: cover.second }, { assignment_type: 'specialist' })
  const planned = await cover.plan()
  const later = await make.patient()
  await make.assignment({ doctor: cover.to, patient: later })
  await cover.comes(planned.backId)
  await carryOutDueHandOver()
  expect(await cover.ofDoctor(cover.from)).toEqual(cover.both)
  expect(await cover.ofDoctor(cover.to)).toEqual([`${cover.second.id} specialist`, `${later.id} primary`].sort())
})

test('cancelled together, or the way back alone', async ({ cover, admin }) => {
  const together = await cover.plan({ onDate: inDays(5) })
  await admin((scope) => cancelHandOver(scope, { id: together.id, version: 1 }))
  expect(await cover.statesOf(together)).toEqual(['cancelled', 'cancelled'])

  const alone = await cover.plan({ onDate: inDays(5) })
  await admin((scope) => cancelHandOver(scope, { id: alone.backId, version: 1 }))
  expect(await cover.statesOf(alone)).toEqual(['planned', 'cancelled'])
  await cover.comes(alone.id)
  await cover.comes(alone.backId)
  expect(await carryOutDueHandOver()).toBe(true)
  expect(await carryOutDueHandOver()).toBe(false)
  expect(await cover.ofDoctor(cover.to)).toEqual(cover.both)
})

test('a cover that is taken back has no way back', async ({ cover, admin }) => {
  const planned = await cover.plan()
  expect(await admin(undoLast)).toMatchObject({ done: true })
  expect(await cover.statesOf(planned)).toEqual(['done', 'cancelled'])
  await cover.comes(planned.backId)
  expect(await carryOutDueHandOver()).toBe(false)
  expect(await cover.ofDoctor(cover.from)).toEqual(cover.both)
})

test('the way back waits for what it gives back, and falls with it', async ({ cover, db }) => {
  const late = await cover.plan({ onDate: inDays(5) })
  await cover.comes(late.backId)
  expect(await carryOutDueHandOver()).toBe(false)
  await cover.comes(late.id)
  await carryOutDueHandOver()
  expect(await cover.statesOf(late)).toEqual(['done', 'planned'])
  await carryOutDueHandOver()
  expect(await cover.ofDoctor(cover.from)).toEqual(cover.both)

  const failing = await cover.plan({ onDate: inDays(5) })
  await db.query("update doctors set approval_state = 'suspended' where doctor_id = $1", [cover.to.id])
  await cover.comes(failing.id)
  await carryOutDueHandOver()
  expect(await cover.statesOf(failing)).toEqual(['failed', 'cancelled'])
})

test('a way back before its cover, to a doctor who could not take them, or of everybody is refused', async ({
  cover,
  admin,
  make,
  db,
}) => {
  for (const backOn of [today(), inDays(-1)])
    expect(await refusal(cover.plan({ backOn }))).toMatchObject({ field: 'backOn' })
  const suspended = await make.doctor({ approval_state: 'suspended' })
  const asked = { fromDoctorId: suspended.id, toDoctorId: cover.to.id, onDate: null, moveAppointments: false }
  expect(await refusal(admin((scope) => findHandOver(scope, { ...asked, backOn: inDays(3) })))).toMatchObject({
    field: 'backOn',
  })
  expect(await admin((scope) => findHandOver(scope, { ...asked, backOn: null }))).toMatchObject({ back: null })
  const { id } = await cover.plan({ backOn: undefined })
  const everybody = db.query(
    `insert into hand_overs (from_doctor_id, to_doctor_id, on_date, reason, back_of) values ($1, $2, '2099-01-01', 'r', $3)`,
    [cover.to.id, cover.from.id, id],
  )
  expect(await refusalOf(everybody)).toMatchObject({ constraint: 'hand_overs_back_names_patients' })
})
