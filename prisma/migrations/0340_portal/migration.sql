/*
 * What the portal needs of its own: what the clinic tells everybody, questions that a patient wants to ask, calendar feeds,
 * and what a visit's note says to its patient.
 */

/* ── what the clinic tells every patient ─────────────────────────────────────────────────────────────────────────── */
alter table public.programme_settings
  add column clinic_name  text,
  add column visit_advice text,
  add constraint programme_settings_clinic_name_length check (char_length(clinic_name) between 1 and 120),
  add constraint programme_settings_visit_advice_length check (char_length(visit_advice) between 1 and 2000);
comment on column public.programme_settings.clinic_name is
  'As it stands in patients'' calendars, which others see: without a word of health. Null: nobody said.';
comment on column public.programme_settings.visit_advice is 'What to bring to a visit, a line each; null: what the portal says by itself.';
create policy programme_settings_patient on public.programme_settings for select to substantia_patient
  using ((select app.viewer_is('patient')));
grant select (id, clinic_name, visit_advice, address, help_phone) on public.programme_settings to substantia_patient;
grant update (clinic_name, visit_advice) on public.programme_settings to substantia_admin;

/* ── what a visit's note says to its patient ─────────────────────────────────────────────────────────────────────────
 * A draft is not yet what the doctor says: patients read a note when it is signed, as they read a report when it is
 * released. What came from the old system was shown there. Somebody who helps with appointments only reads none of it.
 */
revoke select (chief_complaint, diagnosis, prescription) on public.consultations from substantia_patient;
grant select (updated_at) on public.consultations to substantia_patient; -- a calendar takes news of an appointment by it
create function app.my_visit_notes()
returns table (consultation_id text, chief_complaint text, diagnosis text, prescription text, is_out boolean)
language sql stable
security definer -- a policy hides rows, and here it is the words of a row that wait for a signature
set search_path = pg_catalog, public, pg_temp
as $$
  select c.id, c.chief_complaint, case when said.out then c.diagnosis end, case when said.out then c.prescription end,
         said.out
    from public.consultations c
   cross join lateral (select c.signed_at is not null or c.import_run is not null as out) said
   where c.patient_id = app.viewer_patient() and c.deleted_at is null
$$;
comment on function app.my_visit_notes is
  'For a patient: what their visits were about, and what was found and prescribed as soon as the note is signed.';
grant execute on function app.my_visit_notes() to substantia_patient;

create function app.my_stages() returns table (at timestamptz, stage numeric, doctor_id text)
language sql stable
security definer -- of an assessment a patient reads the stage they were told, not its words
set search_path = pg_catalog, public, pg_temp
as $$
  select a.assessed_at::timestamptz, a.hoehn_yahr_stage, a.doctor_id
    from public.clinical_assessments a
   where a.id = any (app.viewer_told_assessments()) and a.hoehn_yahr_stage is not null
     and a.conclusion is distinct from 'not-parkinsons-disease'
   order by a.assessed_at, a.id
$$;
comment on function app.my_stages is 'For a patient: every stage that a clinician found and that they know of, the oldest first.';
grant execute on function app.my_stages() to substantia_patient;

/* ── how long a report takes ─────────────────────────────────────────────────────────────────────────────────────── */
create index report_status_waits_idx on public.report_status (requested_at desc)
  where status = 'generated' and report_type in ('patient', 'patient_friendly')
    and import_run is null and signing_of is null and deleted_at is null;

create function app.usual_report_wait() returns table (counted integer, median_hours double precision)
language sql stable
security definer -- a median over others tells nothing of any of them
set search_path = pg_catalog, public, pg_temp
as $$
  select count(*)::integer,
         percentile_cont(0.5) within group (order by extract(epoch from m.released_at - recent.requested_at) / 3600)
    from (select rs.requested_at, rs.report_id
            from public.report_status rs
           where rs.status = 'generated' and rs.report_type in ('patient', 'patient_friendly')
             and rs.import_run is null and rs.signing_of is null and rs.deleted_at is null
             and rs.requested_at > now() - interval '1 year'
           order by rs.requested_at desc
           limit 200) recent
    join public.medical_reports m on m.id = recent.report_id and m.released_at >= recent.requested_at
$$;
comment on function app.usual_report_wait is
  'From asking for a patient''s report until it could be read: the median over the last 200, and how many it was taken from.';
grant execute on function app.usual_report_wait() to substantia_patient;

create or replace function app.my_reports_being_checked() returns text[]
language sql stable
security definer -- that a report waits to be released is the patient's to know; what it says is not yet
set search_path = pg_catalog, public, pg_temp
as $$
  select coalesce(array_agg(r.id), '{}')
    from public.medical_reports r
   where r.patient_id = coalesce(app.viewer_patient(), app.viewer_helps_with('reports'))
     and r.deleted_at is null and r.is_latest and r.report_status = 'final'
     and app.is_for_patients(r.report_type)
     and (r.released_at is null or r.held_until > now())
