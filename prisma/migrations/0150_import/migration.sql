/*
 * Importing the old system's file. The program reads it, brings every value into a form that casts (or says why it
 * cannot), and copies it here as text. What needs more than one row to judge happens in SQL: duplicates, references,
 * both spellings of doctor ids, derived rows. One function per table, parents first, all in one transaction: until it
 * commits, nothing of the import exists.
 *
 * Every staged row ends in one of three ways:
 *   rejected is null, repairs is null   imported as it was
 *   rejected is null, repairs           imported, with certain repairs, each noted
 *   rejected                            set aside whole: the program puts the row as it was into import_problems
 */
create schema staging;
comment on schema staging is 'Rows of a legacy file on their way in. For the owner only; emptied before every import.';

create unlogged table staging.users (
  row_number bigint not null, rejected text, rejected_field text, repairs jsonb, legacy jsonb, known boolean not null default false,
  id text, username text, email text, password_hash text, must_change_password text, name text, role text, age text,
  gender text, specialization text, license_number text, phone text, address text, is_active text,
  created_at text, updated_at text, last_login text);
create unlogged table staging.doctors (
  row_number bigint not null, rejected text, rejected_field text, repairs jsonb, legacy jsonb, known boolean not null default false,
  doctor_id text, user_id text, specialization text, license_number text, years_experience text,
  hospital_affiliation text, consultation_fee text, created_at text, updated_at text);
create unlogged table staging.patients (
  row_number bigint not null, rejected text, rejected_field text, repairs jsonb, legacy jsonb, known boolean not null default false,
  patient_id text, user_id text, name text, age text, gender text, date_of_birth text, medical_history text,
  emergency_contact_name text, emergency_contact_phone text, assigned_doctor_id text, insurance_info text,
  allergies text, current_medications text, created_at text, updated_at text);
create unlogged table staging.sessions (
  row_number bigint not null, rejected text, rejected_field text, repairs jsonb, legacy jsonb, known boolean not null default false,
  id text, user_id text, patient_id text, patient_name text, doctor_id text, doctor_name text, input_type text,
  output_format text, status text, created_at text, updated_at text, metadata text);
create unlogged table staging.mri_scans (
  row_number bigint not null, rejected text, rejected_field text, repairs jsonb, legacy jsonb, known boolean not null default false,
  id text, session_id text, original_filename text, file_path text, file_type text, file_size text,
  image_dimensions text, binary_data bytea, preprocessing_applied text, upload_timestamp text,
  processing_timestamp text, processing_status text, metadata text);
create unlogged table staging.predictions (
  row_number bigint not null, rejected text, rejected_field text, repairs jsonb, legacy jsonb, known boolean not null default false,
  id text, session_id text, mri_scan_id text, prediction_type text, binary_result text, stage_result text,
  confidence_score text, binary_confidence text, stage_confidence text, uncertainty_metrics text, model_version text,
  processing_time text, created_at text, metadata text);
create unlogged table staging.medical_reports (
  row_number bigint not null, rejected text, rejected_field text, repairs jsonb, legacy jsonb, known boolean not null default false,
  id text, session_id text, prediction_id text, report_type text, title text, content text, recommendations text,
  format_type text, generated_by text, confidence_level text, disclaimer text, created_at text, file_path text,
  metadata text, report_status text, is_latest text, superseded_by text, version text);
create unlogged table staging.action_flags (
  row_number bigint not null, rejected text, rejected_field text, repairs jsonb, legacy jsonb, known boolean not null default false,
  id text, session_id text, flag_type text, status text, priority text, data text, created_at text, updated_at text,
  expires_at text, agent_assigned text, metadata text);
create unlogged table staging.agent_messages (
  row_number bigint not null, rejected text, rejected_field text, repairs jsonb, legacy jsonb, known boolean not null default false,
  message_id text, sender text, receiver text, message_type text, payload text, session_id text, "timestamp" text,
  correlation_id text, processed text);
create unlogged table staging.knowledge_entries (
  row_number bigint not null, rejected text, rejected_field text, repairs jsonb, legacy jsonb, known boolean not null default false,
  id text, title text, content text, category text, source_type text, source_url text, author text,
  publication_date text, credibility_score text, embedding bytea, created_at text, updated_at text, metadata text);
create unlogged table staging.doctor_patient_assignments (
  row_number bigint not null, rejected text, rejected_field text, repairs jsonb, legacy jsonb, known boolean not null default false,
  id text, doctor_id text, patient_id text, assignment_date text, assignment_type text, is_active text, notes text,
  created_at text, ended_at text);
create unlogged table staging.consultations (
  row_number bigint not null, rejected text, rejected_field text, repairs jsonb, legacy jsonb, known boolean not null default false,
  id text, patient_id text, doctor_id text, session_id text, consultation_date text, consultation_type text,
  chief_complaint text, diagnosis text, prescription text, notes text, next_visit_date text, status text,
  duration_minutes text, fee_charged text, created_at text, updated_at text, overlap_allowed boolean not null default false);
create unlogged table staging.report_status (
  row_number bigint not null, rejected text, rejected_field text, repairs jsonb, legacy jsonb, known boolean not null default false,
  id text, patient_id text, session_id text, report_id text, prediction_id text, mri_scan_id text, status text,
  requested_by text, requested_at text, generated_at text, error_message text, retry_count text, priority text,
  report_type text, metadata text);
create unlogged table staging.patient_timeline (
  row_number bigint not null, rejected text, rejected_field text, repairs jsonb, legacy jsonb, known boolean not null default false,
  id text, patient_id text, event_type text, event_date text, event_title text, event_description text, related_id text,
  related_table text, doctor_id text, session_id text, severity text, metadata text, created_at text);
create unlogged table staging.patient_statistics (
  row_number bigint not null, rejected text, rejected_field text, repairs jsonb, legacy jsonb, known boolean not null default false,
  patient_id text, total_consultations text, total_mri_scans text, total_predictions text, total_reports text,
  unique_doctors_count text, has_parkinsons text, disease_stage text);

create function staging.repair(repairs jsonb, field text, reason text, was text) returns jsonb
language sql immutable
as $$
  select coalesce(repairs, '[]') || jsonb_build_array(jsonb_build_object('field', field, 'reason', reason, 'was', was))
$$;
comment on function staging.repair is 'Notes one more repair of a row.';

create function staging.keep(legacy jsonb, field text, was text) returns jsonb
language sql immutable
as $$
  select coalesce(legacy, '{}') || jsonb_build_object(field, was)
$$;
comment on function staging.keep is 'Keeps what the record said where a column cannot.';

create function staging.clear() returns void
language sql volatile
set search_path = pg_catalog, pg_temp
as $$
  truncate staging.users, staging.doctors, staging.patients, staging.sessions, staging.mri_scans, staging.predictions,
           staging.medical_reports, staging.action_flags, staging.agent_messages, staging.knowledge_entries,
           staging.doctor_patient_assignments, staging.consultations, staging.report_status, staging.patient_timeline,
           staging.patient_statistics
$$;
comment on function staging.clear is 'Empties the staging tables.';

/* ── the rows as they go in: typed, in the columns of the target ─────────────────────────────────────────────────────
 * Written once, used three times: to insert, to recognise what is there already, and to prove that it arrived.
 */
create view staging.user_rows as
  select s.row_number, s.known, s.id, s.username, s.email, s.password_hash,
         s.must_change_password::boolean as must_change_password, s.name, s.role, s.age::smallint as age, s.gender,
         s.phone, s.address, s.is_active::boolean as is_active, s.last_login::timestamptz(6) as last_login, s.legacy,
         s.created_at::timestamptz(6) as created_at, s.updated_at::timestamptz(6) as updated_at
    from staging.users s
   where s.rejected is null;

create view staging.doctor_rows as
  select s.row_number, s.known, s.doctor_id, s.user_id, coalesce(s.specialization, u.specialization) as specialization,
         s.license_number, s.years_experience::smallint as years_experience, s.hospital_affiliation,
         s.consultation_fee::numeric(12, 2) as consultation_fee, 'approved'::text as approval_state, s.legacy,
         s.created_at::timestamptz(6) as created_at, s.updated_at::timestamptz(6) as updated_at
    from staging.doctors s
    left join staging.users u on u.id = s.user_id and u.rejected is null
   where s.rejected is null;

create view staging.patient_rows as
  select s.row_number, s.known, s.patient_id, s.user_id, s.name, s.gender, s.date_of_birth::date as date_of_birth,
         s.age::smallint as age_reported, case when s.age is not null then s.created_at::timestamptz(6) end as age_reported_at,
         s.medical_history, s.emergency_contact_name, s.emergency_contact_phone, s.insurance_info, s.allergies,
         s.current_medications, s.legacy, s.created_at::timestamptz(6) as created_at, s.updated_at::timestamptz(6) as updated_at
    from staging.patients s
   where s.rejected is null;

create view staging.session_rows as
  select s.row_number, s.known, s.id, s.user_id, s.patient_id, s.doctor_id, s.input_type, s.output_format, s.status, s.metadata::jsonb as metadata,
         nullif(coalesce(s.legacy, '{}') || jsonb_strip_nulls(jsonb_build_object(
           'patient_name', case when p.name is distinct from s.patient_name then s.patient_name end,
           'doctor_name', case when u.name is distinct from s.doctor_name then s.doctor_name end)), '{}') as legacy,
         s.created_at::timestamptz(6) as created_at, s.updated_at::timestamptz(6) as updated_at
    from staging.sessions s
    left join public.patients p on p.patient_id = s.patient_id
    left join public.doctors d on d.doctor_id = s.doctor_id
    left join public.users u on u.id = d.user_id
   where s.rejected is null;

create view staging.scan_rows as
  select s.row_number, s.known, s.id, s.session_id, parent.patient_id, s.original_filename, s.file_path, s.file_type,
         s.file_size::bigint as file_size, s.image_dimensions, s.preprocessing_applied::jsonb as preprocessing_applied,
         s.upload_timestamp::timestamptz(6) as upload_timestamp, s.processing_timestamp::timestamptz(6) as processing_timestamp,
         s.processing_status, s.metadata::jsonb as metadata, s.legacy, s.upload_timestamp::timestamptz(6) as created_at
    from staging.mri_scans s
    join public.sessions parent on parent.id = s.session_id
   where s.rejected is null;

create view staging.prediction_rows as
  select s.row_number, s.known, s.id, s.session_id, parent.patient_id, s.mri_scan_id, s.prediction_type, s.binary_result,
         s.stage_result::numeric(2, 1) as stage_result, s.confidence_score::double precision as confidence_score,
         s.binary_confidence::double precision as binary_confidence, s.stage_confidence::double precision as stage_confidence,
         s.uncertainty_metrics::jsonb as uncertainty_metrics, s.model_version, s.processing_time::double precision as processing_time, s.metadata::jsonb as metadata,
         s.legacy, s.created_at::timestamptz(6) as created_at
    from staging.predictions s
    join public.sessions parent on parent.id = s.session_id
   where s.rejected is null;

