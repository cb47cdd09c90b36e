import type pg from 'pg'
import type { Make } from './make.ts'

/**
 * One upsert that updates a visit and inserts another. The update triggers fire first and already see the inserted row,
 * so whoever adds a difference on insert counts it twice: the right answer is two visits.
 */
export async function upsertOneOfTwo(db: pg.Client, make: Make) {
  const { doctor, patient } = await make.careTeam()
  const first = await make.consultation({ doctor, patient }, { consultation_date: '2026-03-02T09:00:00Z' })
  await db.query(
    `insert into consultations (id, patient_id, doctor_id, consultation_date, status)
     values ($1, $3, $4, '2026-04-06', 'completed'), ($2, $3, $4, '2026-05-04', 'completed')
         on conflict (id) do update set consultation_date = excluded.consultation_date, status = excluded.status`,
    [first.id, `${first.id}-second`, patient.id, doctor.id],
  )
  return { doctor, patient }
}