$$;

/* ── questions for the next visit ────────────────────────────────────────────────────────────────────────────────── */
create table public.visit_questions (
  id             text not null default app.new_id(),
  patient_id     text not null,
  body           text not null,
  position       integer not null default 0,
  for_next_visit boolean not null default true,
  asked_at       timestamptz(6),
  answer         text,
  struck_at      timestamptz(6),
  merged_from    text[] not null default '{}',
  created_at     timestamptz(6) not null default now(),
  updated_at     timestamptz(6) not null default now(),
  version        integer not null default 1,
  constraint visit_questions_pkey primary key (id),
  constraint visit_questions_body_length check (char_length(body) between 1 and 500),
  constraint visit_questions_answer_length check (char_length(answer) between 1 and 2000),
  constraint visit_questions_answer_was_asked check (answer is null or asked_at is not null),
  constraint visit_questions_patient_id_fkey foreign key (patient_id) references public.patients (patient_id) on delete cascade
);
comment on table public.visit_questions is
  'What a patient wants to ask at a visit. Their doctors read the open ones that are for the next visit.';
comment on column public.visit_questions.position is 'Lower ones are asked first.';
comment on column public.visit_questions.for_next_visit is 'False: kept for later, and not for doctors to read.';
comment on column public.visit_questions.answer is 'What the patient noted of the answer.';
comment on column public.visit_questions.struck_at is 'Struck off by the patient, who can take that back.';
comment on column public.visit_questions.merged_from is 'The records it belonged to before they were merged, the latest last.';
create index visit_questions_patient_idx on public.visit_questions (patient_id, position, id);
create trigger bump_version before update on public.visit_questions
  for each row execute function app.bump_version();
create trigger refuse_truncate before truncate on public.visit_questions
  for each statement execute function app.refuse_truncate();
create trigger refuse_gone_patient before insert on public.visit_questions
  for each row execute function app.refuse_gone_patient();
create trigger refuse_gone_patient_upd before update of patient_id on public.visit_questions
  for each row when (new.patient_id is distinct from old.patient_id) execute function app.refuse_gone_patient();
create trigger audit_insert after insert on public.visit_questions
  referencing new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_update after update on public.visit_questions
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_delete after delete on public.visit_questions
  referencing old table as old_rows
  for each statement execute function app.audit_rows('id');

alter table public.visit_questions enable row level security;
create policy visit_questions_patient on public.visit_questions to substantia_patient
  using (patient_id = (select app.viewer_patient()))
  with check (patient_id = (select app.viewer_patient()) and (select app.viewer_may_write()));
create policy visit_questions_doctor on public.visit_questions for select to substantia_doctor
  using (patient_id = any ((select app.viewer_patients())::text[])
         and for_next_visit and asked_at is null and struck_at is null);
grant select (id, patient_id, body, position, for_next_visit, asked_at, answer, struck_at, created_at, updated_at, version),
      insert (patient_id, body, position, for_next_visit),
      update (body, position, for_next_visit, asked_at, answer, struck_at)
   on public.visit_questions to substantia_patient;
grant select (id, patient_id, body, position, for_next_visit, asked_at, struck_at, created_at)
   on public.visit_questions to substantia_doctor;

-- Questions are no record that administrators read, change and take back: so they follow a merge, and its taking back, by
-- themselves.
create function app.move_questions() returns trigger
language plpgsql
security definer -- administrators merge records, and read no questions
set search_path = pg_catalog, public, pg_temp
as $$
begin
  update public.visit_questions q
     set patient_id = new.kept_id, merged_from = q.merged_from || new.merged_id
   where q.patient_id = new.merged_id;
  return null;
end;
$$;
comment on function app.move_questions is 'The questions of a merged record belong to the one that was kept.';
create trigger move_questions after insert on public.patient_merges
  for each row execute function app.move_questions();
create function app.return_questions() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
  update public.visit_questions q
     set patient_id = new.patient_id, merged_from = trim_array(q.merged_from, 1)
   where q.patient_id in (select m.kept_id from public.patient_merges m where m.merged_id = new.patient_id)
     and q.merged_from[cardinality(q.merged_from)] = new.patient_id;
  return null;
end;
$$;
comment on function app.return_questions is 'A record that is back from a merge has its questions back.';
create trigger return_questions after update of deleted_at on public.patients
  for each row when (old.deleted_at is not null and new.deleted_at is null) execute function app.return_questions();

/* ── calendar feeds ──────────────────────────────────────────────────────────────────────────────────────────────────
 * An address that calendar programs ask for a patient's appointments, outside any session. It opens with a token whose hash
 * is kept; it tells when and where, never with whom or why.
 */
