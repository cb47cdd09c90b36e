import type pg from 'pg'
import { makeSlice } from '../support/screened'

/** A scan with a picture, of a patient whom the demo doctor treats. */
export async function sliceOfDemoDoctor(db: pg.Client): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    `select m.id
       from mri_scans m
       join doctor_patient_assignments a using (patient_id)
       join doctors d using (doctor_id)
       join users u on u.id = d.user_id
       join patients p on p.patient_id = m.patient_id
      where u.email = 'doctor@example.test' and a.is_active and a.deleted_at is null and m.deleted_at is null
        and p.user_id is distinct from (select id from users where email = 'patient@example.test')
      order by m.id limit 1`,
  )
  const id = rows[0]?.id ?? ''
  if (id) await makeSlice(db, id)
  return id
}