-- Reports of one type for one session are versions of one report: the old system made a new one and kept the old.
-- The enhanced layout says so itself.
create view staging.report_rows as
  select s.row_number, s.known, s.id, s.session_id, parent.patient_id, s.prediction_id, s.report_type,
         coalesce(s.report_status, case when s.next_id is null then 'final' else 'superseded' end) as report_status,
         coalesce(s.version::integer, s.number::integer) as version,
         coalesce(s.is_latest::boolean, s.next_id is null) as is_latest,
         coalesce(s.superseded_by, case when s.is_latest is null then s.next_id end) as superseded_by,
         s.title, s.content, s.recommendations::jsonb as recommendations, s.format_type, s.generated_by,
         s.confidence_level::double precision as confidence_level, s.disclaimer, s.file_path, s.metadata::jsonb as metadata, s.legacy,
         s.created_at::timestamptz(6) as created_at
    from (select r.*, row_number() over versions as number, lead(r.id) over versions as next_id
            from staging.medical_reports r
           where r.rejected is null
          window versions as (partition by r.session_id, r.report_type order by r.created_at::timestamptz, r.id)) s
    join public.sessions parent on parent.id = s.session_id;

create view staging.flag_rows as
  select s.row_number, s.known, s.id, s.session_id, s.flag_type, s.status, s.priority::integer as priority, s.data::jsonb as data,
         s.expires_at::timestamptz(6) as expires_at, s.agent_assigned, s.metadata::jsonb as metadata, s.legacy,
         s.created_at::timestamptz(6) as created_at, s.updated_at::timestamptz(6) as updated_at
    from staging.action_flags s
   where s.rejected is null;

create view staging.message_rows as
  select s.row_number, s.known, s.message_id, s.sender, s.receiver, s.message_type, s.payload::jsonb as payload, s.session_id,
         s."timestamp"::timestamptz(6) as "timestamp", s.correlation_id, s.processed::boolean as processed, s.legacy
    from staging.agent_messages s
   where s.rejected is null;

create view staging.knowledge_rows as
  select s.row_number, s.known, s.id, s.title, s.content, s.category, s.source_type, s.source_url, s.author,
         s.publication_date::timestamptz(6) as publication_date, s.credibility_score::double precision as credibility_score,
         s.embedding, s.metadata::jsonb as metadata, s.legacy, s.created_at::timestamptz(6) as created_at, s.updated_at::timestamptz(6) as updated_at
    from staging.knowledge_entries s
   where s.rejected is null;

create view staging.assignment_rows as
  select s.row_number, s.known, s.id, s.doctor_id, s.patient_id, s.assignment_date::timestamptz(6) as assignment_date,
         s.assignment_type, s.is_active::boolean as is_active, s.ended_at::timestamptz(6) as ended_at, s.notes, s.legacy,
         s.created_at::timestamptz(6) as created_at
    from staging.doctor_patient_assignments s
   where s.rejected is null;

create view staging.consultation_rows as
  select s.row_number, s.known, s.id, s.patient_id, s.doctor_id, s.session_id,
         s.consultation_date::timestamptz(6) as consultation_date, s.consultation_type, s.status,
         s.duration_minutes::integer as duration_minutes, s.fee_charged::numeric(12, 2) as fee_charged, s.chief_complaint,
         s.diagnosis, s.prescription, s.notes, s.next_visit_date::timestamptz(6) as next_visit_date, s.overlap_allowed,
         s.legacy, s.created_at::timestamptz(6) as created_at, s.updated_at::timestamptz(6) as updated_at
    from staging.consultations s
   where s.rejected is null;

-- Rows that only repeat a finished report are derived again from the reports; requests without one are somebody's wish.
create view staging.request_rows as
  select s.row_number, s.known, s.id, s.patient_id, s.session_id, s.report_id, s.prediction_id, s.mri_scan_id, s.report_type, s.status,
         s.priority::smallint as priority, s.retry_count::smallint as retry_count, s.requested_by,
         s.requested_at::timestamptz(6) as requested_at, s.generated_at::timestamptz(6) as generated_at, s.error_message,
         s.metadata::jsonb as metadata, s.legacy
    from staging.report_status s
   where s.rejected is null;

create view staging.note_rows as
  select s.row_number, s.known, s.id, s.patient_id, s.event_type, s.event_date::timestamptz(6) as event_date, s.event_title,
         s.event_description, s.severity, s.doctor_id, s.session_id, s.metadata::jsonb as metadata, s.legacy,
         s.created_at::timestamptz(6) as created_at
    from staging.patient_timeline s
   where s.rejected is null and s.related_id is null;

/* ── one function per table, parents first ───────────────────────────────────────────────────────────────────────── */

create function staging.load_users(run integer) returns void
language plpgsql volatile
set search_path = pg_catalog, public, pg_temp
as $$
begin
  if exists (select from staging.users where rejected is null group by id having count(*) > 1) then
    update staging.users s
       set rejected = 'duplicate-id', rejected_field = 'id'
      from (select row_number, row_number() over (partition by id order by row_number) as nth
              from staging.users where rejected is null) seen
     where seen.row_number = s.row_number and seen.nth > 1;
  end if;
  if exists (select from staging.users where rejected is null and email is not null group by lower(email) having count(*) > 1) then
    update staging.users s
       set repairs = staging.repair(s.repairs, 'email', 'duplicate-email', s.email),
           legacy = staging.keep(s.legacy, 'email', s.email),
           email = null
      from (select row_number, row_number() over (partition by lower(email) order by row_number) as nth
              from staging.users where rejected is null and email is not null) seen
     where seen.row_number = s.row_number and seen.nth > 1;
  end if;
  update staging.users s
     set repairs = staging.repair(s.repairs, 'email', 'duplicate-email', s.email),
         legacy = staging.keep(s.legacy, 'email', s.email),
         email = null
   where s.rejected is null and s.email is not null
     and exists (select from public.users t where lower(t.email) = lower(s.email) and t.id <> s.id);
  if exists (select from staging.users where rejected is null and username is not null group by lower(username) having count(*) > 1) then
    update staging.users s
       set repairs = staging.repair(s.repairs, 'username', 'duplicate-username', s.username),
           legacy = staging.keep(s.legacy, 'username', s.username),
           username = null
      from (select row_number, row_number() over (partition by lower(username) order by row_number) as nth
              from staging.users where rejected is null and username is not null) seen
     where seen.row_number = s.row_number and seen.nth > 1;
  end if;
  update staging.users s
     set repairs = staging.repair(s.repairs, 'username', 'duplicate-username', s.username),
         legacy = staging.keep(s.legacy, 'username', s.username),
         username = null
   where s.rejected is null and s.username is not null
     and exists (select from public.users t where lower(t.username) = lower(s.username) and t.id <> s.id);
  -- What an account says of a doctor has no column here: kept, unless the doctor's own record says the same.
  update staging.users s
     set legacy = coalesce(s.legacy, '{}') || said.facts
    from (select u.row_number,
                 jsonb_strip_nulls(jsonb_build_object(
                   'specialization', case when u.specialization is distinct from d.specialization then u.specialization end,
                   'license_number', case when u.license_number is distinct from d.license_number then u.license_number end)) as facts
            from staging.users u
            left join (select distinct on (user_id) user_id, specialization, license_number
                         from staging.doctors where rejected is null and user_id is not null
                        order by user_id, row_number) d on d.user_id = u.id
           where u.rejected is null and (u.specialization is not null or u.license_number is not null)) said
   where said.row_number = s.row_number and said.facts <> '{}';
  -- there already: the same, which is fine, or something else under the same id, which somebody must decide
  if exists (select from staging.users s join public.users t on t.id = s.id where s.rejected is null) then
    update staging.users s
       set known = true
      from staging.user_rows v
      join public.users t on t.id = v.id
     where v.row_number = s.row_number
       and (v.name, v.role, v.age, v.gender, v.phone, v.address, v.created_at)
           is not distinct from
           (t.name, t.role, t.age, t.gender, t.phone, t.address, t.created_at);
    update staging.users s
       set rejected = 'exists-differently', rejected_field = 'id'
     where s.rejected is null and not s.known
       and exists (select from public.users t where t.id = s.id);
  end if;
  insert into public.users
         (id, username, email, password_hash, must_change_password, name, role, age, gender, phone,
          address, is_active, last_login, legacy, created_at, updated_at, import_run)
  select id, username, email, password_hash, must_change_password, name, role, age, gender, phone,
         address, is_active, last_login, legacy, created_at, updated_at, run
    from staging.user_rows
   where not known;
end;
$$;
comment on function staging.load_users is 'Accounts. Of two with one e-mail address or user name, the later one loses it and keeps the rest.';

create function staging.load_doctors(run integer) returns void
language plpgsql volatile
set search_path = pg_catalog, public, pg_temp
as $$
begin
  if exists (select from staging.doctors where rejected is null group by doctor_id having count(*) > 1) then
    update staging.doctors s
       set rejected = 'duplicate-id', rejected_field = 'doctor_id'
      from (select row_number, row_number() over (partition by doctor_id order by row_number) as nth
              from staging.doctors where rejected is null) seen
     where seen.row_number = s.row_number and seen.nth > 1;
  end if;
  update staging.doctors s
     set rejected = 'missing-user', rejected_field = 'user_id'
   where s.rejected is null
     and (s.user_id is null or not exists (select from public.users u where u.id = s.user_id));
  update staging.doctors s
     set rejected = 'duplicate-user', rejected_field = 'user_id'
    from (select row_number, row_number() over (partition by user_id order by row_number) as nth
            from staging.doctors where rejected is null) seen
   where seen.row_number = s.row_number and seen.nth > 1;
  update staging.doctors s
     set rejected = 'duplicate-user', rejected_field = 'user_id'
   where s.rejected is null
     and exists (select from public.doctors t where t.user_id = s.user_id and t.doctor_id <> s.doctor_id);
  if exists (select from staging.doctors where rejected is null and license_number is not null group by license_number having count(*) > 1) then
    update staging.doctors s
       set repairs = staging.repair(s.repairs, 'license_number', 'duplicate-license', s.license_number),
           legacy = staging.keep(s.legacy, 'license_number', s.license_number),
           license_number = null
      from (select row_number, row_number() over (partition by license_number order by row_number) as nth
              from staging.doctors where rejected is null and license_number is not null) seen
     where seen.row_number = s.row_number and seen.nth > 1;
  end if;
  update staging.doctors s
     set repairs = staging.repair(s.repairs, 'license_number', 'duplicate-license', s.license_number),
         legacy = staging.keep(s.legacy, 'license_number', s.license_number),
         license_number = null
   where s.rejected is null and s.license_number is not null
     and exists (select from public.doctors t where t.license_number = s.license_number and t.doctor_id <> s.doctor_id);
  -- there already: the same, which is fine, or something else under the same id, which somebody must decide
  if exists (select from staging.doctors s join public.doctors t on t.doctor_id = s.doctor_id where s.rejected is null) then
    update staging.doctors s
       set known = true
      from staging.doctor_rows v
      join public.doctors t on t.doctor_id = v.doctor_id
     where v.row_number = s.row_number
       and (v.user_id, v.specialization, v.license_number, v.years_experience, v.hospital_affiliation,
            v.consultation_fee, v.created_at)
           is not distinct from
           (t.user_id, t.specialization, t.license_number, t.years_experience, t.hospital_affiliation,
            t.consultation_fee, t.created_at);
    update staging.doctors s
       set rejected = 'exists-differently', rejected_field = 'doctor_id'
     where s.rejected is null and not s.known
       and exists (select from public.doctors t where t.doctor_id = s.doctor_id);
  end if;
  insert into public.doctors
         (doctor_id, user_id, specialization, license_number, years_experience, hospital_affiliation,
          consultation_fee, approval_state, legacy, created_at, updated_at, import_run)
  select doctor_id, user_id, specialization, license_number, years_experience, hospital_affiliation,
         consultation_fee, approval_state, legacy, created_at, updated_at, run
    from staging.doctor_rows
   where not known;
