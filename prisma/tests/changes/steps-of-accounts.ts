import type pg from 'pg'

export type Chosen = { one: number; two: number; word: string }
export type Ids = { patients: string[]; doctors: string[] }

const at = (ids: string[], index: number) => ids[index % ids.length]

/** What an administrator does to accounts and profiles, to medicines, requests, notes and knowledge; one thing each. */
export const stepsOfAccounts = {
  renameAccount: (c: pg.Client, { one, word }: Chosen, { doctors }: Ids) =>
    c.query(
      `update users u set name = $2 from doctors d
        where d.doctor_id = $1 and u.id = d.user_id and u.deleted_at is null`,
      [at(doctors, one), `Dr ${word}`],
    ),
  closeAccounts: (c: pg.Client, { one }: Chosen) =>
    c.query(
      `update users set is_active = not is_active
        where id <> app.viewer_user() and deleted_at is null and role <> 'admin' and hashtext(id) % 2 = $1 % 2`,
      [one],
    ),
  suspendDoctor: (c: pg.Client, { one, word }: Chosen, { doctors }: Ids) =>
    c.query(
      `update doctors set approval_state = case approval_state when 'approved' then 'suspended' else 'approved' end,
              approval_reason = $2, approval_changed_by = app.viewer_user(), approval_changed_at = now()
        where doctor_id = $1 and deleted_at is null`,
      [at(doctors, one), word],
    ),
  medicate: (c: pg.Client, { one, word }: Chosen, { patients }: Ids) =>
    c.query(
      `insert into patient_medications (patient_id, name, dose, times)
       select patient_id, $2, '1 tablet', array['08:00', '13:30']::time[] from patients
        where patient_id = $1 and deleted_at is null`,
      [at(patients, one), word],
    ),
  changeDoses: (c: pg.Client, { one, two }: Chosen, { patients }: Ids) =>
    c.query(
      `update patient_medications set dose = $2 || ' tablets', ended_on = case when $2::integer % 2 = 0 then current_date end
        where patient_id = $1 and deleted_at is null`,
      [at(patients, one), String(two)],
    ),
  request: (c: pg.Client, { one, two }: Chosen, { patients }: Ids) =>
    c.query(
      `insert into report_status (patient_id, report_type, priority)
       select patient_id, (array['doctor', 'patient'])[1 + $2 % 2], 5 from patients
        where patient_id = $1 and deleted_at is null`,
      [at(patients, one), two],
    ),
  hurry: (c: pg.Client, { one, two }: Chosen, { patients }: Ids) =>
    c.query(
      `update report_status set priority = 1 + $2 % 9 where patient_id = $1 and status = 'pending' and deleted_at is null`,
      [at(patients, one), two],
    ),
  note: (c: pg.Client, { one, word }: Chosen, { patients }: Ids) =>
    c.query(
      `insert into patient_timeline (patient_id, event_type, event_date, event_title, severity)
       select patient_id, 'note', now(), $2, 'info' from patients where patient_id = $1 and deleted_at is null`,
      [at(patients, one), word],
    ),
  rewriteNotes: (c: pg.Client, { word }: Chosen) =>
    c.query(
      `update patient_timeline set event_title = event_title || $1 where related_id is null and deleted_at is null`,
      [word],
    ),
  teach: (c: pg.Client, { word }: Chosen) =>
    c.query(
      `insert into knowledge_entries (title, content, category, source_type) values ($1, 'text', 'general', 'guideline')`,
      [word],
    ),
}
