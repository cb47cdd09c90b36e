import { by, type Write } from './write.ts'

/** What an administrator may write, and what not even an administrator may. */
export const writesOfAdministrator: Write[] = [
  ...by('adam', 'users', {
    done: [
      `insert into users (name, role) values ('New', 'patient')`,
      `update users set name = 'Renamed' where id = 'user-ana'`,
    ],
    forbidden: [
      `update users set password_hash = 'x'`,
      `update users set version = 9`,
      `insert into users (name, role, password_hash) values ('N', 'admin', 'x')`,
      `update users set last_login = now()`,
      `delete from users where id = 'user-ana'`,
    ],
  }),
  ...by('adam', 'doctors', {
    done: [
      `insert into doctors (user_id) values ('user-trashed')`,
      `update doctors set approval_state = 'suspended' where doctor_id = 'doctor-eli'`,
    ],
    forbidden: [`update doctors set user_id = 'user-adam'`, `delete from doctors`],
  }),
  ...by('adam', 'login_sessions', {
    done: [`update login_sessions set ended_at = now(), ended_reason = 'ended-by-admin' where id = 'login-ana'`],
    forbidden: [
      `insert into login_sessions (token_hash, user_id, idle_minutes, expires_at)
       values (sha256('x'), 'user-adam', 1, now())`,
      `update login_sessions set expires_at = now() + interval '1 year'`,
      `update login_sessions set user_id = 'user-adam'`,
    ],
  }),
  ...by('adam', 'one_time_links', {
    done: [
      `insert into one_time_links (token_hash, purpose, user_id, expires_at)
       values (sha256('new'), 'password-reset', 'user-ana', now())`,
      `update one_time_links set voided_at = now() where id = 'link-ana'`,
    ],
    nothing: [`update one_time_links set voided_at = now() where id = 'link-first'`],
    forbidden: [
      `insert into one_time_links (token_hash, purpose, expires_at)
       values (sha256('new'), 'first-administrator', now())`,
      `update one_time_links set used_at = null`,
      `update one_time_links set user_id = 'user-adam'`,
    ],
  }),
  ...by('adam', 'patients', {
    done: [
      `insert into patients (name) values ('New')`,
      `update patients set allergies = 'Latex' where patient_id = 'patient-ana'`,
    ],
    forbidden: [`update patients set patient_id = 'x'`, `update patients set version = 1`, `delete from patients`],
  }),
  ...by('adam', 'doctor_patient_assignments', {
    done: [
      `insert into doctor_patient_assignments (doctor_id, patient_id, assignment_type)
       values ('doctor-eli', 'patient-ana', 'consultant')`,
      `update doctor_patient_assignments set is_active = false, ended_at = now() where id = 'assignment-dora-ana'`,
    ],
    forbidden: [
      `update doctor_patient_assignments set patient_id = 'patient-beatrice'`,
      `update doctor_patient_assignments set doctor_id = 'doctor-eli'`,
      `delete from doctor_patient_assignments`,
    ],
  }),
  ...by('adam', 'patient_medications', {
    done: [
      `insert into patient_medications (patient_id, name, dose, as_needed) values ('patient-ana', 'n', 'd', true)`,
      `update patient_medications set times = '{07:00}' where id = 'medication-ana'`,
    ],
    forbidden: [
      `update patient_medications set patient_id = 'patient-beatrice'`,
      `update patient_medications set version = 9`,
      `delete from patient_medications`,
    ],
  }),
  ...by('adam', 'registration_checks', {
    done: [`insert into registration_checks (user_id, fields) values ('user-adam', '{}')`],
    forbidden: [
      `insert into registration_checks (user_id, fields) values ('user-dora', '{}')`,
      `update registration_checks set expires_at = now()`,
      `delete from registration_checks`,
    ],
  }),
  ...by('adam', 'patient_duplicates', {
    done: [`update patient_duplicates set dismissed_at = now(), dismissed_by = 'user-adam'`],
    forbidden: [
      `update patient_duplicates set score = 1`,
      `insert into patient_duplicates (first_id, second_id, score, reasons) values ('a', 'b', 60, '{}')`,
      `delete from patient_duplicates`,
    ],
  }),
  ...by('adam', 'patient_merges', {
    forbidden: [`update patient_merges set reason = 'x'`, `delete from patient_merges`],
  }),
  ...by('adam', 'patient_statistics', {
    forbidden: [
      `update patient_statistics set total_consultations = 9`,
      `insert into patient_statistics (patient_id) values ('patient-ana')`,
      `delete from patient_statistics`,
    ],
  }),
  ...by('adam', 'sessions', {
    done: [
      `insert into sessions (patient_id) values ('patient-ana')`,
      `update sessions set patient_id = 'patient-ana' where id = 'session-nobody'`,
    ],
    forbidden: [`update sessions set user_id = 'user-ana'`, `delete from sessions`],
  }),
  ...by('adam', 'consultations', {
    done: [
      `insert into consultations (patient_id, doctor_id, overlap_allowed) values ('patient-ana', 'doctor-eli', true)`,
      `insert into consultations (patient_id, doctor_id, booked_in) values ('patient-ana', 'doctor-dora', 'consultation-ana')`,
      `update consultations set doctor_id = 'doctor-eli' where id = 'consultation-ana'`,
    ],
    forbidden: [
      `update consultations set patient_id = 'patient-beatrice'`,
      `update consultations set booked_in = 'consultation-beatrice'`,
      `delete from consultations`,
    ],
  }),
  ...by('adam', 'mri_scans', {
    done: [
      `insert into mri_scans (session_id) values ('session-ana')`,
      `update mri_scans set original_filename = 'x' where id = 'scan-ana'`,
      `update mri_scans set session_id = 'session-beatrice' where id = 'scan-ana'`,
    ],
    forbidden: [
      `insert into mri_scans (session_id, patient_id) values ('session-ana', 'patient-ana')`,
      `update mri_scans set patient_id = 'patient-beatrice'`,
      `delete from mri_scans`,
    ],
  }),
  ...by('adam', 'mri_scan_blobs', {
    forbidden: [`update mri_scan_blobs set data = 'x'`, `delete from mri_scan_blobs`],
  }),
  ...by('adam', 'predictions', {
    done: [
      `update predictions set deleted_at = now() where id = 'prediction-ana'`,
      `insert into predictions (session_id, first_version) values ('session-ana', 'prediction-ana')`,
    ],
    forbidden: [
      `update predictions set binary_result = 'negative'`,
      `update predictions set stage_result = 1`,
      `update predictions set patient_id = 'patient-ana'`,
      `update predictions set superseded_by = null`,
      `insert into predictions (session_id, patient_id) values ('session-ana', 'patient-ana')`,
      `insert into predictions (session_id, superseded_by) values ('session-ana', 'prediction-ana')`,
      `delete from predictions`,
    ],
  }),
  ...by('adam', 'medical_reports', {
    done: [
      `update medical_reports set report_status = 'withdrawn' where id = 'report-ana'`,
      `insert into medical_reports (session_id, title, content) values ('session-ana', 't', 'c')`,
    ],
    forbidden: [
      `update medical_reports set content = 'x'`,
      `update medical_reports set version = 3`,
      `update medical_reports set patient_id = 'patient-ana'`,
      `update medical_reports set is_latest = true`,
      `insert into medical_reports (session_id, title, content, version) values ('session-ana', 't', 'c', 9)`,
      `delete from medical_reports`,
    ],
  }),
  ...by('adam', 'report_status', {
    done: [
      `insert into report_status (patient_id, session_id) values ('patient-ana', 'session-ana')`,
      `update report_status set status = 'archived' where id = 'request-ana'`,
    ],
    forbidden: [
      `update report_status set patient_id = 'patient-beatrice'`,
      `update report_status set report_id = 'report-beatrice'`,
      `delete from report_status`,
    ],
  }),
  ...by('adam', 'patient_timeline', {
    done: [
      `insert into patient_timeline (patient_id, event_type, event_title) values ('patient-ana', 'note', 'n')`,
      `update patient_timeline set event_title = 'n' where id = 'note-ana'`,
    ],
    nothing: [`update patient_timeline set severity = 'info' where related_id = 'prediction-ana'`],
    forbidden: [
      `insert into patient_timeline (patient_id, event_type, event_title, related_table, related_id)
       values ('patient-ana', 'scan', 'n', 'mri_scans', 'x')`,
      `update patient_timeline set related_id = null`,
      `update patient_timeline set patient_id = 'patient-beatrice'`,
      `delete from patient_timeline`,
    ],
  }),
  ...by('adam', 'knowledge_entries', {
    done: [
      `insert into knowledge_entries (title, content, category, source_type) values ('t', 'c', 'k', 's')`,
      `update knowledge_entries set title = 'x' where id = 'entry'`,
    ],
    forbidden: [`delete from knowledge_entries`],
  }),
  ...by('adam', 'deletions', {
    // through functions only, which keep a deletion and its rows together
    forbidden: [
      `insert into deletions (entity, entity_id, reason, deleted_by)
       values ('patients', 'patient-ana', 'forged', 'user-adam')`,
      `update deletions set restored_at = now() where id = 'deletion'`,
      `update deletions set reason = 'another'`,
      `delete from deletions`,
    ],
  }),
  ...by('adam', 'operations', {
    forbidden: [
      `insert into operations (action, actor_user_id, actor_role) values ('forged', 'user-ana', 'admin')`,
      `update operations set undone_by = null`,
      `delete from operations`,
    ],
  }),
  ...by('adam', 'record_changes', {
    forbidden: [
      `insert into record_changes (operation_id, entity, record_id, kind) values ('operation', 'patients', 'x', 'update')`,
      `update record_changes set before = null`,
      `delete from record_changes`,
    ],
  }),
  ...by('adam', 'audit_events', {
    forbidden: [
      `insert into audit_events (actor_role, action, entity) values ('admin', 'update', 'users')`,
      `update audit_events set outcome = 'ok'`,
      `delete from audit_events`,
      `truncate audit_events`,
    ],
  }),
  ...by('adam', 'import_runs', {
    done: [
      `insert into import_runs (file_name, file_bytes, file_sha256) values ('f', 1, 'y')`,
      `update import_runs set status = 'queued' where id = 99`,
    ],
    forbidden: [`update import_runs set report = '{}'`, `delete from import_runs`],
  }),
  ...by('adam', 'import_problems', {
    done: [`update import_problems set state = 'discarded' where id = 'problem'`],
    forbidden: [`update import_problems set reason = 'x'`, `delete from import_problems`],
  }),
  ...by('adam', 'integrity_checks', {
    done: [`insert into integrity_checks (repair, requested_by) values (false, 'user-adam')`],
    forbidden: [`update integrity_checks set status = 'done'`, `delete from integrity_checks`],
  }),
  ...by('adam', 'system_statistics', { forbidden: [`update system_statistics set patients = 0`] }),
]