end;
$$;
comment on function staging.load_doctors is 'Doctors. They practised in the old system, so they come in approved; without an account there is no name, so such a row is set aside.';

create function staging.load_patients(run integer) returns void
language plpgsql volatile
set search_path = pg_catalog, public, pg_temp
as $$
begin
  if exists (select from staging.patients where rejected is null group by patient_id having count(*) > 1) then
    update staging.patients s
       set rejected = 'duplicate-id', rejected_field = 'patient_id'
      from (select row_number, row_number() over (partition by patient_id order by row_number) as nth
              from staging.patients where rejected is null) seen
     where seen.row_number = s.row_number and seen.nth > 1;
  end if;
  update staging.patients s
     set repairs = staging.repair(s.repairs, 'user_id', 'dangling-reference', s.user_id),
         legacy = staging.keep(s.legacy, 'user_id', s.user_id),
         user_id = null
   where s.rejected is null and s.user_id is not null
     and not exists (select from public.users u where u.id = s.user_id);
  if exists (select from staging.patients where rejected is null and user_id is not null group by user_id having count(*) > 1) then
    update staging.patients s
       set repairs = staging.repair(s.repairs, 'user_id', 'duplicate-user', s.user_id),
           legacy = staging.keep(s.legacy, 'user_id', s.user_id),
           user_id = null
      from (select row_number, row_number() over (partition by user_id order by row_number) as nth
              from staging.patients where rejected is null and user_id is not null) seen
     where seen.row_number = s.row_number and seen.nth > 1;
  end if;
  update staging.patients s
     set repairs = staging.repair(s.repairs, 'user_id', 'duplicate-user', s.user_id),
         legacy = staging.keep(s.legacy, 'user_id', s.user_id),
         user_id = null
   where s.rejected is null and s.user_id is not null
     and exists (select from public.patients t where t.user_id = s.user_id and t.patient_id <> s.patient_id);
  update staging.patients s
     set assigned_doctor_id = d.doctor_id
    from public.doctors d
   where s.rejected is null and s.assigned_doctor_id = d.user_id
     and not exists (select from public.doctors same where same.doctor_id = s.assigned_doctor_id);
  update staging.patients s
     set repairs = staging.repair(s.repairs, 'assigned_doctor_id', 'dangling-reference', s.assigned_doctor_id),
         legacy = staging.keep(s.legacy, 'assigned_doctor_id', s.assigned_doctor_id),
         assigned_doctor_id = null
   where s.rejected is null and s.assigned_doctor_id is not null
     and not exists (select from public.doctors d where d.doctor_id = s.assigned_doctor_id);
  -- there already: the same, which is fine, or something else under the same id, which somebody must decide
  if exists (select from staging.patients s join public.patients t on t.patient_id = s.patient_id where s.rejected is null) then
    update staging.patients s
       set known = true
      from staging.patient_rows v
      join public.patients t on t.patient_id = v.patient_id
     where v.row_number = s.row_number
       and (v.user_id, v.name, v.gender, v.date_of_birth, v.age_reported, v.medical_history,
            v.allergies, v.current_medications, v.created_at)
           is not distinct from
           (t.user_id, t.name, t.gender, t.date_of_birth, t.age_reported, t.medical_history,
            t.allergies, t.current_medications, t.created_at);
    update staging.patients s
       set rejected = 'exists-differently', rejected_field = 'patient_id'
     where s.rejected is null and not s.known
       and exists (select from public.patients t where t.patient_id = s.patient_id);
  end if;
  insert into public.patients
         (patient_id, user_id, name, gender, date_of_birth, age_reported, age_reported_at,
          medical_history, emergency_contact_name, emergency_contact_phone, insurance_info,
          allergies, current_medications, legacy, created_at, updated_at, import_run)
  select patient_id, user_id, name, gender, date_of_birth, age_reported, age_reported_at,
         medical_history, emergency_contact_name, emergency_contact_phone, insurance_info, allergies,
         current_medications, legacy, created_at, updated_at, run
    from staging.patient_rows
   where not known;
end;
$$;
comment on function staging.load_patients is 'Patients. A record without its account is still a record.';

create function staging.load_sessions(run integer) returns void
language plpgsql volatile
set search_path = pg_catalog, public, pg_temp
as $$
begin
  if exists (select from staging.sessions where rejected is null group by id having count(*) > 1) then
    update staging.sessions s
       set rejected = 'duplicate-id', rejected_field = 'id'
      from (select row_number, row_number() over (partition by id order by row_number) as nth
              from staging.sessions where rejected is null) seen
     where seen.row_number = s.row_number and seen.nth > 1;
  end if;
  -- doctor_id holds a doctor's id in some rows and the id of a doctor's account in others
  update staging.sessions s
     set doctor_id = d.doctor_id
    from public.doctors d
   where s.rejected is null and s.doctor_id = d.user_id
     and not exists (select from public.doctors same where same.doctor_id = s.doctor_id);
  update staging.sessions s
     set repairs = staging.repair(s.repairs, 'doctor_id', 'dangling-reference', s.doctor_id),
         legacy = staging.keep(s.legacy, 'doctor_id', s.doctor_id),
         doctor_id = null
   where s.rejected is null and s.doctor_id is not null
     and not exists (select from public.doctors d where d.doctor_id = s.doctor_id);
  update staging.sessions s
     set repairs = staging.repair(s.repairs, 'user_id', 'dangling-reference', s.user_id),
         legacy = staging.keep(s.legacy, 'user_id', s.user_id),
         user_id = null
   where s.rejected is null and s.user_id is not null
     and not exists (select from public.users u where u.id = s.user_id);
  update staging.sessions s
     set repairs = staging.repair(s.repairs, 'patient_id', 'dangling-reference', s.patient_id),
         legacy = staging.keep(s.legacy, 'patient_id', s.patient_id),
         patient_id = null
   where s.rejected is null and s.patient_id is not null
     and not exists (select from public.patients p where p.patient_id = s.patient_id);
  -- there already: the same, which is fine, or something else under the same id, which somebody must decide
  if exists (select from staging.sessions s join public.sessions t on t.id = s.id where s.rejected is null) then
    update staging.sessions s
       set known = true
      from staging.session_rows v
      join public.sessions t on t.id = v.id
     where v.row_number = s.row_number
       and (v.user_id, v.patient_id, v.doctor_id, v.input_type, v.output_format, v.status, v.metadata,
            v.created_at)
           is not distinct from
           (t.user_id, t.patient_id, t.doctor_id, t.input_type, t.output_format, t.status, t.metadata,
            t.created_at);
    update staging.sessions s
       set rejected = 'exists-differently', rejected_field = 'id'
     where s.rejected is null and not s.known
       and exists (select from public.sessions t where t.id = s.id);
  end if;
  insert into public.sessions
         (id, user_id, patient_id, doctor_id, input_type, output_format, status, metadata, legacy,
          created_at, updated_at, import_run)
  select id, user_id, patient_id, doctor_id, input_type, output_format, status, metadata, legacy,
         created_at, updated_at, run
    from staging.session_rows
   where not known;
end;
$$;
comment on function staging.load_sessions is 'Sessions. A reference to somebody who is not there becomes none, as the old system declared; what it said is kept.';

create function staging.load_mri_scans(run integer) returns void
language plpgsql volatile
set search_path = pg_catalog, public, pg_temp
as $$
begin
  if exists (select from staging.mri_scans where rejected is null group by id having count(*) > 1) then
    update staging.mri_scans s
       set rejected = 'duplicate-id', rejected_field = 'id'
      from (select row_number, row_number() over (partition by id order by row_number) as nth
              from staging.mri_scans where rejected is null) seen
     where seen.row_number = s.row_number and seen.nth > 1;
  end if;
  update staging.mri_scans s
     set rejected = 'missing-session', rejected_field = 'session_id'
   where s.rejected is null
     and not exists (select from public.sessions p where p.id = s.session_id);
  -- there already: the same, which is fine, or something else under the same id, which somebody must decide
  if exists (select from staging.mri_scans s join public.mri_scans t on t.id = s.id where s.rejected is null) then
    update staging.mri_scans s
       set known = true
      from staging.scan_rows v
      join public.mri_scans t on t.id = v.id
     where v.row_number = s.row_number
       and (v.session_id, v.patient_id, v.original_filename, v.file_path, v.file_type, v.file_size,
            v.upload_timestamp, v.processing_status)
           is not distinct from
           (t.session_id, t.patient_id, t.original_filename, t.file_path, t.file_type, t.file_size,
            t.upload_timestamp, t.processing_status);
    update staging.mri_scans s
       set rejected = 'exists-differently', rejected_field = 'id'
     where s.rejected is null and not s.known
       and exists (select from public.mri_scans t where t.id = s.id);
  end if;
  insert into public.mri_scans
         (id, session_id, patient_id, original_filename, file_path, file_type, file_size,
          image_dimensions, preprocessing_applied, upload_timestamp, processing_timestamp,
          processing_status, metadata, legacy, created_at, import_run)
  select id, session_id, patient_id, original_filename, file_path, file_type, file_size,
         image_dimensions, preprocessing_applied, upload_timestamp, processing_timestamp,
         processing_status, metadata, legacy, created_at, run
    from staging.scan_rows
   where not known;
  insert into public.mri_scan_blobs (scan_id, sha256, data)
  select s.id, sha256(s.binary_data), s.binary_data
    from staging.mri_scans s
   where s.rejected is null and not s.known and s.binary_data is not null;
end;
$$;
comment on function staging.load_mri_scans is 'Scans, and apart from them the pixels.';