create table public.calendar_feeds (
  id           text not null default app.new_id(),
  user_id      text not null,
  token_hash   bytea not null,
  made_at      timestamptz(6) not null default now(),
  revoked_at   timestamptz(6),
  last_read_at timestamptz(6),
  constraint calendar_feeds_pkey primary key (id),
  constraint calendar_feeds_token_hash_key unique (token_hash),
  constraint calendar_feeds_token_hash_length check (octet_length(token_hash) = 32),
  constraint calendar_feeds_user_id_fkey foreign key (user_id) references public.users (id) on delete cascade
);
comment on table public.calendar_feeds is 'Addresses by which calendar programs read a patient''s appointments. Only the hash of each is kept.';
comment on column public.calendar_feeds.last_read_at is 'When a calendar asked last, to the hour.';
create index calendar_feeds_user_idx on public.calendar_feeds (user_id, made_at desc);
create trigger refuse_truncate before truncate on public.calendar_feeds
  for each statement execute function app.refuse_truncate();
create trigger audit_insert after insert on public.calendar_feeds
  referencing new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_update after update on public.calendar_feeds
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_delete after delete on public.calendar_feeds
  referencing old table as old_rows
  for each statement execute function app.audit_rows('id');
alter table public.calendar_feeds enable row level security;
-- the patient's own, and not of somebody who helps: a feed goes on when the help has ended
create policy calendar_feeds_patient on public.calendar_feeds to substantia_patient
  using (user_id = (select app.viewer_user()) and (select app.viewer_patient_self()) is not null)
  with check (user_id = (select app.viewer_user()) and (select app.viewer_patient_self()) is not null);
grant select (id, user_id, made_at, revoked_at, last_read_at), insert (user_id, token_hash), update (revoked_at)
   on public.calendar_feeds to substantia_patient;

create function app.seconds_to_wait(key text, most integer, during interval) returns integer
language plpgsql volatile
set search_path = pg_catalog, public, pg_temp
as $$
declare
  moment constant timestamptz := clock_timestamp();
  tried    integer;
  opens_at timestamptz;
begin
  insert into public.login_throttles as t (key, attempts, window_ends_at)
  values (seconds_to_wait.key, 1, moment + during)
      on conflict on constraint login_throttles_pkey do update
     set attempts = case when t.window_ends_at < moment then 1 else t.attempts + 1 end,
         window_ends_at = case when t.window_ends_at < moment then moment + during else t.window_ends_at end
  returning attempts, window_ends_at into tried, opens_at;
  return case when tried > most then ceil(extract(epoch from opens_at - moment))::integer else 0 end;
end;
$$;
comment on function app.seconds_to_wait is 'Counts one more of its kind; the seconds to wait when there were too many, else 0.';

create function app.open_calendar_feed(token_hash bytea, network text) returns jsonb
language plpgsql volatile
security definer -- a calendar program is nobody to the policies
set search_path = pg_catalog, public, pg_temp
as $$
declare
  feed    public.calendar_feeds;
  patient text;
  wait    integer := app.seconds_to_wait('calendar:' || network, 300, interval '1 minute');
begin
  if wait > 0 then
    return jsonb_build_object('wait', wait);
  end if;
  select f.* into feed
    from public.calendar_feeds f
    join public.users u on u.id = f.user_id
   where f.token_hash = open_calendar_feed.token_hash and f.revoked_at is null
     and u.role = 'patient' and app.login_refusal(u) is null;
  if feed.id is null then
    return null;
  end if;
  wait := app.seconds_to_wait('calendar-feed:' || feed.id, 60, interval '1 hour');
  if wait > 0 then
    return jsonb_build_object('wait', wait);
  end if;
  select p.patient_id into patient from public.patients p where p.user_id = feed.user_id and p.deleted_at is null;
  if feed.last_read_at is null or feed.last_read_at < now() - interval '1 hour' then -- not a write per request
    update public.calendar_feeds f set last_read_at = now() where f.id = feed.id;
  end if;
  if feed.last_read_at is null or feed.last_read_at::date < now()::date then
    perform app.write_audit('calendar-feed.read', 'consultations', feed.id, patient, 'ok', '{}');
  end if;
  return jsonb_build_object(
    'clinic', (select jsonb_build_object('name', s.clinic_name, 'address', s.address, 'phone', s.help_phone)
                 from public.programme_settings s),
    'appointments', coalesce((
      select jsonb_agg(jsonb_build_object('id', c.id, 'at', c.consultation_date, 'minutes', c.duration_minutes,
                                          'remote', c.consultation_type = 'telemedicine', 'changed', c.updated_at)
                       order by c.consultation_date, c.id)
        from (select * from public.consultations c
               where c.patient_id = patient and c.deleted_at is null and c.status in ('scheduled', 'completed')
                 and c.consultation_date > now() - interval '31 days'
               order by c.consultation_date
               limit 100) c), '[]'));
end;
$$;
comment on function app.open_calendar_feed is
  'The appointments behind a feed that works: when, where, how long. Null when there is no such feed; seconds to wait when it is asked too often.';
grant execute on function app.open_calendar_feed(bytea, text) to substantia_anonymous;
