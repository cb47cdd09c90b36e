import type pg from 'pg'
import type { Make } from '../support/make.ts'

/** So many patients, each with an assignment and a visit that was held; their ids. */
export async function manyPatients(db: pg.Client, make: Make, count: number, name = 'Many'): Promise<string[]> {
  const doctor = await make.doctor()
  const { rows } = await db.query<{ id: string }>(
    `with people as (
       insert into patients (name) select $1 || ' ' || number from generate_series(1, $2::integer) number
       returning patient_id as id)
     select id from people`,
    [name, count],
  )
  const ids = rows.map(({ id }) => id)
  await db.query(
    'insert into doctor_patient_assignments (doctor_id, patient_id) select $1, id from unnest($2::text[]) id',
    [doctor.id, ids],
  )
  await db.query(
    `insert into consultations (doctor_id, patient_id, status, consultation_date)
     select $1, id, 'completed', timestamptz '2026-01-01 08:00+00' + place * interval '1 hour'
       from unnest($2::text[]) with ordinality as patient (id, place)`,
    [doctor.id, ids],
  )
  return ids
}
