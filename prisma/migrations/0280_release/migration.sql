/*
 * Signing reports, and when their patient may read them.
 *
 * A report is made as a finished text, and nobody edits it. A clinician signs it; the patient reads it when it is
 * released: at once, when it is signed, or after some hours, as the programme decided, and not while somebody holds it.
 * A model's results follow the same rule: until it lets them out, the patient sees neither the result nor its entry in
 * the timeline, nor what the figures make of it.
 *
 * What the old system showed was shown: imported reports and results count as released.
 */
alter table public.medical_reports
  add column signed_by        text,
  add column signed_doctor_id text,
  add column signed_at        timestamptz(6),
  add column signature_sha256 text,
  add column released_at      timestamptz(6),
  add column released_by      text,
  add column release_due_at   timestamptz(6),
  add column held_until       timestamptz(6),
  add constraint medical_reports_signature_whole
    check ((signed_at is null) = (signature_sha256 is null) and (signed_by is null or signed_at is not null)),
  add constraint medical_reports_signature_form check (signature_sha256 ~ '^[0-9a-f]{64}$'),
  add constraint medical_reports_no_draft_released check (released_at is null or report_status <> 'draft'),
  add constraint medical_reports_signed_by_fkey foreign key (signed_by) references public.users (id) on delete set null,
  add constraint medical_reports_signed_doctor_id_fkey
    foreign key (signed_doctor_id) references public.doctors (doctor_id) on delete set null,
  add constraint medical_reports_released_by_fkey foreign key (released_by) references public.users (id) on delete set null;
comment on column public.medical_reports.signature_sha256 is
  'Of what was signed, who signed it and when: sha256(report id | document or content hash | account | time).';
comment on column public.medical_reports.released_at is 'Since when the patient may read it; null: not yet.';
comment on column public.medical_reports.released_by is 'Who let the patient read it; null: the rule of the programme did.';
comment on column public.medical_reports.release_due_at is 'When the rule of the programme releases it, unless it is held.';
comment on column public.medical_reports.held_until is 'Until when the longest hold keeps it from the patient, kept by trigger.';
create index medical_reports_signed_by_idx on public.medical_reports (signed_by) where signed_by is not null;
create index medical_reports_signed_doctor_idx on public.medical_reports (signed_doctor_id) where signed_doctor_id is not null;
create index medical_reports_released_by_idx on public.medical_reports (released_by) where released_by is not null;
create index medical_reports_due_idx on public.medical_reports (release_due_at) where released_at is null and release_due_at is not null;
-- "to sign": the newest version of what the queue made
create index medical_reports_unsigned_idx on public.medical_reports (patient_id, created_at desc, id desc)
  where signed_at is null and is_latest and request_id is not null and deleted_at is null;

update public.medical_reports set released_at = created_at where report_status in ('final', 'superseded', 'withdrawn');

create table public.report_holds (
  id         text not null default app.new_id(),
  report_id  text not null,
  reason     text not null,
  until      timestamptz(6) not null,
  held_by    text,
  held_at    timestamptz(6) not null default clock_timestamp(),
  lifted_by  text,
  lifted_at  timestamptz(6),
  constraint report_holds_pkey primary key (id),
  constraint report_holds_id_length check (char_length(id) between 1 and 200),
  constraint report_holds_reason_length check (char_length(reason) between 1 and 1000),
  -- what is kept from a patient without an end is kept for ever
  constraint report_holds_ends check (until > held_at and until <= held_at + interval '366 days'),
  constraint report_holds_lifted_whole check (lifted_by is null or lifted_at is not null),
  constraint report_holds_report_id_fkey foreign key (report_id) references public.medical_reports (id) on delete cascade,
  constraint report_holds_held_by_fkey foreign key (held_by) references public.users (id) on delete set null,
  constraint report_holds_lifted_by_fkey foreign key (lifted_by) references public.users (id) on delete set null
);
comment on table public.report_holds is
  'Who keeps a report from its patient, why and until when. Whatever was ever held stays written down.';
