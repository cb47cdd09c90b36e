/*
 * Who may do what. The application logs in with a role of its own that owns nothing and may do nothing; every
 * transaction takes one of the five roles below, together with a signed viewer (0100_viewer). Being in a role is not
 * enough: each policy asks the signed viewer as well.
 *
 * The form of a policy decides its speed by four orders of magnitude. One predicate per role, its function in a scalar
 * subquery (evaluated once per statement), never "is admin or is mine", never a function per row.
 *
 * Row-level security is enabled, not forced: the owner (migrations, import, repair) works on all rows, and the security
 * definer functions rely on it. Nothing that serves a request connects as the owner.
 *
 * What is not granted is not possible: no role may write statistics, derived timeline entries, audit events, versions,
 * or the columns that say who a row belongs to.
 */
do $do$
declare
  wanted text;
begin
  foreach wanted in array array['substantia_anonymous', 'substantia_patient', 'substantia_doctor',
                                'substantia_admin', 'substantia_worker'] loop
    begin
      execute format('create role %I nologin', wanted);
    exception
      when duplicate_object or unique_violation then null; -- roles belong to the cluster; another database made it
    end;
  end loop;
end
$do$;

revoke all on schema public from public;
grant usage on schema public, app
   to substantia_anonymous, substantia_patient, substantia_doctor, substantia_admin, substantia_worker;

-- Asked by policies, defaults, generated columns and the exclusion constraint.
grant execute on function app.viewer(), app.viewer_is(text), app.viewer_user()
   to substantia_anonymous, substantia_patient, substantia_doctor, substantia_admin, substantia_worker;
grant execute on function app.viewer_patient() to substantia_patient;
grant execute on function app.viewer_doctor(), app.viewer_patients() to substantia_doctor;
grant execute on function app.new_id(), app.search_key(text), app.visit_range(timestamptz, integer)
   to substantia_patient, substantia_doctor, substantia_admin, substantia_worker;
grant execute on function app.record_access(jsonb)
   to substantia_patient, substantia_doctor, substantia_admin, substantia_worker;

-- Anonymous: functions only, no table.
grant execute on function
      app.count_login_attempt(text, text), app.find_login(text), app.note_failed_login(text),
      app.open_login_session(bytea, integer, integer, text, text, text),
      app.viewer_of_session(bytea), app.end_login_session(bytea),
      app.open_one_time_link(bytea), app.use_one_time_link(bytea, text, text, text)
   to substantia_anonymous;
grant execute on function app.end_my_other_sessions(), app.my_password_hash(), app.change_my_password(text)
   to substantia_patient, substantia_doctor, substantia_admin;

-- Worker: what runs on a schedule, as functions.
grant execute on function app.refresh_system_statistics(), app.run_integrity_check(text), app.clean_up()
   to substantia_worker;

/* ── names of doctors, for everybody who is logged in ──────────────────────────────────────────────────────────────
 * A view with its owner's rights on purpose: accounts are closed, the name and profession of a doctor are not. It asks
 * for a signed viewer like a policy, because the role alone is open to whoever gets SQL through.
 */
create view app.doctor_directory as
  select d.doctor_id, d.user_id, u.name, u.name_key, d.specialization, d.hospital_affiliation, d.approval_state
    from public.doctors d
    join public.users u on u.id = d.user_id
   where d.deleted_at is null
     and (select app.viewer() ->> 'r') in ('admin', 'doctor', 'patient', 'worker');
comment on view app.doctor_directory is 'Who the doctors are: name, profession, hospital. No address, no e-mail, no licence.';
grant select on app.doctor_directory to substantia_patient, substantia_doctor, substantia_admin, substantia_worker;

/* ── accounts ────────────────────────────────────────────────────────────────────────────────────────────────────── */
alter table public.users enable row level security;
create policy users_admin on public.users to substantia_admin
  using ((select app.viewer_is('admin'))) with check ((select app.viewer_is('admin')));
create policy users_doctor on public.users for select to substantia_doctor
  using (id = (select app.viewer_user()));