create function staging.load_predictions(run integer) returns void
language plpgsql volatile
set search_path = pg_catalog, public, pg_temp
as $$
begin
  if exists (select from staging.predictions where rejected is null group by id having count(*) > 1) then
    update staging.predictions s
       set rejected = 'duplicate-id', rejected_field = 'id'
      from (select row_number, row_number() over (partition by id order by row_number) as nth
              from staging.predictions where rejected is null) seen
     where seen.row_number = s.row_number and seen.nth > 1;
  end if;
  update staging.predictions s
     set rejected = 'missing-session', rejected_field = 'session_id'
   where s.rejected is null
     and not exists (select from public.sessions p where p.id = s.session_id);
  update staging.predictions s
     set repairs = staging.repair(s.repairs, 'mri_scan_id', 'dangling-reference', s.mri_scan_id),
         legacy = staging.keep(s.legacy, 'mri_scan_id', s.mri_scan_id),
         mri_scan_id = null
   where s.rejected is null and s.mri_scan_id is not null
     and not exists (select from public.mri_scans m where m.id = s.mri_scan_id);
  -- there already: the same, which is fine, or something else under the same id, which somebody must decide
  if exists (select from staging.predictions s join public.predictions t on t.id = s.id where s.rejected is null) then
    update staging.predictions s
       set known = true
      from staging.prediction_rows v
      join public.predictions t on t.id = v.id
     where v.row_number = s.row_number
       and (v.session_id, v.patient_id, v.mri_scan_id, v.prediction_type, v.binary_result,
            v.stage_result, v.confidence_score, v.model_version, v.created_at)
           is not distinct from
           (t.session_id, t.patient_id, t.mri_scan_id, t.prediction_type, t.binary_result,
            t.stage_result, t.confidence_score, t.model_version, t.created_at);
    update staging.predictions s
       set rejected = 'exists-differently', rejected_field = 'id'
     where s.rejected is null and not s.known
       and exists (select from public.predictions t where t.id = s.id);
  end if;
  insert into public.predictions
         (id, session_id, patient_id, mri_scan_id, prediction_type, binary_result, stage_result,
          confidence_score, binary_confidence, stage_confidence, uncertainty_metrics, model_version,
          processing_time, metadata, legacy, created_at, import_run)
  select id, session_id, patient_id, mri_scan_id, prediction_type, binary_result, stage_result,
         confidence_score, binary_confidence, stage_confidence, uncertainty_metrics, model_version,
         processing_time, metadata, legacy, created_at, run
    from staging.prediction_rows
   where not known;
end;
$$;
comment on function staging.load_predictions is 'Predictions.';

create function staging.load_medical_reports(run integer) returns void
language plpgsql volatile
set search_path = pg_catalog, public, pg_temp
as $$
begin
  if exists (select from staging.medical_reports where rejected is null group by id having count(*) > 1) then
    update staging.medical_reports s
       set rejected = 'duplicate-id', rejected_field = 'id'
      from (select row_number, row_number() over (partition by id order by row_number) as nth
              from staging.medical_reports where rejected is null) seen
     where seen.row_number = s.row_number and seen.nth > 1;
  end if;
  update staging.medical_reports s
     set rejected = 'missing-session', rejected_field = 'session_id'
   where s.rejected is null
     and not exists (select from public.sessions p where p.id = s.session_id);
  update staging.medical_reports s
     set repairs = staging.repair(s.repairs, 'prediction_id', 'dangling-reference', s.prediction_id),
         legacy = staging.keep(s.legacy, 'prediction_id', s.prediction_id),
         prediction_id = null
   where s.rejected is null and s.prediction_id is not null
     and not exists (select from public.predictions q where q.id = s.prediction_id);
  update staging.medical_reports s
     set repairs = staging.repair(s.repairs, 'superseded_by', 'dangling-reference', s.superseded_by),
         legacy = staging.keep(s.legacy, 'superseded_by', s.superseded_by),
         superseded_by = null
   where s.rejected is null and s.superseded_by is not null
     and not exists (select from staging.medical_reports n where n.id = s.superseded_by and n.rejected is null and n.id <> s.id)
     and not exists (select from public.medical_reports n where n.id = s.superseded_by);
  -- there already: the same, which is fine, or something else under the same id, which somebody must decide
  if exists (select from staging.medical_reports s join public.medical_reports t on t.id = s.id where s.rejected is null) then
    update staging.medical_reports s
       set known = true
      from staging.report_rows v
      join public.medical_reports t on t.id = v.id
     where v.row_number = s.row_number
       and (v.session_id, v.patient_id, v.prediction_id, v.report_type, v.title, v.content,
            v.created_at)
           is not distinct from
           (t.session_id, t.patient_id, t.prediction_id, t.report_type, t.title, t.content,
            t.created_at);
    update staging.medical_reports s
       set rejected = 'exists-differently', rejected_field = 'id'
     where s.rejected is null and not s.known
       and exists (select from public.medical_reports t where t.id = s.id);
  end if;
  insert into public.medical_reports
         (id, session_id, patient_id, prediction_id, report_type, report_status, version, is_latest,
          superseded_by, title, content, recommendations, format_type, generated_by,
          confidence_level, disclaimer, file_path, metadata, legacy, created_at, import_run)
  select id, session_id, patient_id, prediction_id, report_type, report_status, version, is_latest,
         superseded_by, title, content, recommendations, format_type, generated_by, confidence_level,
         disclaimer, file_path, metadata, legacy, created_at, run
    from staging.report_rows
   where not known;
end;
$$;
comment on function staging.load_medical_reports is 'Reports.';

create function staging.load_action_flags(run integer) returns void
language plpgsql volatile
set search_path = pg_catalog, public, pg_temp
as $$
begin
  if exists (select from staging.action_flags where rejected is null group by id having count(*) > 1) then
    update staging.action_flags s
       set rejected = 'duplicate-id', rejected_field = 'id'
      from (select row_number, row_number() over (partition by id order by row_number) as nth
              from staging.action_flags where rejected is null) seen
     where seen.row_number = s.row_number and seen.nth > 1;
  end if;
  update staging.action_flags s
     set rejected = 'missing-session', rejected_field = 'session_id'
   where s.rejected is null
     and not exists (select from public.sessions p where p.id = s.session_id);
  -- there already: the same, which is fine, or something else under the same id, which somebody must decide
  if exists (select from staging.action_flags s join public.action_flags t on t.id = s.id where s.rejected is null) then
    update staging.action_flags s
       set known = true
      from staging.flag_rows v
      join public.action_flags t on t.id = v.id
     where v.row_number = s.row_number
       and (v.session_id, v.flag_type, v.status, v.priority, v.data, v.created_at)
           is not distinct from
           (t.session_id, t.flag_type, t.status, t.priority, t.data, t.created_at);
    update staging.action_flags s
       set rejected = 'exists-differently', rejected_field = 'id'
     where s.rejected is null and not s.known
       and exists (select from public.action_flags t where t.id = s.id);
  end if;
  insert into public.action_flags
         (id, session_id, flag_type, status, priority, data, expires_at, agent_assigned, metadata,
          legacy, created_at, updated_at, import_run)
  select id, session_id, flag_type, status, priority, data, expires_at, agent_assigned, metadata,
         legacy, created_at, updated_at, run
    from staging.flag_rows
   where not known;
end;
$$;
comment on function staging.load_action_flags is 'Action flags.';

create function staging.load_agent_messages(run integer) returns void
language plpgsql volatile
set search_path = pg_catalog, public, pg_temp
as $$
begin
  if exists (select from staging.agent_messages where rejected is null group by message_id having count(*) > 1) then
    update staging.agent_messages s
       set rejected = 'duplicate-id', rejected_field = 'message_id'
      from (select row_number, row_number() over (partition by message_id order by row_number) as nth
              from staging.agent_messages where rejected is null) seen
     where seen.row_number = s.row_number and seen.nth > 1;
  end if;
  update staging.agent_messages s
     set rejected = 'missing-session', rejected_field = 'session_id'
   where s.rejected is null
     and not exists (select from public.sessions p where p.id = s.session_id);
  -- there already: the same, which is fine, or something else under the same id, which somebody must decide
  if exists (select from staging.agent_messages s join public.agent_messages t on t.message_id = s.message_id where s.rejected is null) then
    update staging.agent_messages s
       set known = true
      from staging.message_rows v
      join public.agent_messages t on t.message_id = v.message_id
     where v.row_number = s.row_number
       and (v.session_id, v.sender, v.receiver, v.message_type, v.payload, v."timestamp")
           is not distinct from
           (t.session_id, t.sender, t.receiver, t.message_type, t.payload, t."timestamp");
    update staging.agent_messages s
       set rejected = 'exists-differently', rejected_field = 'message_id'
     where s.rejected is null and not s.known
       and exists (select from public.agent_messages t where t.message_id = s.message_id);
  end if;
  insert into public.agent_messages
         (message_id, sender, receiver, message_type, payload, session_id, "timestamp",
          correlation_id, processed, legacy, import_run)
  select message_id, sender, receiver, message_type, payload, session_id, "timestamp",
         correlation_id, processed, legacy, run
    from staging.message_rows
   where not known;
end;
$$;
comment on function staging.load_agent_messages is 'Agent messages.';

create function staging.load_knowledge_entries(run integer) returns void
language plpgsql volatile
set search_path = pg_catalog, public, pg_temp
as $$
begin
  if exists (select from staging.knowledge_entries where rejected is null group by id having count(*) > 1) then
    update staging.knowledge_entries s
       set rejected = 'duplicate-id', rejected_field = 'id'
      from (select row_number, row_number() over (partition by id order by row_number) as nth
              from staging.knowledge_entries where rejected is null) seen
     where seen.row_number = s.row_number and seen.nth > 1;
  end if;
  -- there already: the same, which is fine, or something else under the same id, which somebody must decide
  if exists (select from staging.knowledge_entries s join public.knowledge_entries t on t.id = s.id where s.rejected is null) then
    update staging.knowledge_entries s
       set known = true
      from staging.knowledge_rows v
      join public.knowledge_entries t on t.id = v.id
     where v.row_number = s.row_number
       and (v.title, v.content, v.category, v.source_type, v.created_at)
           is not distinct from
           (t.title, t.content, t.category, t.source_type, t.created_at);
    update staging.knowledge_entries s
       set rejected = 'exists-differently', rejected_field = 'id'
     where s.rejected is null and not s.known
       and exists (select from public.knowledge_entries t where t.id = s.id);
  end if;
  insert into public.knowledge_entries
         (id, title, content, category, source_type, source_url, author, publication_date,
          credibility_score, embedding, metadata, legacy, created_at, updated_at, import_run)
  select id, title, content, category, source_type, source_url, author, publication_date,
         credibility_score, embedding, metadata, legacy, created_at, updated_at, run
    from staging.knowledge_rows
   where not known;
end;
$$;
comment on function staging.load_knowledge_entries is 'Reference texts.';