create index report_holds_report_idx on public.report_holds (report_id, held_at desc);
create index report_holds_held_by_idx on public.report_holds (held_by) where held_by is not null;
create index report_holds_lifted_by_idx on public.report_holds (lifted_by) where lifted_by is not null;
create trigger audit_insert after insert on public.report_holds
  referencing new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_update after update on public.report_holds
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_delete after delete on public.report_holds
  referencing old table as old_rows
  for each statement execute function app.audit_rows('id');

create function app.follow_holds() returns trigger
language plpgsql
security definer -- no role may write when a report is held
set search_path = pg_catalog, public, pg_temp
as $$
begin
  update public.medical_reports r
     set held_until = longest.until
    from (select n.report_id,
                 (select max(h.until) from public.report_holds h
                   where h.report_id = n.report_id and h.lifted_at is null) as until
            from new_rows n
           group by n.report_id) longest
   where r.id = longest.report_id and r.held_until is distinct from longest.until;
  return null;
end;
$$;
comment on function app.follow_holds is 'A report is held as long as its longest hold that nobody lifted.';
create trigger follow_holds after insert on public.report_holds
  referencing new table as new_rows
  for each statement execute function app.follow_holds();
create trigger follow_holds_upd after update on public.report_holds
  referencing new table as new_rows
  for each statement execute function app.follow_holds();

/* ── the rule of the programme ───────────────────────────────────────────────────────────────────────────────────── */

create function app.is_for_patients(report_type text) returns boolean
language sql immutable parallel safe
as $$ select report_type in ('patient', 'patient_friendly') $$;
comment on function app.is_for_patients is
  'Whether a report is written for its patient: only these are released by the rule. A doctor''s report is released by a clinician or not at all.';

create function app.plan_release() returns trigger
language plpgsql
security definer -- reads the rule
set search_path = pg_catalog, public, pg_temp
as $$
declare
  rule  text;
  hours integer;
begin
  if new.import_run is not null then
    new.released_at := new.created_at;
    return new;
  end if;
  if app.is_for_patients(new.report_type) then
    select release_rule, release_after_hours into rule, hours from public.programme_settings;
    if rule = 'at-once' then
      new.released_at := clock_timestamp();
    elsif rule = 'after-hours' then
      new.release_due_at := clock_timestamp() + make_interval(hours => hours);
    end if; -- 'on-review': when it is signed
  end if;
  return new;
end;
$$;
comment on function app.plan_release is 'When a report is published, the rule of the programme says when its patient may read it.';
create trigger plan_release before insert on public.medical_reports
  for each row when (new.report_status in ('final', 'superseded') and new.released_at is null)
  execute function app.plan_release();
create trigger plan_release_upd before update of report_status on public.medical_reports
  for each row when (old.report_status = 'draft' and new.report_status in ('final', 'superseded') and new.released_at is null)
  execute function app.plan_release();

-- Triggers of the records sleep during an import.
create or replace function staging.load_medical_reports(run integer) returns void
language plpgsql volatile
set search_path = pg_catalog, public, pg_temp
as $$
begin
  perform staging.load_report_rows(run);
  update public.medical_reports
     set released_at = created_at
   where import_run = run and released_at is null and report_status <> 'draft';
  perform app.join_report_versions();
end;
$$;

create function app.release_due_reports() returns integer
language sql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
  with due as (
    select r.id from public.medical_reports r
     where r.released_at is null and r.release_due_at <= clock_timestamp()
       and (r.held_until is null or r.held_until <= clock_timestamp())
       and r.report_status in ('final', 'superseded') and r.deleted_at is null
       and (select app.viewer_is('worker'))
     order by r.release_due_at
     limit 500
       for update skip locked
  ), released as (
    update public.medical_reports r set released_at = clock_timestamp()
      from due where due.id = r.id
    returning 1
  )
  select count(*)::integer from released
$$;
comment on function app.release_due_reports is
  'For the worker: releases what its time has come for. What is held waits; how many were released.';

/* ── what people do ──────────────────────────────────────────────────────────────────────────────────────────────── */

create function app.report_in_reach(report text) returns public.medical_reports
language plpgsql volatile
set search_path = pg_catalog, public, pg_temp
as $$
declare
  found_report public.medical_reports;