create policy users_patient on public.users for select to substantia_patient
  using (id = (select app.viewer_user()));
-- never password_hash: it is read and set by functions only
grant select (id, username, email, must_change_password, name, name_key, role, age, gender, phone, address, is_active,
              last_login, legacy, import_run, created_at, updated_at, version, deleted_at, deletion_id)
   on public.users to substantia_admin;
grant insert (id, username, email, name, role, age, gender, phone, address, is_active, must_change_password)
   on public.users to substantia_admin;
grant update (username, email, name, role, age, gender, phone, address, is_active, must_change_password,
              deleted_at, deletion_id)
   on public.users to substantia_admin;
grant select (id, username, email, name, role, phone, address, last_login, created_at)
   on public.users to substantia_doctor, substantia_patient;

alter table public.doctors enable row level security;
create policy doctors_admin on public.doctors to substantia_admin
  using ((select app.viewer_is('admin'))) with check ((select app.viewer_is('admin')));
create policy doctors_doctor on public.doctors for select to substantia_doctor
  using (doctor_id = (select app.viewer_doctor()));
grant select on public.doctors to substantia_admin, substantia_doctor;
grant insert (doctor_id, user_id, specialization, license_number, years_experience, hospital_affiliation,
              consultation_fee, approval_state, approval_reason, approval_changed_by, approval_changed_at)
   on public.doctors to substantia_admin;
grant update (specialization, license_number, years_experience, hospital_affiliation, consultation_fee,
              approval_state, approval_reason, approval_changed_by, approval_changed_at, deleted_at, deletion_id)
   on public.doctors to substantia_admin;

alter table public.login_sessions enable row level security;
create policy login_sessions_admin on public.login_sessions to substantia_admin
  using ((select app.viewer_is('admin'))) with check ((select app.viewer_is('admin')));
create policy login_sessions_doctor on public.login_sessions for select to substantia_doctor
  using (user_id = (select app.viewer_user()));
create policy login_sessions_patient on public.login_sessions for select to substantia_patient
  using (user_id = (select app.viewer_user()));
grant select (id, user_id, created_at, last_seen_at, idle_minutes, expires_at, ended_at, ended_reason, network, device)
   on public.login_sessions to substantia_admin, substantia_doctor, substantia_patient;
grant update (ended_at, ended_reason) on public.login_sessions to substantia_admin;

alter table public.login_throttles enable row level security; -- no policy: functions only

alter table public.one_time_links enable row level security;
create policy one_time_links_admin on public.one_time_links to substantia_admin
  using ((select app.viewer_is('admin')) and purpose <> 'first-administrator')
  with check ((select app.viewer_is('admin')) and purpose <> 'first-administrator');
grant select (id, purpose, user_id, created_by, created_at, expires_at, used_at, voided_at)
   on public.one_time_links to substantia_admin;
grant insert (token_hash, purpose, user_id, created_by, expires_at) on public.one_time_links to substantia_admin;
grant update (voided_at) on public.one_time_links to substantia_admin;

alter table public.idempotency_keys enable row level security;
create policy idempotency_keys_admin on public.idempotency_keys to substantia_admin
  using (user_id = (select app.viewer_user())) with check (user_id = (select app.viewer_user()));
create policy idempotency_keys_doctor on public.idempotency_keys to substantia_doctor
  using (user_id = (select app.viewer_user())) with check (user_id = (select app.viewer_user()));
create policy idempotency_keys_patient on public.idempotency_keys to substantia_patient
  using (user_id = (select app.viewer_user())) with check (user_id = (select app.viewer_user()));
grant select, insert (user_id, key, action, result), update (result)
   on public.idempotency_keys to substantia_admin, substantia_doctor, substantia_patient;

/* ── patients and their doctors ──────────────────────────────────────────────────────────────────────────────────── */
alter table public.patients enable row level security;
create policy patients_admin on public.patients to substantia_admin
  using ((select app.viewer_is('admin'))) with check ((select app.viewer_is('admin')));
create policy patients_doctor on public.patients for select to substantia_doctor
  using (patient_id = any ((select app.viewer_patients())::text[]) and deleted_at is null);
