import { mismatchesOf, noMismatches, statisticsOf } from '../support/derived.ts'
import { expect, test } from '../support/test.ts'

test('only an approved doctor is an active one', async ({ db, make }) => {
  const { doctor, patient } = await make.careTeam()
  const active: unknown[] = []

  for (const change of [
    "approval_state = 'suspended'",
    "approval_state = 'approved'",
    "approval_state = 'pending'",
    "approval_state = 'approved'",
    'deleted_at = now()',
    'deleted_at = null',
  ]) {
    await db.query(`update doctors set ${change} where doctor_id = $1`, [doctor.id])
    const figures = await statisticsOf(db, patient)
    active.push([change, figures?.active_doctors_count, figures?.unique_doctors_count])
  }

  expect(active).toEqual([
    ["approval_state = 'suspended'", 0, 1],
    ["approval_state = 'approved'", 1, 1],
    ["approval_state = 'pending'", 0, 1],
    ["approval_state = 'approved'", 1, 1],
    ['deleted_at = now()', 0, 1],
    ['deleted_at = null', 1, 1],
  ])
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test('suspending many doctors at once reaches all their patients, and only those they treat now', async ({
  db,
  make,
}) => {
  const first = await make.careTeam()
  const second = await make.careTeam()
  await make.assignment({ doctor: second.doctor, patient: first.patient }, { assignment_type: 'consultant' })
  const third = await make.careTeam()

  await db.query("update doctors set approval_state = 'suspended' where doctor_id = any ($1)", [
    [first.doctor.id, second.doctor.id],
  ])

  expect(await statisticsOf(db, first.patient)).toMatchObject({ active_doctors_count: 0, unique_doctors_count: 2 })
  expect(await statisticsOf(db, second.patient)).toMatchObject({ active_doctors_count: 0 })
  expect(await statisticsOf(db, third.patient)).toMatchObject({ active_doctors_count: 1 })
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})