begin
  select * into found_report from public.medical_reports r
   where r.id = report and r.deleted_at is null
     and case app.viewer() ->> 'r' when 'admin' then true
                                   when 'doctor' then r.patient_id = any (app.viewer_patients())
                                   else false end
     for update;
  if found_report.id is null then
    raise exception using errcode = 'SB008', message = 'not-found';
  end if;
  return found_report;
end;
$$;
comment on function app.report_in_reach is 'A report that this viewer may act on, locked; an error when there is none.';

create function app.sign_report(report text) returns void
language plpgsql volatile
security definer -- a signature is no value that a role may write
set search_path = pg_catalog, public, pg_temp
as $$
declare
  signing  public.medical_reports;
  review   public.prediction_reviews;
  at       constant timestamptz := clock_timestamp();
  rule     text;
begin
  if not app.viewer_is('doctor') then
    raise exception using errcode = '42501', message = 'a clinician signs a report';
  end if;
  signing := app.report_in_reach(report);
  if signing.signed_at is not null then
    raise exception using errcode = 'SB008', message = 'already-signed';
  end if;
  if not signing.is_latest or signing.report_status <> 'final' then
    raise exception using errcode = 'SB008', message = 'not-newest';
  end if;
  if signing.prediction_id is not null then
    if exists (select from public.predictions q where q.id = signing.prediction_id and q.superseded_by is not null) then
      raise exception using errcode = 'SB008', message = 'report-outdated';
    end if;
    select * into review from public.prediction_reviews v
     where v.prediction_id = signing.prediction_id and v.ended_at is null and v.deleted_at is null;
    if review.id is null then
      raise exception using errcode = 'SB008', message = 'review-first';
    end if;
    -- the text says what was known when it was made: an older one still calls the result unreviewed
    if signing.request_id is not null and review.reviewed_at > signing.created_at then
      raise exception using errcode = 'SB008', message = 'report-outdated';
    end if;
  end if;
  select release_rule into rule from public.programme_settings;
  update public.medical_reports r
     set signed_by = app.viewer_user(), signed_doctor_id = app.viewer_doctor(), signed_at = at,
         signature_sha256 = encode(sha256(convert_to(concat_ws('|', r.id,
           coalesce(r.document_sha256, encode(sha256(convert_to(r.content, 'UTF8')), 'hex')),
           app.viewer_user(), to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')), 'UTF8')), 'hex'),
         released_at = case when r.released_at is null and rule = 'on-review' and app.is_for_patients(r.report_type)
                            then at else r.released_at end
   where r.id = signing.id;
  if signing.document is not null then -- its files are made again, with the signature
    insert into public.report_status (patient_id, session_id, prediction_id, report_type, requested_by, priority, signing_of)
    select signing.patient_id, q.session_id, signing.prediction_id, signing.report_type, app.viewer_user(), 5, signing.id
      from (select 1) one
      left join public.report_status q on q.id = signing.request_id;
  end if;
end;
$$;
comment on function app.sign_report is
  'Signs the newest version of a report, when the result it speaks of was reviewed before it was made. By the rule "on review" that releases a patient''s report, unless it is held.';

create function app.release_report(report text) returns void
language plpgsql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  released public.medical_reports := app.report_in_reach(report);
begin
  if released.released_at is not null then
    raise exception using errcode = 'SB008', message = 'already-released';
  end if;
  if released.report_status <> 'final' then
    raise exception using errcode = 'SB008', message = 'not-newest';
  end if;
  if released.held_until > clock_timestamp() then
    raise exception using errcode = 'SB008', message = 'report-held';
  end if;
  update public.medical_reports r
     set released_at = clock_timestamp(), released_by = app.viewer_user()
   where r.id = released.id;
end;
$$;
comment on function app.release_report is 'Lets the patient read a report now, whatever the rule says; not while somebody holds it.';

create function app.hold_report_from_patient(report text, why text, hold_until timestamptz) returns text
language plpgsql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  held public.medical_reports := app.report_in_reach(report);
  hold text;
begin
  insert into public.report_holds (report_id, reason, until, held_by)
  values (held.id, why, hold_until, app.viewer_user())
  returning id into hold;
  return hold;
end;
$$;
comment on function app.hold_report_from_patient is
  'Keeps a report from its patient until then, also one that was released already. Returns the id of the hold.';

create function app.lift_hold(hold text) returns void
language plpgsql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  held public.medical_reports;
begin
  held := app.report_in_reach((select h.report_id from public.report_holds h where h.id = hold));
  update public.report_holds h
     set lifted_at = clock_timestamp(), lifted_by = app.viewer_user()
   where h.id = hold and h.lifted_at is null and h.until > clock_timestamp();
  if not found then
    raise exception using errcode = 'SB008', message = 'hold-ended';
  end if;
end;
$$;
comment on function app.lift_hold is 'Ends a hold before its time.';

-- What a clinician put a name to stays as it was signed, for every role and for the owner.
create function app.keep_signed_report() returns trigger
language plpgsql
as $$
begin
  raise exception using errcode = 'SB011', message = 'a signed report is not rewritten: make a new version';
end;
$$;
comment on function app.keep_signed_report is 'A signed report keeps its words and its signature; a new version supersedes it.';
create trigger keep_signed before update on public.medical_reports
  for each row
  when (old.signed_at is not null
        and (new.signed_at, new.signature_sha256, new.content, new.title, new.document, new.document_sha256)
            is distinct from (old.signed_at, old.signature_sha256, old.content, old.title, old.document, old.document_sha256))
  execute function app.keep_signed_report();

/* ── what patients see ───────────────────────────────────────────────────────────────────────────────────────────── */

create function app.results_shown_before() returns timestamptz
language sql stable parallel safe
security definer -- patients read no settings
set search_path = pg_catalog, public, pg_temp
as $$
  select case s.release_rule when 'at-once' then 'infinity'::timestamptz
                             when 'after-hours' then now() - make_interval(hours => s.release_after_hours)
                             else '-infinity'::timestamptz end
    from public.programme_settings s
$$;
comment on function app.results_shown_before is 'By the rule of the programme, patients see a model''s results written before then, reviewed or not.';

create function app.viewer_reviewed_results() returns text[]
language sql stable parallel safe
security definer -- a clinician's reasons are no part of what the patient reads; that there was a review is
set search_path = pg_catalog, public, pg_temp
as $$
  select coalesce(array_agg(v.prediction_id), '{}')
    from public.prediction_reviews v
   where v.patient_id = app.viewer_patient() and v.ended_at is null and v.deleted_at is null
$$;
comment on function app.viewer_reviewed_results is 'The results of the patient who is asking that a clinician has looked at.';

create function app.reviews_of_my_results()
returns table (prediction_id text, verdict text, reviewed_at timestamptz, doctor_id text)
language sql stable
security definer
set search_path = pg_catalog, public, pg_temp
as $$
  select v.prediction_id, v.verdict, v.reviewed_at::timestamptz, v.doctor_id
    from public.prediction_reviews v
   where v.patient_id = app.viewer_patient() and v.ended_at is null and v.deleted_at is null
$$;
comment on function app.reviews_of_my_results is
  'For a patient: which clinician looked at which result, when, and whether they agreed. Not why: the doctor says that.';

alter policy predictions_patient on public.predictions
  using (patient_id = (select app.viewer_patient()) and deleted_at is null and superseded_by is null
         and case when import_run is not null then true
                  when created_at < (select app.results_shown_before()) then true
                  else id = any ((select app.viewer_reviewed_results())::text[]) end);
alter policy medical_reports_patient on public.medical_reports
  using (patient_id = (select app.viewer_patient()) and deleted_at is null and report_status in ('final', 'superseded')
         and released_at is not null and coalesce(held_until, '-infinity') <= now());

alter table public.clinical_assessments add column patient_knows boolean not null default false;
comment on column public.clinical_assessments.patient_knows is
  'The clinician told the patient: what it concludes stands in the patient''s own record at once, whatever becomes of reports.';
grant insert (patient_knows), update (patient_knows) on public.clinical_assessments to substantia_doctor;

create function app.viewer_told_assessments() returns text[]
language sql stable parallel safe
security definer -- a clinician's own words are no part of what the patient reads; that there is a conclusion is
set search_path = pg_catalog, public, pg_temp
as $$
  select coalesce(array_agg(a.id), '{}')
    from public.clinical_assessments a
   where a.patient_id = app.viewer_patient() and a.deleted_at is null
     and (a.patient_knows
          or exists ( -- a report says what was concluded last when it was made
            select from public.medical_reports r
             where r.patient_id = a.patient_id and r.document is not null and r.created_at > a.updated_at
               and r.report_status in ('final', 'superseded') and r.deleted_at is null
               and r.released_at is not null and coalesce(r.held_until, '-infinity') <= now()
               and not exists (
                 select from public.clinical_assessments later
                  where later.patient_id = a.patient_id and later.deleted_at is null and later.created_at < r.created_at
                    and (later.assessed_at, later.id) > (a.assessed_at, a.id)
                    and case when a.conclusion is not null then later.conclusion is not null
                             else later.hoehn_yahr_stage is not null end)))
$$;
comment on function app.viewer_told_assessments is
  'The assessments of the patient who is asking that they know of: a clinician told them, or a report that they may read says it.';

create function app.my_confirmed()
returns table (parkinsons boolean, stage numeric, at timestamptz, doctor_id text)
language sql stable
security definer
set search_path = pg_catalog, public, pg_temp
as $$
  with told as (
    select a.* from public.clinical_assessments a where a.id = any (app.viewer_told_assessments())
  ), concluded as (
    select t.conclusion, t.assessed_at, t.doctor_id from told t
     where t.conclusion is not null order by t.assessed_at desc, t.id desc limit 1
  ), staged as (
    select case when t.conclusion is distinct from 'not-parkinsons-disease' then t.hoehn_yahr_stage end as stage,
           t.assessed_at, t.doctor_id
      from told t
     where t.hoehn_yahr_stage is not null or t.conclusion = 'not-parkinsons-disease'
     order by t.assessed_at desc, t.id desc limit 1
  )
  select c.conclusion = 'parkinsons-disease', s.stage,
         case when s.stage is not null then s.assessed_at else c.assessed_at end::timestamptz,
         case when s.stage is not null then s.doctor_id else c.doctor_id end
    from (select 1) one left join concluded c on true left join staged s on true
$$;
comment on function app.my_confirmed is
  'For a patient: what clinicians confirmed, as in the statistics, of what the patient knows of. Always one row.';

-- an entry of the timeline is as visible as what it speaks of
alter policy patient_timeline_patient on public.patient_timeline
  using (patient_id = (select app.viewer_patient()) and deleted_at is null
         and case related_table
               when 'predictions' then exists (select from public.predictions q where q.id = related_id)
               when 'medical_reports' then exists (select from public.medical_reports r where r.id = related_id)
               when 'clinical_assessments' then related_id = any ((select app.viewer_told_assessments())::text[])
               else true end);

-- A result, a report or a conclusion, made into a figure, is still that: patients count and read what they are shown.
revoke select on public.patient_statistics from substantia_patient;
grant select (patient_id, total_consultations, total_mri_scans, unique_doctors_count, active_doctors_count,
              first_visit_date, last_visit_date, last_scan_date, last_updated)
   on public.patient_statistics to substantia_patient;

grant select (signed_at, signed_doctor_id, signature_sha256, released_at) on public.medical_reports to substantia_patient;

alter table public.report_holds enable row level security;
create policy report_holds_admin on public.report_holds for select to substantia_admin
  using ((select app.viewer_is('admin')));
-- the report's own policy decides: the subquery sees only what the viewer may see
create policy report_holds_doctor on public.report_holds for select to substantia_doctor
  using (exists (select from public.medical_reports r where r.id = report_id));
grant select on public.report_holds to substantia_admin, substantia_doctor;

grant execute on function app.sign_report(text) to substantia_doctor;
grant execute on function app.release_report(text), app.hold_report_from_patient(text, text, timestamptz), app.lift_hold(text)
   to substantia_doctor, substantia_admin;
grant execute on function app.release_due_reports() to substantia_worker;
grant execute on function app.results_shown_before(), app.viewer_reviewed_results(), app.reviews_of_my_results(),
      app.viewer_told_assessments(), app.my_confirmed()
   to substantia_patient;

/* ── what is told to open pages ──────────────────────────────────────────────────────────────────────────────────────
 * Ids only, to whoever listens; each page then reads again what it may see. 100 ids to a message: a message holds 8000
 * bytes.
 */
create function app.tell_live() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
  perform pg_notify('substantia_live', jsonb_build_object('t', tg_table_name, 'ids', jsonb_agg(id))::text)
    from (select id, (row_number() over (order by id) - 1) / 100 as part from new_rows) n
   group by part;
  return null;
end;
$$;
comment on function app.tell_live is 'Tells open pages which records changed, by their ids.';

create function app.tell_heartless() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
  perform pg_notify('substantia_live', jsonb_build_object('t', tg_table_name, 'ids', jsonb_agg(id))::text)
    from (select n.id, (row_number() over (order by n.id) - 1) / 100 as part
            from new_rows n join old_rows o using (id)
           where n.version <> o.version or n.status <> o.status or n.deleted_at is distinct from o.deleted_at) changed
   group by part;
  return null;
end;
$$;
comment on function app.tell_heartless is 'Like tell_live, but a sign of life of a worker is no news.';

create trigger tell_live after insert on public.report_status
  referencing new table as new_rows
  for each statement execute function app.tell_live();
create trigger tell_live_upd after update on public.report_status
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.tell_heartless();
create trigger tell_live after insert on public.medical_reports
  referencing new table as new_rows
  for each statement execute function app.tell_live();
create trigger tell_live_upd after update on public.medical_reports
  referencing new table as new_rows
  for each statement execute function app.tell_live();
create trigger tell_live after insert on public.prediction_reviews
  referencing new table as new_rows
  for each statement execute function app.tell_live();
create trigger tell_live_upd after update on public.prediction_reviews
  referencing new table as new_rows
  for each statement execute function app.tell_live();

-- Who may see what changed: every open stream asks again who is behind it.
create function app.tell_access() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
  perform pg_notify('substantia_live', '{"t":"access"}'); -- equal ones of a transaction are one
  return null;
end;
$$;
comment on function app.tell_access is 'Tells open streams that rights changed somewhere.';
create trigger tell_access after insert or update or delete on public.doctor_patient_assignments
  for each statement execute function app.tell_access();
create trigger tell_access after update of ended_at on public.login_sessions
  for each statement execute function app.tell_access();
create trigger tell_access after update of is_active, role, deleted_at on public.users
  for each statement execute function app.tell_access();
create trigger tell_access after update of approval_state, deleted_at on public.doctors
  for each statement execute function app.tell_access();

create function app.viewer_still_in() returns boolean
language sql stable
security definer -- reads sessions and accounts
set search_path = pg_catalog, public, pg_temp
as $$
  select exists (
    select from app.viewer() as claims
      join public.login_sessions s on s.id = claims ->> 's'
      join public.users own on own.id = s.user_id
      join public.users shown on shown.id = claims ->> 'u' -- another one while an administrator previews
     where s.ended_at is null and s.expires_at > now()
       and s.last_seen_at + make_interval(mins => s.idle_minutes) > now()
       and app.login_refusal(own) is null and app.login_refusal(shown) is null and shown.role = claims ->> 'r')
$$;
comment on function app.viewer_still_in is
  'Whether the session of this viewer is as good as when it began. Asking is no sign of life: an open page that listens keeps no session alive.';
grant execute on function app.viewer_still_in() to substantia_patient, substantia_doctor, substantia_admin;

create function app.my_reports_being_checked() returns text[]
language sql stable
security definer -- that a report waits to be released is the patient's to know; what it says is not yet
set search_path = pg_catalog, public, pg_temp
as $$
  select coalesce(array_agg(r.id), '{}')
    from public.medical_reports r
   where r.patient_id = app.viewer_patient() and r.deleted_at is null and r.is_latest and r.report_status = 'final'
     and app.is_for_patients(r.report_type)
     and (r.released_at is null or r.held_until > now())
$$;
comment on function app.my_reports_being_checked is 'For a patient: reports that are written for them and that a clinician has not let out yet.';
grant execute on function app.my_reports_being_checked() to substantia_patient;
grant select (signing_of) on public.report_status to substantia_patient;