create policy patients_patient on public.patients for select to substantia_patient
  using (patient_id = (select app.viewer_patient()) and deleted_at is null);
grant select on public.patients to substantia_admin, substantia_doctor;
grant select (patient_id, user_id, name, gender, date_of_birth, age_reported, age_reported_at, medical_history,
              emergency_contact_name, emergency_contact_phone, insurance_info, allergies, current_medications,
              created_at, deleted_at)
   on public.patients to substantia_patient;
grant insert (patient_id, user_id, name, gender, date_of_birth, medical_history, emergency_contact_name,
              emergency_contact_phone, insurance_info, allergies, current_medications)
   on public.patients to substantia_admin;
grant update (user_id, name, gender, date_of_birth, medical_history, emergency_contact_name,
              emergency_contact_phone, insurance_info, allergies, current_medications, deleted_at, deletion_id)
   on public.patients to substantia_admin;

alter table public.doctor_patient_assignments enable row level security;
create policy doctor_patient_assignments_admin on public.doctor_patient_assignments to substantia_admin
  using ((select app.viewer_is('admin'))) with check ((select app.viewer_is('admin')));
-- the whole care team of the doctor's own patients: the chart shows who else treats them
create policy doctor_patient_assignments_doctor on public.doctor_patient_assignments for select to substantia_doctor
  using (patient_id = any ((select app.viewer_patients())::text[]) and deleted_at is null);
create policy doctor_patient_assignments_patient on public.doctor_patient_assignments for select to substantia_patient
  using (patient_id = (select app.viewer_patient()) and deleted_at is null);
grant select on public.doctor_patient_assignments to substantia_admin;
grant select (id, doctor_id, patient_id, assignment_date, assignment_type, is_active, ended_at, end_reason, notes,
              created_at, deleted_at)
   on public.doctor_patient_assignments to substantia_doctor;
grant select (id, doctor_id, patient_id, assignment_date, assignment_type, is_active, ended_at, created_at, deleted_at)
   on public.doctor_patient_assignments to substantia_patient;
grant insert (id, doctor_id, patient_id, assignment_date, assignment_type, is_active, notes)
   on public.doctor_patient_assignments to substantia_admin;
grant update (assignment_type, is_active, ended_at, end_reason, notes, deleted_at, deletion_id)
   on public.doctor_patient_assignments to substantia_admin;

alter table public.patient_statistics enable row level security;
create policy patient_statistics_admin on public.patient_statistics for select to substantia_admin
  using ((select app.viewer_is('admin')));
create policy patient_statistics_doctor on public.patient_statistics for select to substantia_doctor
  using (patient_id = any ((select app.viewer_patients())::text[]));
create policy patient_statistics_patient on public.patient_statistics for select to substantia_patient
  using (patient_id = (select app.viewer_patient()));
grant select on public.patient_statistics to substantia_admin, substantia_doctor, substantia_patient;

/* ── care ────────────────────────────────────────────────────────────────────────────────────────────────────────── */
alter table public.sessions enable row level security;
create policy sessions_admin on public.sessions to substantia_admin
  using ((select app.viewer_is('admin'))) with check ((select app.viewer_is('admin')));
create policy sessions_doctor on public.sessions for select to substantia_doctor
  using (patient_id = any ((select app.viewer_patients())::text[]) and deleted_at is null);
create policy sessions_patient on public.sessions for select to substantia_patient
  using (patient_id = (select app.viewer_patient()) and deleted_at is null);
grant select on public.sessions to substantia_admin, substantia_doctor;
grant select (id, patient_id, doctor_id, input_type, output_format, status, created_at, updated_at, deleted_at)
   on public.sessions to substantia_patient;
grant insert (id, user_id, patient_id, doctor_id, input_type, output_format, status, metadata)
   on public.sessions to substantia_admin;
grant update (patient_id, doctor_id, input_type, output_format, status, metadata, deleted_at, deletion_id)
   on public.sessions to substantia_admin;

alter table public.consultations enable row level security;
create policy consultations_admin on public.consultations to substantia_admin
  using ((select app.viewer_is('admin'))) with check ((select app.viewer_is('admin')));