create function staging.load_doctor_patient_assignments(run integer) returns void
language plpgsql volatile
set search_path = pg_catalog, public, pg_temp
as $$
begin
  if exists (select from staging.doctor_patient_assignments where rejected is null group by id having count(*) > 1) then
    update staging.doctor_patient_assignments s
       set rejected = 'duplicate-id', rejected_field = 'id'
      from (select row_number, row_number() over (partition by id order by row_number) as nth
              from staging.doctor_patient_assignments where rejected is null) seen
     where seen.row_number = s.row_number and seen.nth > 1;
  end if;
  update staging.doctor_patient_assignments s
     set doctor_id = d.doctor_id
    from public.doctors d
   where s.rejected is null and s.doctor_id = d.user_id
     and not exists (select from public.doctors same where same.doctor_id = s.doctor_id);
  update staging.doctor_patient_assignments s
     set rejected = 'missing-doctor', rejected_field = 'doctor_id'
   where s.rejected is null and not exists (select from public.doctors d where d.doctor_id = s.doctor_id);
  update staging.doctor_patient_assignments s
     set rejected = 'missing-patient', rejected_field = 'patient_id'
   where s.rejected is null and not exists (select from public.patients p where p.patient_id = s.patient_id);
  update staging.doctor_patient_assignments s
     set rejected = 'duplicate-assignment', rejected_field = 'doctor_id'
    from (select row_number,
                 row_number() over (partition by doctor_id, patient_id, assignment_date::timestamptz order by row_number) as same_date,
                 is_active::boolean and row_number() over (partition by doctor_id, patient_id, is_active::boolean
                                                           order by assignment_date::timestamptz, row_number) > 1 as second_active
            from staging.doctor_patient_assignments where rejected is null) seen
   where seen.row_number = s.row_number and (seen.same_date > 1 or seen.second_active);
  update staging.doctor_patient_assignments s
     set rejected = 'duplicate-assignment', rejected_field = 'doctor_id'
   where s.rejected is null
     and exists (select from public.doctor_patient_assignments t
                  where t.doctor_id = s.doctor_id and t.patient_id = s.patient_id and t.id <> s.id
                    and (t.assignment_date = s.assignment_date::timestamptz
                         or (t.is_active and t.deleted_at is null and s.is_active::boolean)));
  -- The old system called every assignment primary. One can be: the doctor the patient's record names, else the earliest.
  update staging.doctor_patient_assignments s
     set repairs = staging.repair(s.repairs, 'assignment_type', 'second-primary', s.assignment_type),
         assignment_type = 'consultant'
    from (select a.row_number,
                 row_number() over (partition by a.patient_id
                                    order by a.doctor_id is distinct from p.assigned_doctor_id,
                                             a.assignment_date::timestamptz, a.row_number) as nth,
                 exists (select from public.doctor_patient_assignments t
                          where t.patient_id = a.patient_id and t.is_active and t.deleted_at is null
                            and t.assignment_type = 'primary' and t.id <> a.id) as taken
            from staging.doctor_patient_assignments a
            left join staging.patients p on p.patient_id = a.patient_id and p.rejected is null
           where a.rejected is null and a.is_active::boolean and a.assignment_type = 'primary') ranked
   where ranked.row_number = s.row_number and (ranked.nth > 1 or ranked.taken);
  update staging.doctor_patient_assignments s
     set known = true
    from staging.assignment_rows v
    join public.doctor_patient_assignments t on t.id = v.id
   where v.row_number = s.row_number
     and (v.doctor_id, v.patient_id, v.assignment_date) is not distinct from (t.doctor_id, t.patient_id, t.assignment_date);
  update staging.doctor_patient_assignments s
     set rejected = 'exists-differently', rejected_field = 'id'
   where s.rejected is null and not s.known
     and exists (select from public.doctor_patient_assignments t where t.id = s.id);
  insert into public.doctor_patient_assignments
         (id, doctor_id, patient_id, assignment_date, assignment_type, is_active, ended_at, notes,
          legacy, created_at, import_run)
  select id, doctor_id, patient_id, assignment_date, assignment_type, is_active, ended_at, notes,
         legacy, created_at, run
    from staging.assignment_rows
   where not known;
end;
$$;
comment on function staging.load_doctor_patient_assignments is 'Assignments of the enhanced layout.';

create function staging.load_consultations(run integer) returns void
language plpgsql volatile
set search_path = pg_catalog, public, pg_temp
as $$
begin
  if exists (select from staging.consultations where rejected is null group by id having count(*) > 1) then
    update staging.consultations s
       set rejected = 'duplicate-id', rejected_field = 'id'
      from (select row_number, row_number() over (partition by id order by row_number) as nth
              from staging.consultations where rejected is null) seen
     where seen.row_number = s.row_number and seen.nth > 1;
  end if;
  update staging.consultations s
     set doctor_id = d.doctor_id
    from public.doctors d
   where s.rejected is null and s.doctor_id = d.user_id
     and not exists (select from public.doctors same where same.doctor_id = s.doctor_id);
  update staging.consultations s
     set rejected = 'missing-doctor', rejected_field = 'doctor_id'
   where s.rejected is null and not exists (select from public.doctors d where d.doctor_id = s.doctor_id);
  update staging.consultations s
     set rejected = 'missing-patient', rejected_field = 'patient_id'
   where s.rejected is null and not exists (select from public.patients p where p.patient_id = s.patient_id);
  -- a session that is not there, or is another patient's
  update staging.consultations s
     set repairs = staging.repair(s.repairs, 'session_id', 'dangling-reference', s.session_id),
         legacy = staging.keep(s.legacy, 'session_id', s.session_id),
         session_id = null
   where s.rejected is null and s.session_id is not null
     and not exists (select from public.sessions p where p.id = s.session_id and p.patient_id = s.patient_id);
  -- Two appointments of one doctor at one time: both happened to be booked, so both stay, with the overlap allowed.
  update staging.consultations s
     set overlap_allowed = true
    from (select v.row_number,
                 v.consultation_date < max(v.consultation_date + make_interval(mins => coalesce(v.duration_minutes, 30)))
                   over (partition by v.doctor_id order by v.consultation_date, v.row_number
                         rows between unbounded preceding and 1 preceding) as overlaps
            from staging.consultation_rows v
           where v.status = 'scheduled' and v.consultation_type <> 'emergency') seen
   where seen.row_number = s.row_number and seen.overlaps;
  update staging.consultations s
     set overlap_allowed = true
    from staging.consultation_rows v
   where v.row_number = s.row_number and v.status = 'scheduled'
     and exists (select from public.consultations t
                  where t.doctor_id = v.doctor_id and t.status = 'scheduled' and t.deleted_at is null
                    and app.visit_range(t.consultation_date, t.duration_minutes)
                        && app.visit_range(v.consultation_date, v.duration_minutes));
  update staging.consultations s
     set known = true
    from staging.consultation_rows v
    join public.consultations t on t.id = v.id
   where v.row_number = s.row_number
     and (v.patient_id, v.doctor_id, v.consultation_date, v.consultation_type, v.status)
         is not distinct from (t.patient_id, t.doctor_id, t.consultation_date, t.consultation_type, t.status);
  update staging.consultations s
     set rejected = 'exists-differently', rejected_field = 'id'
   where s.rejected is null and not s.known and exists (select from public.consultations t where t.id = s.id);
  insert into public.consultations
         (id, patient_id, doctor_id, session_id, consultation_date, consultation_type, status, duration_minutes, fee_charged,
          chief_complaint, diagnosis, prescription, notes, next_visit_date, overlap_allowed, legacy, created_at, updated_at, import_run)
  select id, patient_id, doctor_id, session_id, consultation_date, consultation_type, status, duration_minutes, fee_charged,
         chief_complaint, diagnosis, prescription, notes, next_visit_date, overlap_allowed, legacy, created_at, updated_at, run
    from staging.consultation_rows
   where not known;
end;
$$;
comment on function staging.load_consultations is 'Consultations of the enhanced layout.';

create function staging.load_report_status(run integer) returns void
language plpgsql volatile
set search_path = pg_catalog, public, pg_temp
as $$
begin
  if exists (select from staging.report_status where rejected is null group by id having count(*) > 1) then
    update staging.report_status s
       set rejected = 'duplicate-id', rejected_field = 'id'
      from (select row_number, row_number() over (partition by id order by row_number) as nth
              from staging.report_status where rejected is null) seen
     where seen.row_number = s.row_number and seen.nth > 1;
  end if;
  update staging.report_status s
     set rejected = 'missing-session', rejected_field = 'session_id'
   where s.rejected is null
     and not exists (select from public.sessions p where p.id = s.session_id and p.patient_id is not null);
  update staging.report_status s
     set repairs = staging.repair(s.repairs, 'patient_id', 'not-the-session-s-patient', s.patient_id),
         patient_id = p.patient_id
    from public.sessions p
   where s.rejected is null and p.id = s.session_id and s.patient_id is distinct from p.patient_id;
  update staging.report_status s
     set rejected = 'missing-report', rejected_field = 'report_id'
   where s.rejected is null
     and (s.status = 'generated' or s.report_id is not null)
     and not exists (select from public.medical_reports r where r.id = s.report_id and r.patient_id = s.patient_id);
  if exists (select from staging.report_status where rejected is null and report_id is not null group by report_id having count(*) > 1) then
    update staging.report_status s
       set rejected = 'duplicate-request', rejected_field = 'report_id'
      from (select row_number, row_number() over (partition by report_id order by row_number) as nth
              from staging.report_status where rejected is null and report_id is not null) seen
     where seen.row_number = s.row_number and seen.nth > 1;
  end if;
  update staging.report_status s
     set rejected = 'duplicate-request', rejected_field = 'report_id'
   where s.rejected is null and s.report_id is not null
     and exists (select from public.report_status t where t.report_id = s.report_id and t.id <> s.id);
  -- The report is there, so the request is done, whatever the queue last said.
  update staging.report_status s
     set repairs = case when s.status = 'generated' then s.repairs
                        else staging.repair(s.repairs, 'status', 'report-exists', s.status) end,
         status = 'generated',
         generated_at = coalesce(s.generated_at, r.created_at::text)
    from public.medical_reports r
   where s.rejected is null and r.id = s.report_id;
  -- Nobody is generating it any more.
  update staging.report_status s
     set repairs = staging.repair(s.repairs, 'status', 'stale-generating', s.status), status = 'pending'
   where s.rejected is null and s.status = 'generating';
  update staging.report_status s
     set rejected = 'duplicate-request', rejected_field = 'status'
    from (select row_number, row_number() over (partition by session_id, report_type order by row_number) as nth
            from staging.report_status where rejected is null and status = 'pending') seen
   where seen.row_number = s.row_number and seen.nth > 1;
  update staging.report_status s
     set rejected = 'duplicate-request', rejected_field = 'status'
   where s.rejected is null and s.status = 'pending'
     and exists (select from public.report_status t
                  where t.session_id = s.session_id and t.report_type = s.report_type and t.id <> s.id
                    and t.status in ('pending', 'generating') and t.deleted_at is null);
  update staging.report_status s
     set repairs = staging.repair(s.repairs, 'prediction_id', 'dangling-reference', s.prediction_id),
         legacy = staging.keep(s.legacy, 'prediction_id', s.prediction_id), prediction_id = null
   where s.rejected is null and s.prediction_id is not null
     and not exists (select from public.predictions q where q.id = s.prediction_id);
  update staging.report_status s
     set repairs = staging.repair(s.repairs, 'mri_scan_id', 'dangling-reference', s.mri_scan_id),
         legacy = staging.keep(s.legacy, 'mri_scan_id', s.mri_scan_id), mri_scan_id = null
   where s.rejected is null and s.mri_scan_id is not null
     and not exists (select from public.mri_scans m where m.id = s.mri_scan_id);
  update staging.report_status s
     set repairs = staging.repair(s.repairs, 'requested_by', 'dangling-reference', s.requested_by),
         legacy = staging.keep(s.legacy, 'requested_by', s.requested_by), requested_by = null
   where s.rejected is null and s.requested_by is not null
     and not exists (select from public.users u where u.id = s.requested_by);
  update staging.report_status s
     set known = true
    from public.report_status t
   where t.id = s.id and s.rejected is null
     and (t.session_id, t.report_type, t.report_id) is not distinct from (s.session_id, s.report_type, s.report_id);
  update staging.report_status s
     set rejected = 'exists-differently', rejected_field = 'id'
   where s.rejected is null and not s.known and exists (select from public.report_status t where t.id = s.id);
  insert into public.report_status
         (id, patient_id, session_id, report_id, prediction_id, mri_scan_id, report_type, status, priority, retry_count,
          requested_by, requested_at, generated_at, error_message, metadata, legacy, import_run)
  select id, patient_id, session_id, report_id, prediction_id, mri_scan_id, report_type, status, priority, retry_count,
         requested_by, requested_at, generated_at, error_message, metadata, legacy, run
    from staging.request_rows
   where not known;
