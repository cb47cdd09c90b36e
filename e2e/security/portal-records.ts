import type pg from 'pg'

const ofDemoPatient = `p.user_id in (select id from users where email = 'patient@example.test')`

/** One of everything that the demo patient alone opens; what the demo data lack is made. */
export async function recordsOfThePortal(db: pg.Client): Promise<Record<string, string>> {
  await db.query(
    `insert into visit_questions (id, patient_id, body)
     select 'access', p.patient_id, 'A test' from patients p where ${ofDemoPatient} on conflict do nothing`,
  )
  await db.query(
    `insert into consultations (id, patient_id, doctor_id, status, consultation_date)
     select 'access-visit', p.patient_id, a.doctor_id, 'scheduled', now() + interval '3000 days'
       from patients p join doctor_patient_assignments a on a.patient_id = p.patient_id and a.is_active and a.deleted_at is null
      where ${ofDemoPatient} limit 1 on conflict do nothing`,
  )
  await db.query(
    `insert into correction_requests (id, patient_id, about, wrong, should_say, sent_at)
     select 'access', p.patient_id, 'other', 'A test', 'A test', now() from patients p where ${ofDemoPatient} on conflict do nothing`,
  )
  await db.query(
    `insert into data_archives (id, patient_id, user_id, status, made_at, expires_at, storage_key, byte_size, sha256)
     select 'access', p.patient_id, p.user_id, 'ready', now(), now() + interval '7 days', 'archives/access/1.zip', 1, repeat('0', 64)
       from patients p where ${ofDemoPatient} on conflict do nothing`,
  )
  await db.query(
    `insert into helper_grants (id, patient_id, helper_name, helper_email)
     select 'access', p.patient_id, 'A test', 'a@example.test' from patients p where ${ofDemoPatient} on conflict do nothing`,
  )
  const { rows } = await db.query<{ id: string }>(
    `select t.id from patient_timeline t join patients p using (patient_id)
      where ${ofDemoPatient} and t.event_type in ('consultation', 'scan') and t.deleted_at is null order by t.id limit 1`,
  )
  return {
    correctionId: 'access',
    archiveId: 'access',
    grantId: 'access',
    questionId: 'access',
    ownVisitId: 'access-visit',
    ownEntryId: rows[0]?.id ?? '',
  }
}