create policy consultations_doctor on public.consultations for select to substantia_doctor
  using (patient_id = any ((select app.viewer_patients())::text[]) and deleted_at is null);
create policy consultations_doctor_insert on public.consultations for insert to substantia_doctor
  with check (doctor_id = (select app.viewer_doctor()) and patient_id = any ((select app.viewer_patients())::text[]));
create policy consultations_doctor_update on public.consultations for update to substantia_doctor
  using (doctor_id = (select app.viewer_doctor()) and patient_id = any ((select app.viewer_patients())::text[])
         and deleted_at is null)
  with check (doctor_id = (select app.viewer_doctor()) and patient_id = any ((select app.viewer_patients())::text[]));
create policy consultations_patient on public.consultations for select to substantia_patient
  using (patient_id = (select app.viewer_patient()) and deleted_at is null);
grant select on public.consultations to substantia_admin, substantia_doctor;
-- a doctor's working notes are not part of what the patient is told
grant select (id, patient_id, doctor_id, session_id, consultation_date, consultation_type, status, duration_minutes,
              fee_charged, chief_complaint, diagnosis, prescription, next_visit_date, created_at, deleted_at)
   on public.consultations to substantia_patient;
grant insert (id, patient_id, doctor_id, session_id, consultation_date, consultation_type, status, duration_minutes,
              fee_charged, chief_complaint, diagnosis, prescription, notes, next_visit_date)
   on public.consultations to substantia_admin, substantia_doctor;
grant insert (overlap_allowed) on public.consultations to substantia_admin;
grant update (consultation_date, consultation_type, status, duration_minutes, fee_charged, chief_complaint, diagnosis,
              prescription, notes, next_visit_date)
   on public.consultations to substantia_admin, substantia_doctor;
grant update (doctor_id, session_id, overlap_allowed, deleted_at, deletion_id) on public.consultations to substantia_admin;

/* ── imaging ─────────────────────────────────────────────────────────────────────────────────────────────────────── */
alter table public.mri_scans enable row level security;
create policy mri_scans_admin on public.mri_scans to substantia_admin
  using ((select app.viewer_is('admin'))) with check ((select app.viewer_is('admin')));
create policy mri_scans_doctor on public.mri_scans for select to substantia_doctor
  using (patient_id = any ((select app.viewer_patients())::text[]) and deleted_at is null);
create policy mri_scans_patient on public.mri_scans for select to substantia_patient
  using (patient_id = (select app.viewer_patient()) and deleted_at is null);
grant select on public.mri_scans to substantia_admin, substantia_doctor;
grant select (id, session_id, patient_id, original_filename, file_type, upload_timestamp, processing_status, deleted_at)
   on public.mri_scans to substantia_patient;
grant insert (id, session_id, original_filename, file_type, file_size, image_dimensions, upload_timestamp, metadata)
   on public.mri_scans to substantia_admin;
grant update (original_filename, file_type, image_dimensions, metadata, deleted_at, deletion_id)
   on public.mri_scans to substantia_admin;

alter table public.mri_scan_blobs enable row level security;
create policy mri_scan_blobs_admin on public.mri_scan_blobs for select to substantia_admin
  using ((select app.viewer_is('admin')));
-- the scan's own policy decides: the subquery sees only what the viewer may see
create policy mri_scan_blobs_doctor on public.mri_scan_blobs for select to substantia_doctor
  using (exists (select from public.mri_scans m where m.id = scan_id));
create policy mri_scan_blobs_patient on public.mri_scan_blobs for select to substantia_patient
  using (exists (select from public.mri_scans m where m.id = scan_id));
grant select on public.mri_scan_blobs to substantia_admin, substantia_doctor, substantia_patient;

-- Nobody edits what a model said: no update of a result, for any role.
alter table public.predictions enable row level security;
create policy predictions_admin on public.predictions to substantia_admin
  using ((select app.viewer_is('admin'))) with check ((select app.viewer_is('admin')));