end;
$$;
comment on function staging.load_report_status is 'Requests for reports of the enhanced layout.';

create function staging.load_patient_timeline(run integer) returns void
language plpgsql volatile
set search_path = pg_catalog, public, pg_temp
as $$
begin
  if exists (select from staging.patient_timeline where rejected is null group by id having count(*) > 1) then
    update staging.patient_timeline s
       set rejected = 'duplicate-id', rejected_field = 'id'
      from (select row_number, row_number() over (partition by id order by row_number) as nth
              from staging.patient_timeline where rejected is null) seen
     where seen.row_number = s.row_number and seen.nth > 1;
  end if;
  update staging.patient_timeline s
     set rejected = 'missing-patient', rejected_field = 'patient_id'
   where s.rejected is null and not exists (select from public.patients p where p.patient_id = s.patient_id);
  update staging.patient_timeline s
     set repairs = staging.repair(s.repairs, 'doctor_id', 'dangling-reference', s.doctor_id),
         legacy = staging.keep(s.legacy, 'doctor_id', s.doctor_id), doctor_id = null
   where s.rejected is null and s.doctor_id is not null and s.related_id is null
     and not exists (select from public.doctors d where d.doctor_id = s.doctor_id);
  update staging.patient_timeline s
     set repairs = staging.repair(s.repairs, 'session_id', 'dangling-reference', s.session_id),
         legacy = staging.keep(s.legacy, 'session_id', s.session_id), session_id = null
   where s.rejected is null and s.session_id is not null and s.related_id is null
     and not exists (select from public.sessions p where p.id = s.session_id);
  update staging.patient_timeline s
     set known = true
    from public.patient_timeline t
   where t.id = s.id and s.rejected is null and s.related_id is null
     and (t.patient_id, t.event_type, t.event_title) is not distinct from (s.patient_id, s.event_type, s.event_title);
  update staging.patient_timeline s
     set rejected = 'exists-differently', rejected_field = 'id'
   where s.rejected is null and s.related_id is null and not s.known
     and exists (select from public.patient_timeline t where t.id = s.id);
  insert into public.patient_timeline
         (id, patient_id, event_type, event_date, event_title, event_description, severity, doctor_id, session_id,
          metadata, legacy, created_at, import_run)
  select id, patient_id, event_type, event_date, event_title, event_description, severity, doctor_id, session_id,
         metadata, legacy, created_at, run
    from staging.note_rows
   where not known;
end;
$$;
comment on function staging.load_patient_timeline is 'Notes written by hand in the enhanced layout; its derived entries are judged by staging.judge_derived_rows.';

/* ── what follows from the rows ──────────────────────────────────────────────────────────────────────────────────── */

create function staging.derive_assignments(run integer) returns integer
language plpgsql volatile
set search_path = pg_catalog, public, pg_temp
as $$
declare
  made integer;
begin
  with met as (
    select s.patient_id, s.doctor_id, min(s.created_at) as first_session
      from public.sessions s
     where s.import_run = run and s.patient_id is not null and s.doctor_id is not null
     group by s.patient_id, s.doctor_id),
  named as (
    select p.patient_id, p.assigned_doctor_id as doctor_id, t.created_at
      from staging.patients p
      join public.patients t on t.patient_id = p.patient_id
     where p.rejected is null and p.assigned_doctor_id is not null),
  pairs as (
    select coalesce(met.patient_id, named.patient_id) as patient_id,
           coalesce(met.doctor_id, named.doctor_id) as doctor_id,
           coalesce(met.first_session, named.created_at) as assignment_date,
           named.doctor_id is not null as is_named
      from met
      full join named on named.patient_id = met.patient_id and named.doctor_id = met.doctor_id)
  insert into public.doctor_patient_assignments
         (doctor_id, patient_id, assignment_date, assignment_type, import_run)
  select pairs.doctor_id, pairs.patient_id, pairs.assignment_date,
         case when pairs.is_named
                   and not exists (select from public.doctor_patient_assignments t
                                    where t.patient_id = pairs.patient_id and t.assignment_type = 'primary'
                                      and t.is_active and t.deleted_at is null)
              then 'primary' else 'consultant' end, run
    from pairs
   -- what somebody recorded of this pair, ended assignments above all, is not overruled by old sessions
   where not exists (select from public.doctor_patient_assignments t
                      where t.doctor_id = pairs.doctor_id and t.patient_id = pairs.patient_id);
  get diagnostics made = row_count;
  return made;
end;
$$;
comment on function staging.derive_assignments is
  'One active assignment per patient and doctor who met in a session or whom the patient''s record names; since their earliest session.';

create function staging.derive_report_status(run integer) returns integer
language plpgsql volatile
set search_path = pg_catalog, public, pg_temp
as $$
declare
  made integer;
begin
  insert into public.report_status
         (patient_id, session_id, report_id, prediction_id, mri_scan_id, report_type, status,
          requested_at, generated_at, import_run)
  select r.patient_id, r.session_id, r.id, r.prediction_id, q.mri_scan_id, r.report_type, 'generated', r.created_at, r.created_at, run
    from public.medical_reports r
    left join public.predictions q on q.id = r.prediction_id
   where r.import_run = run and r.patient_id is not null
     and not exists (select from public.report_status t where t.report_id = r.id);
  get diagnostics made = row_count;
  return made;
end;
$$;
comment on function staging.derive_report_status is 'A finished request for every imported report of a patient that has none.';

create function staging.derive_timeline_of_scans(run integer) returns integer
language plpgsql volatile
set search_path = pg_catalog, public, pg_temp
as $$
declare
  made integer;
begin
  insert into public.patient_timeline
         (patient_id, event_type, event_date, event_title, event_description, severity,
          related_table, related_id, doctor_id, session_id)
  select v.patient_id, v.event_type, v.event_date, v.event_title, v.event_description, v.severity,
         v.related_table, v.related_id, v.doctor_id, v.session_id
    from app.timeline_of_scans v
    join public.mri_scans m on m.id = v.related_id and m.import_run = run;
  get diagnostics made = row_count;
  return made;
end;
$$;
comment on function staging.derive_timeline_of_scans is 'The timeline entries of the imported scans.';

create function staging.derive_timeline_of_predictions(run integer) returns integer
language plpgsql volatile
set search_path = pg_catalog, public, pg_temp
as $$
declare
  made integer;
begin
  insert into public.patient_timeline
         (patient_id, event_type, event_date, event_title, event_description, severity,
          related_table, related_id, doctor_id, session_id)
  select v.patient_id, v.event_type, v.event_date, v.event_title, v.event_description, v.severity,
         v.related_table, v.related_id, v.doctor_id, v.session_id
    from app.timeline_of_predictions v
    join public.predictions q on q.id = v.related_id and q.import_run = run;
  get diagnostics made = row_count;
  return made;
end;
$$;
comment on function staging.derive_timeline_of_predictions is 'The timeline entries of the imported predictions.';

create function staging.derive_timeline_of_reports(run integer) returns integer
language plpgsql volatile
set search_path = pg_catalog, public, pg_temp
as $$
declare
  made integer;
begin
  insert into public.patient_timeline
         (patient_id, event_type, event_date, event_title, event_description, severity,
          related_table, related_id, doctor_id, session_id)
  select v.patient_id, v.event_type, v.event_date, v.event_title, v.event_description, v.severity,
         v.related_table, v.related_id, v.doctor_id, v.session_id
    from app.timeline_of_reports v
    join public.medical_reports r on r.id = v.related_id and r.import_run = run;
  get diagnostics made = row_count;
  return made;
end;
$$;
comment on function staging.derive_timeline_of_reports is 'The timeline entries of the imported reports.';

create function staging.derive_timeline_of_consultations(run integer) returns integer
language plpgsql volatile
set search_path = pg_catalog, public, pg_temp
as $$
declare
  made integer;
begin
  insert into public.patient_timeline
         (patient_id, event_type, event_date, event_title, event_description, severity,
          related_table, related_id, doctor_id, session_id)
  select v.patient_id, v.event_type, v.event_date, v.event_title, v.event_description, v.severity,
         v.related_table, v.related_id, v.doctor_id, v.session_id
    from app.timeline_of_consultations v
    join public.consultations c on c.id = v.related_id and c.import_run = run;
  get diagnostics made = row_count;
  return made;
end;
$$;
comment on function staging.derive_timeline_of_consultations is 'The timeline entries of the imported consultations.';

/*
 * A foreign key is proven row by row, which takes half the time of a large import. Where the owner may switch that off
 * (session_replication_role), all of them are proven here at once, before the commit; until then every table holds a
 * lock that keeps other writers out, so nothing that is referred to can go. The statements are made from the catalog,
 * so that no foreign key can be forgotten.
 */
create function staging.dangling_references(run integer)
returns table (constraint_name text, missing bigint)
language plpgsql volatile
set search_path = pg_catalog, public, pg_temp
as $$
declare
  reference record;
begin
  for reference in
    select c.conname, c.conrelid::regclass as child, c.confrelid::regclass as parent,
           string_agg(format('c.%I is not null', child.attname), ' and ') as present,
           string_agg(format('p.%I = c.%I', parent.attname, child.attname), ' and ') as same,
           exists (select from pg_attribute a
                    where a.attrelid = c.conrelid and a.attname = 'import_run'
                      and c.conrelid <> 'public.patient_timeline'::regclass) as of_run
      from pg_constraint c
     cross join unnest(c.conkey, c.confkey) as pair (child_key, parent_key)
      join pg_attribute child on child.attrelid = c.conrelid and child.attnum = pair.child_key
      join pg_attribute parent on parent.attrelid = c.confrelid and parent.attnum = pair.parent_key
     where c.contype = 'f'
       and c.conrelid in ('public.users'::regclass, 'public.doctors'::regclass, 'public.patients'::regclass,
                          'public.sessions'::regclass, 'public.mri_scans'::regclass, 'public.predictions'::regclass,
                          'public.medical_reports'::regclass, 'public.action_flags'::regclass,
                          'public.agent_messages'::regclass, 'public.knowledge_entries'::regclass,
                          'public.doctor_patient_assignments'::regclass, 'public.consultations'::regclass,
                          'public.report_status'::regclass, 'public.patient_timeline'::regclass,
                          'public.patient_statistics'::regclass)
     group by c.oid, c.conname, c.conrelid, c.confrelid
     order by c.conname
  loop
    return query execute format(
      'select %L::text, count(*) from %s c where %s%s and not exists (select from %s p where %s) having count(*) > 0',
      reference.conname, reference.child, reference.present,
      case when reference.of_run then format(' and c.import_run = %s', run) else '' end,
      reference.parent, reference.same);
  end loop;
end;
$$;
comment on function staging.dangling_references is 'Foreign keys whose rows refer to what is not there, with how many. None, or the import is taken back.';

