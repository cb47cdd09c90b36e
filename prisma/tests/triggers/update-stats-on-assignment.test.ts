import type pg from 'pg'
import { mismatchesOf, noMismatches, statisticsOf } from '../support/derived.ts'
import { expect, test } from '../support/test.ts'

test('a doctor counts as active until the assignment ends, and as one of the doctors ever after', async ({
  db,
  make,
}) => {
  const { patient, assignment } = await make.careTeam()
  const assigned = await doctorsOf(db, patient)

  await db.query('update doctor_patient_assignments set is_active = false, ended_at = now() where id = $1', [
    assignment.id,
  ])

  expect(assigned).toEqual({ ever: 1, active: 1 })
  expect(await doctorsOf(db, patient)).toEqual({ ever: 1, active: 0 })
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test('a doctor who is assigned and visits counts once', async ({ db, make }) => {
  const { doctor, patient } = await make.careTeam()
  await make.assignment(
    { doctor, patient },
    { is_active: false, ended_at: '2025-01-01T00:00:00Z', assignment_date: '2024-01-01T00:00:00Z' },
  )
  await make.consultation({ doctor, patient })

  expect(await doctorsOf(db, patient)).toEqual({ ever: 1, active: 1 })
})

test('an assignment that is trashed, restored, given to others or deleted is followed', async ({ db, make }) => {
  const { patient, assignment } = await make.careTeam()
  const other = await make.patient()
  const second = await make.doctor()
  const after = async (change: string, values: string[] = []) => {
    await db.query(`update doctor_patient_assignments set ${change} where id = $1`, [assignment.id, ...values])
    return [await doctorsOf(db, patient), await doctorsOf(db, other)]
  }
  const none = { ever: 0, active: 0 }
  const one = { ever: 1, active: 1 }

  expect(await after('deleted_at = now()')).toEqual([none, none])
  expect(await after('deleted_at = null')).toEqual([one, none])
  expect(await after('doctor_id = $2', [second.id])).toEqual([one, none])
  expect(await after('patient_id = $2', [other.id])).toEqual([none, one])
  await db.query('delete from doctor_patient_assignments where id = $1', [assignment.id])
  expect(await doctorsOf(db, other)).toEqual(none)
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

async function doctorsOf(db: pg.Client, patient: { id: string }) {
  const figures = await statisticsOf(db, patient)
  return { ever: figures?.unique_doctors_count, active: figures?.active_doctors_count }
}