create policy predictions_doctor on public.predictions for select to substantia_doctor
  using (patient_id = any ((select app.viewer_patients())::text[]) and deleted_at is null);
create policy predictions_patient on public.predictions for select to substantia_patient
  using (patient_id = (select app.viewer_patient()) and deleted_at is null);
grant select on public.predictions to substantia_admin, substantia_doctor;
grant select (id, session_id, patient_id, mri_scan_id, prediction_type, binary_result, stage_result, confidence_score,
              model_version, created_at, deleted_at)
   on public.predictions to substantia_patient;
grant update (deleted_at, deletion_id) on public.predictions to substantia_admin;

/* ── reports ─────────────────────────────────────────────────────────────────────────────────────────────────────── */
alter table public.medical_reports enable row level security;
create policy medical_reports_admin on public.medical_reports to substantia_admin
  using ((select app.viewer_is('admin'))) with check ((select app.viewer_is('admin')));
create policy medical_reports_doctor on public.medical_reports for select to substantia_doctor
  using (patient_id = any ((select app.viewer_patients())::text[]) and deleted_at is null);
create policy medical_reports_patient on public.medical_reports for select to substantia_patient
  using (patient_id = (select app.viewer_patient()) and deleted_at is null and report_status in ('final', 'superseded'));
grant select on public.medical_reports to substantia_admin, substantia_doctor;
grant select (id, session_id, patient_id, prediction_id, report_type, report_status, version, is_latest, superseded_by,
              title, content, recommendations, format_type, generated_by, confidence_level, disclaimer, created_at,
              deleted_at)
   on public.medical_reports to substantia_patient;
grant update (report_status, is_latest, superseded_by, deleted_at, deletion_id)
   on public.medical_reports to substantia_admin;

alter table public.report_status enable row level security;
create policy report_status_admin on public.report_status to substantia_admin
  using ((select app.viewer_is('admin'))) with check ((select app.viewer_is('admin')));
create policy report_status_doctor on public.report_status for select to substantia_doctor
  using (patient_id = any ((select app.viewer_patients())::text[]) and deleted_at is null);
-- the report is made of that prediction and that scan: both must be of the same patient
create policy report_status_doctor_insert on public.report_status for insert to substantia_doctor
  with check (patient_id = any ((select app.viewer_patients())::text[]) and requested_by = (select app.viewer_user())
              and coalesce((select q.patient_id = report_status.patient_id
                              from public.predictions q
                             where q.id = report_status.prediction_id), report_status.prediction_id is null)
              and coalesce((select m.patient_id = report_status.patient_id
                              from public.mri_scans m
                             where m.id = report_status.mri_scan_id), report_status.mri_scan_id is null));
create policy report_status_patient on public.report_status for select to substantia_patient
  using (patient_id = (select app.viewer_patient()) and deleted_at is null);
grant select on public.report_status to substantia_admin, substantia_doctor;
grant select (id, patient_id, session_id, report_id, report_type, status, requested_at, generated_at, deleted_at)
   on public.report_status to substantia_patient;
grant insert (id, patient_id, session_id, prediction_id, mri_scan_id, report_type, priority, requested_by)
   on public.report_status to substantia_admin, substantia_doctor;
grant update (status, priority, retry_count, error_message, deleted_at, deletion_id)
   on public.report_status to substantia_admin;

/* ── timeline: only what is written by hand may be written ───────────────────────────────────────────────────────── */
alter table public.patient_timeline enable row level security;
create policy patient_timeline_admin on public.patient_timeline for select to substantia_admin
  using ((select app.viewer_is('admin')));
create policy patient_timeline_admin_insert on public.patient_timeline for insert to substantia_admin
  with check ((select app.viewer_is('admin')) and related_id is null);
create policy patient_timeline_admin_update on public.patient_timeline for update to substantia_admin
  using ((select app.viewer_is('admin')) and related_id is null)
  with check ((select app.viewer_is('admin')) and related_id is null);
create policy patient_timeline_doctor on public.patient_timeline for select to substantia_doctor
  using (patient_id = any ((select app.viewer_patients())::text[]) and deleted_at is null);