create function staging.judge_derived_rows() returns void
language plpgsql volatile
set search_path = pg_catalog, public, pg_temp
as $$
begin
  update staging.patient_timeline s
     set rejected = 'missing-record', rejected_field = 'related_id'
   where s.rejected is null and s.related_id is not null
     and not exists (select from public.patient_timeline t
                      where t.related_id = s.related_id and t.related_table = s.related_table);
  update staging.patient_timeline s
     set repairs = staging.repair(s.repairs, 'severity', 'derived-again', s.severity)
    from public.patient_timeline t
   where s.rejected is null and s.related_id is not null
     and t.related_id = s.related_id and t.related_table = s.related_table
     and (t.patient_id, t.event_type, t.severity, t.event_date)
         is distinct from (s.patient_id, s.event_type, s.severity, s.event_date::timestamptz(6));
  update staging.patient_statistics s
     set rejected = 'missing-patient', rejected_field = 'patient_id'
   where s.rejected is null
     and not exists (select from public.patient_statistics t where t.patient_id = s.patient_id);
  update staging.patient_statistics s
     set repairs = staging.repair(s.repairs, 'patient_id', 'recounted', null)
    from public.patient_statistics t
   where s.rejected is null and t.patient_id = s.patient_id
     and (t.total_consultations, t.total_mri_scans, t.total_predictions, t.total_reports, t.unique_doctors_count,
          t.has_parkinsons, t.disease_stage)
         is distinct from
         (s.total_consultations::integer, s.total_mri_scans::integer, s.total_predictions::integer, s.total_reports::integer,
          s.unique_doctors_count::integer, s.has_parkinsons::boolean, s.disease_stage::numeric);
end;
$$;
comment on function staging.judge_derived_rows is 'Derived rows of the enhanced layout against what was derived here: the same, corrected, or of no record.';

/* ── proof and way back ──────────────────────────────────────────────────────────────────────────────────────────── */

create function staging.compare(run integer)
returns table (table_name text, staged bigint, written bigint, staged_hash numeric, written_hash numeric)
language sql stable
set search_path = pg_catalog, public, pg_temp
as $$
  select 'users', staged.total, written.total, staged.hash, written.hash
    from (select count(*) as total, coalesce(sum(hashtextextended(r::text, 0)), 0) as hash
            from (select id, username, email, password_hash, must_change_password, name, role, age,
                         gender, phone, address, is_active, last_login, legacy, created_at,
                         updated_at
                    from staging.user_rows where not known) r) staged,
         (select count(*) as total, coalesce(sum(hashtextextended(r::text, 0)), 0) as hash
            from (select id, username, email, password_hash, must_change_password, name, role, age,
                         gender, phone, address, is_active, last_login, legacy, created_at,
                         updated_at
                    from public.users where import_run = run) r) written
  union all
  select 'doctors', staged.total, written.total, staged.hash, written.hash
    from (select count(*) as total, coalesce(sum(hashtextextended(r::text, 0)), 0) as hash
            from (select doctor_id, user_id, specialization, license_number, years_experience,
                         hospital_affiliation, consultation_fee, approval_state, legacy, created_at,
                         updated_at
                    from staging.doctor_rows where not known) r) staged,
         (select count(*) as total, coalesce(sum(hashtextextended(r::text, 0)), 0) as hash
            from (select doctor_id, user_id, specialization, license_number, years_experience,
                         hospital_affiliation, consultation_fee, approval_state, legacy, created_at,
                         updated_at
                    from public.doctors where import_run = run) r) written
  union all
  select 'patients', staged.total, written.total, staged.hash, written.hash
    from (select count(*) as total, coalesce(sum(hashtextextended(r::text, 0)), 0) as hash
            from (select patient_id, user_id, name, gender, date_of_birth, age_reported,
                         age_reported_at, medical_history, emergency_contact_name,
                         emergency_contact_phone, insurance_info, allergies, current_medications,
                         legacy, created_at, updated_at
                    from staging.patient_rows where not known) r) staged,
         (select count(*) as total, coalesce(sum(hashtextextended(r::text, 0)), 0) as hash
            from (select patient_id, user_id, name, gender, date_of_birth, age_reported,
                         age_reported_at, medical_history, emergency_contact_name,
                         emergency_contact_phone, insurance_info, allergies, current_medications,
                         legacy, created_at, updated_at
                    from public.patients where import_run = run) r) written
  union all
  select 'sessions', staged.total, written.total, staged.hash, written.hash
    from (select count(*) as total, coalesce(sum(hashtextextended(r::text, 0)), 0) as hash
            from (select id, user_id, patient_id, doctor_id, input_type, output_format, status,
                         metadata, legacy, created_at, updated_at
                    from staging.session_rows where not known) r) staged,
         (select count(*) as total, coalesce(sum(hashtextextended(r::text, 0)), 0) as hash
            from (select id, user_id, patient_id, doctor_id, input_type, output_format, status,
                         metadata, legacy, created_at, updated_at
                    from public.sessions where import_run = run) r) written
  union all
  select 'mri_scans', staged.total, written.total, staged.hash, written.hash
    from (select count(*) as total, coalesce(sum(hashtextextended(r::text, 0)), 0) as hash
            from (select id, session_id, patient_id, original_filename, file_path, file_type,
                         file_size, image_dimensions, preprocessing_applied, upload_timestamp,
                         processing_timestamp, processing_status, metadata, legacy, created_at
                    from staging.scan_rows where not known) r) staged,
         (select count(*) as total, coalesce(sum(hashtextextended(r::text, 0)), 0) as hash
            from (select id, session_id, patient_id, original_filename, file_path, file_type,
                         file_size, image_dimensions, preprocessing_applied, upload_timestamp,
                         processing_timestamp, processing_status, metadata, legacy, created_at
                    from public.mri_scans where import_run = run) r) written
  union all
  select 'predictions', staged.total, written.total, staged.hash, written.hash
    from (select count(*) as total, coalesce(sum(hashtextextended(r::text, 0)), 0) as hash
            from (select id, session_id, patient_id, mri_scan_id, prediction_type, binary_result,
                         stage_result, confidence_score, binary_confidence, stage_confidence,
                         uncertainty_metrics, model_version, processing_time, metadata, legacy,
                         created_at
                    from staging.prediction_rows where not known) r) staged,
         (select count(*) as total, coalesce(sum(hashtextextended(r::text, 0)), 0) as hash
            from (select id, session_id, patient_id, mri_scan_id, prediction_type, binary_result,
                         stage_result, confidence_score, binary_confidence, stage_confidence,
                         uncertainty_metrics, model_version, processing_time, metadata, legacy,
                         created_at
                    from public.predictions where import_run = run) r) written
  union all
  select 'medical_reports', staged.total, written.total, staged.hash, written.hash
    from (select count(*) as total, coalesce(sum(hashtextextended(r::text, 0)), 0) as hash
            from (select id, session_id, patient_id, prediction_id, report_type, report_status,
                         version, is_latest, superseded_by, title, content, recommendations,
                         format_type, generated_by, confidence_level, disclaimer, file_path,
                         metadata, legacy, created_at
                    from staging.report_rows where not known) r) staged,
         (select count(*) as total, coalesce(sum(hashtextextended(r::text, 0)), 0) as hash
            from (select id, session_id, patient_id, prediction_id, report_type, report_status,
                         version, is_latest, superseded_by, title, content, recommendations,
                         format_type, generated_by, confidence_level, disclaimer, file_path,
                         metadata, legacy, created_at
                    from public.medical_reports where import_run = run) r) written
  union all
  select 'action_flags', staged.total, written.total, staged.hash, written.hash
    from (select count(*) as total, coalesce(sum(hashtextextended(r::text, 0)), 0) as hash
            from (select id, session_id, flag_type, status, priority, data, expires_at,
                         agent_assigned, metadata, legacy, created_at, updated_at
                    from staging.flag_rows where not known) r) staged,
         (select count(*) as total, coalesce(sum(hashtextextended(r::text, 0)), 0) as hash
            from (select id, session_id, flag_type, status, priority, data, expires_at,
                         agent_assigned, metadata, legacy, created_at, updated_at
                    from public.action_flags where import_run = run) r) written
  union all
  select 'agent_messages', staged.total, written.total, staged.hash, written.hash
    from (select count(*) as total, coalesce(sum(hashtextextended(r::text, 0)), 0) as hash
            from (select message_id, sender, receiver, message_type, payload, session_id,
                         "timestamp", correlation_id, processed, legacy
                    from staging.message_rows where not known) r) staged,
         (select count(*) as total, coalesce(sum(hashtextextended(r::text, 0)), 0) as hash
            from (select message_id, sender, receiver, message_type, payload, session_id,
                         "timestamp", correlation_id, processed, legacy
                    from public.agent_messages where import_run = run) r) written
  union all
  select 'knowledge_entries', staged.total, written.total, staged.hash, written.hash
    from (select count(*) as total, coalesce(sum(hashtextextended(r::text, 0)), 0) as hash
            from (select id, title, content, category, source_type, source_url, author,
                         publication_date, credibility_score, embedding, metadata, legacy,
                         created_at, updated_at
                    from staging.knowledge_rows where not known) r) staged,
         (select count(*) as total, coalesce(sum(hashtextextended(r::text, 0)), 0) as hash
            from (select id, title, content, category, source_type, source_url, author,
                         publication_date, credibility_score, embedding, metadata, legacy,
                         created_at, updated_at
                    from public.knowledge_entries where import_run = run) r) written
  union all
  select 'consultations', staged.total, written.total, staged.hash, written.hash
    from (select count(*) as total, coalesce(sum(hashtextextended(r::text, 0)), 0) as hash
            from (select id, patient_id, doctor_id, session_id, consultation_date, consultation_type,
                         status, duration_minutes, fee_charged, chief_complaint, diagnosis,
                         prescription, notes, next_visit_date, overlap_allowed, legacy, created_at,
                         updated_at
                    from staging.consultation_rows where not known) r) staged,
         (select count(*) as total, coalesce(sum(hashtextextended(r::text, 0)), 0) as hash
            from (select id, patient_id, doctor_id, session_id, consultation_date, consultation_type,
                         status, duration_minutes, fee_charged, chief_complaint, diagnosis,
                         prescription, notes, next_visit_date, overlap_allowed, legacy, created_at,
                         updated_at
                    from public.consultations where import_run = run) r) written
  union all
  select 'mri_scan_blobs', staged.total, written.total, staged.hash, written.hash
    from (select count(*) as total, coalesce(sum(hashtextextended(r::text, 0)), 0) as hash
            from (select id, sha256(binary_data), sha256(binary_data) as again
                    from staging.mri_scans
                   where rejected is null and not known and binary_data is not null) r) staged,
         (select count(*) as total, coalesce(sum(hashtextextended(r::text, 0)), 0) as hash
            from (select b.scan_id, b.sha256, sha256(b.data) as again
                    from public.mri_scan_blobs b join public.mri_scans m on m.id = b.scan_id
                   where m.import_run = run) r) written
  union all
  -- Of these three the import also makes rows of its own, which no row of the file can prove.
  select 'doctor_patient_assignments', staged.total, written.total, staged.hash, written.hash
    from (select count(*) as total, coalesce(sum(hashtextextended(r::text, 0)), 0) as hash
            from (select id, doctor_id, patient_id, assignment_date, assignment_type, is_active,
                         ended_at, notes, legacy, created_at
                    from staging.assignment_rows where not known) r) staged,
         (select count(*) as total, coalesce(sum(hashtextextended(r::text, 0)), 0) as hash
            from (select id, doctor_id, patient_id, assignment_date, assignment_type, is_active,
                         ended_at, notes, legacy, created_at
                    from public.doctor_patient_assignments
                   where import_run = run and id in (select id from staging.assignment_rows)) r) written
  union all
  select 'report_status', staged.total, written.total, staged.hash, written.hash
    from (select count(*) as total, coalesce(sum(hashtextextended(r::text, 0)), 0) as hash
            from (select id, patient_id, session_id, report_id, prediction_id, mri_scan_id,
                         report_type, status, priority, retry_count, requested_by, requested_at,
                         generated_at, error_message, metadata, legacy
                    from staging.request_rows where not known) r) staged,
         (select count(*) as total, coalesce(sum(hashtextextended(r::text, 0)), 0) as hash
            from (select id, patient_id, session_id, report_id, prediction_id, mri_scan_id,
                         report_type, status, priority, retry_count, requested_by, requested_at,
                         generated_at, error_message, metadata, legacy
                    from public.report_status
                   where import_run = run and id in (select id from staging.request_rows)) r) written
  union all
  select 'patient_timeline', staged.total, written.total, staged.hash, written.hash
    from (select count(*) as total, coalesce(sum(hashtextextended(r::text, 0)), 0) as hash
            from (select id, patient_id, event_type, event_date, event_title, event_description,
                         severity, doctor_id, session_id, metadata, legacy, created_at
                    from staging.note_rows where not known) r) staged,
         (select count(*) as total, coalesce(sum(hashtextextended(r::text, 0)), 0) as hash
            from (select id, patient_id, event_type, event_date, event_title, event_description,
                         severity, doctor_id, session_id, metadata, legacy, created_at
                    from public.patient_timeline
                   where import_run = run and related_id is null) r) written