-- a note moves with its session (0080_timeline), so it must not be tied to a session of somebody else's patient
create policy patient_timeline_doctor_insert on public.patient_timeline for insert to substantia_doctor
  with check (patient_id = any ((select app.viewer_patients())::text[]) and related_id is null
              and doctor_id = (select app.viewer_doctor())
              and coalesce((select s.patient_id = patient_timeline.patient_id
                              from public.sessions s
                             where s.id = patient_timeline.session_id), patient_timeline.session_id is null));
create policy patient_timeline_patient on public.patient_timeline for select to substantia_patient
  using (patient_id = (select app.viewer_patient()) and deleted_at is null);
grant select on public.patient_timeline to substantia_admin, substantia_doctor;
grant select (id, patient_id, event_type, event_date, event_title, event_description, severity, related_table,
              related_id, doctor_id, session_id, created_at, deleted_at)
   on public.patient_timeline to substantia_patient;
grant insert (id, patient_id, event_type, event_date, event_title, event_description, severity, doctor_id, session_id)
   on public.patient_timeline to substantia_admin, substantia_doctor;
grant update (event_type, event_date, event_title, event_description, severity, doctor_id, deleted_at, deletion_id)
   on public.patient_timeline to substantia_admin;

/* ── the old system's agents; reference texts ────────────────────────────────────────────────────────────────────── */
alter table public.action_flags enable row level security;
create policy action_flags_admin on public.action_flags for select to substantia_admin
  using ((select app.viewer_is('admin')));
grant select on public.action_flags to substantia_admin;

alter table public.agent_messages enable row level security;
create policy agent_messages_admin on public.agent_messages for select to substantia_admin
  using ((select app.viewer_is('admin')));
grant select on public.agent_messages to substantia_admin;

alter table public.knowledge_entries enable row level security;
create policy knowledge_entries_admin on public.knowledge_entries to substantia_admin
  using ((select app.viewer_is('admin'))) with check ((select app.viewer_is('admin')));
create policy knowledge_entries_doctor on public.knowledge_entries for select to substantia_doctor
  using ((select app.viewer_is('doctor')) and deleted_at is null);
grant select on public.knowledge_entries to substantia_admin, substantia_doctor;
grant insert (id, title, content, category, source_type, source_url, author, publication_date, credibility_score, metadata)
   on public.knowledge_entries to substantia_admin;
grant update (title, content, category, source_type, source_url, author, publication_date, credibility_score, metadata,
              deleted_at, deletion_id)
   on public.knowledge_entries to substantia_admin;

/* ── running the house ───────────────────────────────────────────────────────────────────────────────────────────── */
alter table public.deletions enable row level security;
create policy deletions_admin on public.deletions to substantia_admin
  using ((select app.viewer_is('admin'))) with check ((select app.viewer_is('admin')));
grant select on public.deletions to substantia_admin;
grant insert (id, entity, entity_id, patient_id, reason, deleted_by), update (restored_by, restored_at)
   on public.deletions to substantia_admin;

alter table public.audit_events enable row level security;
create policy audit_events_admin on public.audit_events for select to substantia_admin
  using ((select app.viewer_is('admin')));
grant select on public.audit_events to substantia_admin;

alter table public.import_runs enable row level security;
create policy import_runs_admin on public.import_runs to substantia_admin
  using ((select app.viewer_is('admin'))) with check ((select app.viewer_is('admin')));
create policy import_runs_worker on public.import_runs to substantia_worker
  using ((select app.viewer_is('worker'))) with check ((select app.viewer_is('worker')));
grant select on public.import_runs to substantia_admin, substantia_worker;
grant insert (status, dry_run, file_name, file_path, file_bytes, file_sha256, time_zone, requested_by)
   on public.import_runs to substantia_admin;
grant update (status, dry_run, time_zone, rolled_back_by) on public.import_runs to substantia_admin;
grant update (status, error_message) on public.import_runs to substantia_worker;

alter table public.import_problems enable row level security;
create policy import_problems_admin on public.import_problems to substantia_admin
  using ((select app.viewer_is('admin'))) with check ((select app.viewer_is('admin')));
create policy import_problems_worker on public.import_problems for select to substantia_worker
  using ((select app.viewer_is('worker')));
grant select on public.import_problems to substantia_admin;
grant select (id, run_id, state) on public.import_problems to substantia_worker; -- that there is work, not whose
grant update (raw, state, resolved_by, resolved_at) on public.import_problems to substantia_admin;

alter table public.integrity_checks enable row level security;
create policy integrity_checks_admin on public.integrity_checks to substantia_admin
  using ((select app.viewer_is('admin'))) with check ((select app.viewer_is('admin')));
create policy integrity_checks_worker on public.integrity_checks to substantia_worker
  using ((select app.viewer_is('worker'))) with check ((select app.viewer_is('worker')));
grant select on public.integrity_checks to substantia_admin, substantia_worker;
grant insert (repair, requested_by) on public.integrity_checks to substantia_admin;
grant insert (requested_by), update (status, started_at, finished_at, error_message)
   on public.integrity_checks to substantia_worker;

alter table public.system_statistics enable row level security;
create policy system_statistics_admin on public.system_statistics for select to substantia_admin
  using ((select app.viewer_is('admin')));
grant select on public.system_statistics to substantia_admin;

alter table public.search_handles enable row level security;
create policy search_handles_admin on public.search_handles to substantia_admin
  using (user_id = (select app.viewer_user())) with check (user_id = (select app.viewer_user()));
create policy search_handles_doctor on public.search_handles to substantia_doctor
  using (user_id = (select app.viewer_user())) with check (user_id = (select app.viewer_user()));
grant select, insert (id, user_id, terms, expires_at) on public.search_handles to substantia_admin, substantia_doctor;

/* ── search over everybody ───────────────────────────────────────────────────────────────────────────────────────────
 * "like" and similarity are not leakproof: under a policy they may not use the trigram index, and a search over a
 * million names would read them all. So this runs with the owner's rights, checks the viewer itself, and returns ids;
 * what is shown of them is read under row-level security again.
 */
-- loads the library of the extension: a setting that is not known yet, only a superuser may give a function
select show_limit();

create function app.search_patients(terms text, most integer) returns table (patient_id text, rank real)
language plpgsql stable
security definer
set search_path = pg_catalog, public, pg_temp
set pg_trgm.word_similarity_threshold = 0.5
as $$
declare
  wanted constant text := trim(regexp_replace(app.search_key(search_patients.terms), '[%_\\\s,;]+', ' ', 'g'));
  words  constant text[] := array(select word from unnest(string_to_array(wanted, ' ')) word order by char_length(word) desc, word);
  found_rows integer;
begin
  if not app.viewer_is('admin') then
    raise exception using errcode = '42501', message = 'only administrators search everybody';
  end if;
  return query
    select p.patient_id, 2::real from public.patients p
     where p.patient_id = trim(search_patients.terms) and p.deleted_at is null;
  if wanted = '' then
    return;
  end if;
  return query -- every word somewhere in the name, in any order
    select p.patient_id, (1 + word_similarity(wanted, p.name_key))::real
      from public.patients p
     where p.name_key like '%' || words[1] || '%' -- the longest two, which the trigram index can look for at once
       and p.name_key like '%' || coalesce(words[2], words[1]) || '%'
       and p.name_key like all (select '%' || word || '%' from unnest(words[3:]) word)
       and p.deleted_at is null and p.patient_id <> trim(search_patients.terms)
     limit most;
  get diagnostics found_rows = row_count;
  if found_rows = 0 then
    return query -- a slip of the pen: near enough
      select p.patient_id, word_similarity(wanted, p.name_key)
        from public.patients p
       where p.name_key %> wanted and p.deleted_at is null
       order by word_similarity(wanted, p.name_key) desc, p.patient_id
       limit least(most, 200);
  end if;
end;
$$;
comment on function app.search_patients is
  'Patients by exact id, or by the words of their name without regard to order, case and accents; if none, by similarity.';
grant execute on function app.search_patients(text, integer) to substantia_admin;