$$;
comment on function staging.compare is
  'Per table, how many rows should have arrived and did, and an order-free hash of their contents on both sides.';

create function staging.rows_in_the_way(run integer) returns table (what text, table_name text, row_id text)
language sql stable
set search_path = pg_catalog, public, pg_temp
as $$
  select 'a doctor with an imported account', 'doctors', c.doctor_id
    from public.doctors c join public.users p on p.id = c.user_id and p.import_run = run
   where c.import_run is distinct from run
  union all
  select 'a patient with an imported account', 'patients', c.patient_id
    from public.patients c join public.users p on p.id = c.user_id and p.import_run = run
   where c.import_run is distinct from run
  union all
  select 'an assignment to an imported doctor', 'doctor_patient_assignments', c.id
    from public.doctor_patient_assignments c join public.doctors p on p.doctor_id = c.doctor_id and p.import_run = run
   where c.import_run is distinct from run
  union all
  select 'an assignment of an imported patient', 'doctor_patient_assignments', c.id
    from public.doctor_patient_assignments c join public.patients p on p.patient_id = c.patient_id and p.import_run = run
   where c.import_run is distinct from run
  union all
  select 'a session of an imported patient', 'sessions', c.id
    from public.sessions c join public.patients p on p.patient_id = c.patient_id and p.import_run = run
   where c.import_run is distinct from run
  union all
  select 'a session with an imported doctor', 'sessions', c.id
    from public.sessions c join public.doctors p on p.doctor_id = c.doctor_id and p.import_run = run
   where c.import_run is distinct from run
  union all
  select 'a session of an imported account', 'sessions', c.id
    from public.sessions c join public.users p on p.id = c.user_id and p.import_run = run
   where c.import_run is distinct from run
  union all
  select 'an action flag in an imported session', 'action_flags', c.id
    from public.action_flags c join public.sessions p on p.id = c.session_id and p.import_run = run
   where c.import_run is distinct from run
  union all
  select 'an agent message in an imported session', 'agent_messages', c.message_id
    from public.agent_messages c join public.sessions p on p.id = c.session_id and p.import_run = run
   where c.import_run is distinct from run
  union all
  select 'a scan in an imported session', 'mri_scans', c.id
    from public.mri_scans c join public.sessions p on p.id = c.session_id and p.import_run = run
   where c.import_run is distinct from run
  union all
  select 'a prediction in an imported session', 'predictions', c.id
    from public.predictions c join public.sessions p on p.id = c.session_id and p.import_run = run
   where c.import_run is distinct from run
  union all
  select 'a prediction from an imported scan', 'predictions', c.id
    from public.predictions c join public.mri_scans p on p.id = c.mri_scan_id and p.import_run = run
   where c.import_run is distinct from run
  union all
  select 'a report on an imported session', 'medical_reports', c.id
    from public.medical_reports c join public.sessions p on p.id = c.session_id and p.import_run = run
   where c.import_run is distinct from run
  union all
  select 'a report on an imported prediction', 'medical_reports', c.id
    from public.medical_reports c join public.predictions p on p.id = c.prediction_id and p.import_run = run
   where c.import_run is distinct from run
  union all
  select 'a report that an imported one supersedes', 'medical_reports', c.id
    from public.medical_reports c join public.medical_reports p on p.id = c.superseded_by and p.import_run = run
   where c.import_run is distinct from run
  union all
  select 'a consultation of an imported patient', 'consultations', c.id
    from public.consultations c join public.patients p on p.patient_id = c.patient_id and p.import_run = run
   where c.import_run is distinct from run
  union all
  select 'a consultation with an imported doctor', 'consultations', c.id
    from public.consultations c join public.doctors p on p.doctor_id = c.doctor_id and p.import_run = run
   where c.import_run is distinct from run
  union all
  select 'a consultation about an imported session', 'consultations', c.id
    from public.consultations c join public.sessions p on p.id = c.session_id and p.import_run = run
   where c.import_run is distinct from run
  union all
  select 'a report request for an imported patient', 'report_status', c.id
    from public.report_status c join public.patients p on p.patient_id = c.patient_id and p.import_run = run
   where c.import_run is distinct from run
  union all
  select 'a report request for an imported session', 'report_status', c.id
    from public.report_status c join public.sessions p on p.id = c.session_id and p.import_run = run
   where c.import_run is distinct from run
  union all
  select 'a report request for an imported prediction', 'report_status', c.id
    from public.report_status c join public.predictions p on p.id = c.prediction_id and p.import_run = run
   where c.import_run is distinct from run
  union all
  select 'a report request for an imported scan', 'report_status', c.id
    from public.report_status c join public.mri_scans p on p.id = c.mri_scan_id and p.import_run = run
   where c.import_run is distinct from run
  union all
  select 'a report request with an imported report', 'report_status', c.id
    from public.report_status c join public.medical_reports p on p.id = c.report_id and p.import_run = run
   where c.import_run is distinct from run
  union all
  select 'a report request by an imported account', 'report_status', c.id
    from public.report_status c join public.users p on p.id = c.requested_by and p.import_run = run
   where c.import_run is distinct from run
  union all
  select 'a note on an imported patient', 'patient_timeline', c.id
    from public.patient_timeline c join public.patients p on p.patient_id = c.patient_id and p.import_run = run
   where c.related_id is null and c.import_run is distinct from run
  union all
  select 'a note about an imported session', 'patient_timeline', c.id
    from public.patient_timeline c join public.sessions p on p.id = c.session_id and p.import_run = run
   where c.related_id is null and c.import_run is distinct from run
  union all
  select 'a note with an imported doctor', 'patient_timeline', c.id
    from public.patient_timeline c join public.doctors p on p.doctor_id = c.doctor_id and p.import_run = run
   where c.related_id is null and c.import_run is distinct from run
  union all
  select 'an imported record changed since', e.entity, e.entity_id
    from public.audit_events e
    join public.import_runs r on r.id = run
   where e.at > r.finished_at and e.action in ('update', 'trash', 'restore')
     and not e.fields <@ array['password_hash', 'must_change_password']
     and (exists (select from public.users x where e.entity = 'users' and x.id = e.entity_id and x.import_run = run)
          or exists (select from public.doctors x where e.entity = 'doctors' and x.doctor_id = e.entity_id and x.import_run = run)
          or exists (select from public.patients x where e.entity = 'patients' and x.patient_id = e.entity_id and x.import_run = run)
          or exists (select from public.doctor_patient_assignments x
                      where e.entity = 'doctor_patient_assignments' and x.id = e.entity_id and x.import_run = run)
          or exists (select from public.sessions x where e.entity = 'sessions' and x.id = e.entity_id and x.import_run = run)
          or exists (select from public.mri_scans x where e.entity = 'mri_scans' and x.id = e.entity_id and x.import_run = run)
          or exists (select from public.predictions x where e.entity = 'predictions' and x.id = e.entity_id and x.import_run = run)
          or exists (select from public.medical_reports x where e.entity = 'medical_reports' and x.id = e.entity_id and x.import_run = run)
          or exists (select from public.consultations x where e.entity = 'consultations' and x.id = e.entity_id and x.import_run = run)
          or exists (select from public.report_status x where e.entity = 'report_status' and x.id = e.entity_id and x.import_run = run)
          or exists (select from public.patient_timeline x where e.entity = 'patient_timeline' and x.id = e.entity_id and x.import_run = run)
          or exists (select from public.knowledge_entries x where e.entity = 'knowledge_entries' and x.id = e.entity_id and x.import_run = run))
$$;
comment on function staging.rows_in_the_way is
  'What was entered or changed since an import and would be lost with it. An import is taken back only when this is empty.';

create function staging.remove_run(run integer) returns bigint
language plpgsql volatile
set search_path = pg_catalog, public, pg_temp
as $$
declare
  removed bigint := 0;
  part    bigint;
begin
  delete from public.patient_timeline where import_run = run;
  get diagnostics part = row_count; removed := removed + part;
  delete from public.report_status where import_run = run;
  get diagnostics part = row_count; removed := removed + part;
  delete from public.consultations where import_run = run;
  get diagnostics part = row_count; removed := removed + part;
  delete from public.doctor_patient_assignments where import_run = run;
  get diagnostics part = row_count; removed := removed + part;
  delete from public.agent_messages where import_run = run;
  get diagnostics part = row_count; removed := removed + part;
  delete from public.action_flags where import_run = run;
  get diagnostics part = row_count; removed := removed + part;
  delete from public.medical_reports where import_run = run;
  get diagnostics part = row_count; removed := removed + part;
  delete from public.predictions where import_run = run;
  get diagnostics part = row_count; removed := removed + part;
  delete from public.mri_scans where import_run = run;
  get diagnostics part = row_count; removed := removed + part;
  delete from public.sessions where import_run = run;
  get diagnostics part = row_count; removed := removed + part;
  delete from public.patients where import_run = run;
  get diagnostics part = row_count; removed := removed + part;
  delete from public.doctors where import_run = run;
  get diagnostics part = row_count; removed := removed + part;
  delete from public.users where import_run = run;
  get diagnostics part = row_count; removed := removed + part;
  delete from public.knowledge_entries where import_run = run;
  get diagnostics part = row_count; removed := removed + part;
  return removed;
end;
$$;
comment on function staging.remove_run is 'Deletes what an import brought, children first. Statistics and timeline are rebuilt by the caller.';
