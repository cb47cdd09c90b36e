/*
 * Reports that come. report_status is the queue itself and the only truth about it: a request is a row, a worker takes it
 * by a lease that signs of life renew, and whatever the worker does afterwards asks that the taking is still its own.
 *
 *   fence      how often the request was taken; the publishing update names the number it works under, so a worker that was
 *              only thought dead publishes nothing
 *   attempts   takings since somebody last asked, counted when taken: a request that kills its worker counts too
 *   report_attempts   one row for every taking, with how it ended
 *
 * The worker reads no table: it takes, holds and gives back by functions. What the report says is read, and published, as
 * the person who asked.
 */

/* ── settings of the programme ───────────────────────────────────────────────────────────────────────────────────── */
create table public.programme_settings (
  id                     integer not null default 1,
  automatic_reports      boolean not null default false,
  automatic_reports_by   text,
  queue_paused_at        timestamptz(6),
  queue_paused_by        text,
  queue_pause_reason     text,
  release_rule           text not null default 'on-review',
  release_after_hours    integer not null default 48,
  low_confidence_percent smallint not null default 60,
  unseen_months          smallint not null default 9,
  updated_at             timestamptz(6) not null default now(),
  updated_by             text,
  version                integer not null default 1,
  constraint programme_settings_pkey primary key (id),
  constraint programme_settings_one_row check (id = 1),
  constraint programme_settings_release_rule_known check (release_rule in ('at-once', 'on-review', 'after-hours')),
  constraint programme_settings_release_after_hours_range check (release_after_hours between 1 and 8760),
  constraint programme_settings_low_confidence_percent_range check (low_confidence_percent between 0 and 100),
  constraint programme_settings_unseen_months_range check (unseen_months between 1 and 120),
  constraint programme_settings_automatic_reports_as_somebody check (not automatic_reports or automatic_reports_by is not null),
  constraint programme_settings_pause_whole check ((queue_paused_at is null) = (queue_pause_reason is null)),
  constraint programme_settings_pause_reason_length check (char_length(queue_pause_reason) between 1 and 500),
  -- no "set null": automatic reports must be turned off, or given to somebody else, before the account can go for good
  constraint programme_settings_automatic_reports_by_fkey foreign key (automatic_reports_by) references public.users (id),
  constraint programme_settings_queue_paused_by_fkey
    foreign key (queue_paused_by) references public.users (id) on delete set null,
  constraint programme_settings_updated_by_fkey foreign key (updated_by) references public.users (id) on delete set null
);
comment on table public.programme_settings is 'What the programme decided for everybody: one row.';
comment on column public.programme_settings.automatic_reports_by is 'Under whose rights automatic requests run.';
create index programme_settings_automatic_reports_by_idx on public.programme_settings (automatic_reports_by);
create index programme_settings_queue_paused_by_idx on public.programme_settings (queue_paused_by);
create index programme_settings_updated_by_idx on public.programme_settings (updated_by);
insert into public.programme_settings default values;

-- Pausing is no edit: it must not make the form of whoever edits the settings stale.
create trigger bump_version before update on public.programme_settings
  for each row when (old.queue_paused_at is not distinct from new.queue_paused_at) execute function app.bump_version();
create trigger refuse_truncate before truncate on public.programme_settings
  for each statement execute function app.refuse_truncate();
create trigger audit_insert after insert on public.programme_settings
  referencing new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_update after update on public.programme_settings
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_delete after delete on public.programme_settings
  referencing old table as old_rows
  for each statement execute function app.audit_rows('id');

/* ── the queue ───────────────────────────────────────────────────────────────────────────────────────────────────── */
alter table public.report_status
  add column attempts         smallint not null default 0,
  add column fence            integer not null default 0,
  add column lease_until      timestamptz(6),
  add column heartbeat_at     timestamptz(6),
  add column not_before       timestamptz(6),
  -- Ageing as a key that never changes: ten steps of priority are worth 100 minutes of waiting, so nothing starves.
  add column queue_position   bigint not null generated always as
    ((extract(epoch from requested_at at time zone 'UTC') * 1000)::bigint - priority::bigint * 600000) stored,
  add column started_at       timestamptz(6),
  add column finished_at      timestamptz(6),
  add column error_class      text,
  add column idempotency_key  text,
  add column is_automatic     boolean not null default false,
  add column login_session_id text default (app.viewer() ->> 's'),
  add column language         text not null default 'en',
  add column signing_of       text,
  add constraint report_status_attempts_not_negative check (attempts >= 0 and fence >= 0),
  add constraint report_status_error_class_known
    check (error_class in ('data', 'rendering', 'storage', 'time-out', 'killed')),
  add constraint report_status_idempotency_key_length check (char_length(idempotency_key) between 8 and 100),
  add constraint report_status_language_form check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
  add constraint report_status_idempotency_key_once unique (requested_by, idempotency_key),
  add constraint report_status_signing_of_fkey
    foreign key (signing_of) references public.medical_reports (id) on delete cascade;
comment on column public.report_status.attempts is 'How often it was taken since somebody last asked, counted when taken.';
comment on column public.report_status.fence is 'How often it was taken at all; a worker writes only under the number it took.';
comment on column public.report_status.queue_position is
  'The order of the queue: milliseconds since 1970 of the asking, less ten minutes for every step of priority.';
comment on column public.report_status.not_before is 'When the next try may begin; null: at once.';
comment on column public.report_status.signing_of is
  'The report whose files this request makes again, with its signature; null: it makes a new report.';
create index report_status_signing_of_idx on public.report_status (signing_of) where signing_of is not null;
drop index public.report_status_queue_idx;
create index report_status_queue_idx on public.report_status (queue_position, id) where status = 'pending';
create index report_status_generating_idx on public.report_status (patient_id, lease_until) where status = 'generating';
create index report_status_failed_class_idx on public.report_status (error_class, requested_at) where status = 'failed';
-- A signature is rendered beside a request for a new report of the same session.
drop index public.report_status_one_live_request;
create unique index report_status_one_live_request on public.report_status (session_id, report_type)
  where status in ('pending', 'generating') and deleted_at is null and signing_of is null;
drop index public.report_status_one_live_patient_request;
create unique index report_status_one_live_patient_request on public.report_status (patient_id, report_type)
  where session_id is null and status in ('pending', 'generating') and deleted_at is null and import_run is null
    and signing_of is null;
create unique index report_status_one_live_signing on public.report_status (signing_of)
  where signing_of is not null and status in ('pending', 'generating') and deleted_at is null;

-- A sign of life is no edit: it makes no form stale.
drop trigger bump_version on public.report_status;
create trigger bump_version before update on public.report_status
  for each row when (old.heartbeat_at is not distinct from new.heartbeat_at or old.status is distinct from new.status)
  execute function app.bump_version();

create function app.check_request() returns trigger
language plpgsql
set search_path = pg_catalog, public, pg_temp
as $$
declare
  claims constant jsonb := app.viewer();
begin
  if old.status = 'generated' and new.status = 'generating' then
    raise exception using errcode = '23514', constraint = 'report_status_made_once',
      message = 'the report was made: it can be taken out, its making cannot';
  end if;
  if old.status = 'failed' and new.status = 'pending' then -- asked for again: three new tries
    new.attempts := 0;
    new.not_before := null;
    new.error_class := null;
    new.error_message := null;
    new.finished_at := null;
    if claims ->> 'r' in ('admin', 'doctor') and claims ->> 'u' is distinct from new.requested_by then
      new.requested_by := claims ->> 'u'; -- whoever asks again, asks: it is made under their rights
      new.login_session_id := claims ->> 's';
      new.idempotency_key := null;
    end if;
  end if;
  return new;
end;
$$;
comment on function app.check_request is
  'What follows when a request is tried again; and that making a report is not taken back by saying that it is still being made.';
create trigger check_request before update of status on public.report_status
  for each row when (old.status is distinct from new.status) execute function app.check_request();

create function app.supersede_requests() returns trigger
language plpgsql
security definer -- a doctor may ask, not archive
set search_path = pg_catalog, public, pg_temp
as $$
begin
  update public.report_status r
     set status = 'archived', archived_from = r.status
   where r.patient_id = new.patient_id and r.session_id is not distinct from new.session_id
     and r.report_type = new.report_type and r.signing_of is not distinct from new.signing_of
     and r.status in ('pending', 'failed') and r.deleted_at is null and r.id <> new.id and r.requested_at <= new.requested_at;
  return null;
end;
$$;
comment on function app.supersede_requests is 'A new request archives the failed and waiting ones for the same report.';
create trigger supersede_requests after insert on public.report_status
  for each row when (new.status = 'pending' and new.import_run is null) execute function app.supersede_requests();

create function app.wake_workers() returns trigger
language plpgsql
set search_path = pg_catalog, public, pg_temp
as $$
begin
  perform pg_notify('substantia_reports', ''); -- equal ones of a transaction are one
  return null;
end;
$$;
comment on function app.wake_workers is 'Tells idle workers that there is something to make.';
create trigger wake_workers after insert on public.report_status
  for each row when (new.status = 'pending') execute function app.wake_workers();
create trigger wake_workers_upd after update on public.report_status
  for each row when (new.status = 'pending' and old.status is distinct from new.status) execute function app.wake_workers();
create trigger wake_workers_upd after update on public.programme_settings
  for each row when (old.queue_paused_at is not null and new.queue_paused_at is null) execute function app.wake_workers();

-- What the worker decides is an event; that it still lives is none.
drop trigger audit_update on public.report_status;
create trigger audit_update after update on public.report_status
  referencing old table as old_rows new table as new_rows
  for each statement when (not app.viewer_is('worker')) execute function app.audit_rows('id');
create function app.audit_request() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
  perform app.write_audit(new.status, 'report_status', new.id, new.patient_id,
                          case new.status when 'failed' then 'error' else 'ok' end, array['status']);
  return null;
end;
$$;
comment on function app.audit_request is 'Events for what a worker decides about a request: taken, failed, waiting again.';
create trigger audit_worker after update on public.report_status
  for each row when (old.status is distinct from new.status and app.viewer_is('worker'))
  execute function app.audit_request();

create table public.report_attempts (
  request_id            text not null,
  number                integer not null,
  worker                text not null,
  started_at            timestamptz(6) not null default clock_timestamp(),
  finished_at           timestamptz(6),
  outcome               text,
  error_class           text,
  error_message         text,
  duration_milliseconds integer,
  steps                 jsonb not null default '[]',
  constraint report_attempts_pkey primary key (request_id, number),
  constraint report_attempts_outcome_known check (outcome in ('published', 'failed', 'lost', 'withdrawn')),
  constraint report_attempts_error_class_known
    check (error_class in ('data', 'rendering', 'storage', 'time-out', 'killed')),
  constraint report_attempts_ended_whole check ((outcome is null) = (finished_at is null)),
  constraint report_attempts_duration_not_negative check (duration_milliseconds >= 0),
  constraint report_attempts_request_id_fkey
    foreign key (request_id) references public.report_status (id) on delete cascade on update cascade
);
comment on table public.report_attempts is
  'Every taking of a request by a worker, how long each step took, and how it ended. number is the fence it worked under.';
create index report_attempts_started_idx on public.report_attempts (started_at desc);
create index report_attempts_outcome_idx on public.report_attempts (outcome, error_class, duration_milliseconds);

create table public.report_workers (
  name         text not null,
  host         text not null,
  pid          integer not null,
  started_at   timestamptz(6) not null default clock_timestamp(),
  seen_at      timestamptz(6) not null default clock_timestamp(),
  request_id   text,
  made         integer not null default 0,
  failed       integer not null default 0,
  memory_bytes bigint not null default 0,
  constraint report_workers_pkey primary key (name),
  constraint report_workers_name_length check (char_length(name) between 1 and 200)
);
comment on table public.report_workers is
  'Processes that make reports and when each last gave a sign of life. No foreign key: a row lives as long as its process.';

/* ── what was made ───────────────────────────────────────────────────────────────────────────────────────────────── */
alter table public.medical_reports
  add column request_id      text,
  add column document        jsonb,
  add column document_sha256 text,
  add column input_sha256    text,
  add column language        text,
  add constraint medical_reports_request_id_key unique (request_id),
  add constraint medical_reports_document_whole check ((document is null) = (document_sha256 is null)),
  add constraint medical_reports_request_id_fkey
    foreign key (request_id) references public.report_status (id) on delete set null on update cascade;
comment on column public.medical_reports.request_id is 'The request it was made for: one report for each.';
comment on column public.medical_reports.document is 'What the report says, part by part; its pages and files are drawn from it.';
comment on column public.medical_reports.input_sha256 is 'Of everything the report was made of, as it stood when it was published.';

create table public.report_files (
  report_id   text not null,
  variant     text not null,
  storage_key text not null,
  byte_size   bigint not null,
  sha256      text not null,
  rendered_at timestamptz(6) not null default clock_timestamp(),
  is_signed   boolean not null default false,
  constraint report_files_pkey primary key (report_id, variant),
  constraint report_files_storage_key_key unique (storage_key),
  constraint report_files_variant_known check (variant in ('a4', 'large-print')),
  constraint report_files_byte_size_positive check (byte_size > 0),
  constraint report_files_sha256_form check (sha256 ~ '^[0-9a-f]{64}$'),
  constraint report_files_report_id_fkey foreign key (report_id) references public.medical_reports (id) on delete cascade
);
comment on table public.report_files is 'The files of a report. A file that no row names is nobody''s and is swept away.';
create trigger audit_insert after insert on public.report_files
  referencing new table as new_rows
  for each statement execute function app.audit_rows('report_id');
create trigger audit_update after update on public.report_files
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.audit_rows('report_id');
create trigger audit_delete after delete on public.report_files
  referencing old table as old_rows
  for each statement execute function app.audit_rows('report_id');

/* ── the worker ──────────────────────────────────────────────────────────────────────────────────────────────────── */

create function app.most_report_attempts() returns integer
language sql immutable parallel safe
as $$ select 3 $$;
comment on function app.most_report_attempts is 'After how many tries a request is failed until somebody asks again.';

create function app.take_back_reports() returns integer
language plpgsql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  taken_back integer;
begin
  with lost as (
    select r.id from public.report_status r
     where r.status = 'generating' and r.deleted_at is null
       and (select app.viewer_is('worker'))
       and coalesce(r.lease_until, '-infinity') < clock_timestamp()
     limit 100
       for update skip locked
  ), back as (
    update public.report_status r
       set status = case when r.attempts >= app.most_report_attempts() then 'failed' else 'pending' end,
           finished_at = case when r.attempts >= app.most_report_attempts() then clock_timestamp() end,
           error_class = 'killed',
           error_message = 'The worker that was making the report stopped without a word.',
           lease_until = null, heartbeat_at = null, not_before = null
      from lost
     where lost.id = r.id
    returning r.id, r.fence
  ), ended as (
    update public.report_attempts a
       set outcome = 'lost', error_class = 'killed', finished_at = clock_timestamp(),
           error_message = 'The worker stopped without a word.',
           duration_milliseconds = extract(epoch from clock_timestamp() - a.started_at) * 1000
      from back
     where a.request_id = back.id and a.number = back.fence and a.outcome is null
    returning 1
  )
  select count(*) into taken_back from back, (select count(*) from ended) done;
  return taken_back;
end;
$$;
comment on function app.take_back_reports is
  'Requests whose worker gave no sign of life until its lease ran out wait again, or are failed after the last try.';

create function app.claim_report(worker_name text, lease_seconds numeric)
returns table (id text, fence integer, attempts integer)
language plpgsql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  candidate record;
begin
  if not app.viewer_is('worker') then
    raise exception using errcode = '42501', message = 'only a worker takes requests';
  end if;
  perform app.take_back_reports();
  if exists (select from public.programme_settings s where s.queue_paused_at is not null) then
    return;
  end if;
  for try in 1..10 loop
    select r.id, r.patient_id into candidate
      from public.report_status r
     where r.status = 'pending' and r.deleted_at is null
       and (r.not_before is null or r.not_before <= clock_timestamp())
       and not exists (select from public.report_status g
                        where g.patient_id = r.patient_id and g.status = 'generating' and g.deleted_at is null)
     order by r.queue_position, r.id
     limit 1
       for update skip locked;
    if not found then
      return;
    end if;
    -- One report of a patient at a time, in order. Locked first, then looked at: another worker may have taken one since.
    perform pg_advisory_xact_lock(hashtextextended('reports of ' || candidate.patient_id, 0));
    continue when exists (select from public.report_status g
                           where g.patient_id = candidate.patient_id and g.status = 'generating' and g.deleted_at is null);
    return query
      with taken as (
        update public.report_status r
           set status = 'generating', fence = r.fence + 1, attempts = r.attempts + 1,
               retry_count = least(r.retry_count + case when r.fence > 0 then 1 else 0 end, 32767),
               started_at = clock_timestamp(), finished_at = null, heartbeat_at = clock_timestamp(),
               lease_until = clock_timestamp() + make_interval(secs => lease_seconds::double precision),
               error_class = null, error_message = null, not_before = null
         where r.id = candidate.id
        returning r.id, r.fence, r.attempts
      ), noted as (
        insert into public.report_attempts (request_id, number, worker)
        select taken.id, taken.fence, worker_name from taken
      )
      select taken.id, taken.fence, taken.attempts::integer from taken;
    return;
  end loop;
end;
$$;
comment on function app.claim_report is
  'Takes the next request for one worker: in the order of the queue, not before its time, never two of a patient at once; none while the queue is paused.';

create function app.hold_report(request text, held_fence integer, lease_seconds numeric, steps_so_far jsonb)
returns boolean
language sql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
  with held as (
    update public.report_status r
       set heartbeat_at = clock_timestamp(),
           lease_until = clock_timestamp() + make_interval(secs => lease_seconds::double precision)
     where r.id = request and r.fence = held_fence and r.status = 'generating' and (select app.viewer_is('worker')) and r.deleted_at is null
    returning r.id
  ), noted as (
    update public.report_attempts a set steps = steps_so_far
      from held where a.request_id = held.id and a.number = held_fence
  )
  select exists (select from held)
$$;
comment on function app.hold_report is 'A sign of life of the worker that has the request; false when it is no longer its own.';

create function app.fail_report(
  request text, held_fence integer, attempt_outcome text, class text, message text, retry_after_seconds numeric, steps_done jsonb)
returns text
language sql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
  with ended as (
    update public.report_status r
       set status = case when retry_after_seconds is null or r.attempts >= app.most_report_attempts() then 'failed' else 'pending' end,
           finished_at = case when retry_after_seconds is null or r.attempts >= app.most_report_attempts() then clock_timestamp() end,
           not_before = case when retry_after_seconds is not null and r.attempts < app.most_report_attempts()
                             then clock_timestamp() + make_interval(secs => retry_after_seconds::double precision) end,
           error_class = class, error_message = message, lease_until = null, heartbeat_at = null
     where r.id = request and r.fence = held_fence and r.status = 'generating' and (select app.viewer_is('worker'))
    returning r.id, r.status
  ), noted as (
    update public.report_attempts a
       set outcome = attempt_outcome, error_class = class, error_message = message, steps = steps_done,
           finished_at = clock_timestamp(), duration_milliseconds = extract(epoch from clock_timestamp() - a.started_at) * 1000
      from ended where a.request_id = ended.id and a.number = held_fence
  )
  select ended.status from ended
$$;
comment on function app.fail_report is
  'How a try ended otherwise than well: the request waits for its next try, or is failed. No answer when it is no longer this worker''s.';

create function app.give_back_report(request text, held_fence integer, steps_done jsonb) returns boolean
language sql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
  with given as (
    update public.report_status r
       set status = 'pending', attempts = greatest(r.attempts - 1, 0), lease_until = null, heartbeat_at = null
     where r.id = request and r.fence = held_fence and r.status = 'generating' and (select app.viewer_is('worker'))
    returning r.id
  ), noted as (
    update public.report_attempts a
       set outcome = 'lost', error_message = 'The worker was told to stop; the request waits again.', steps = steps_done,
           finished_at = clock_timestamp(), duration_milliseconds = extract(epoch from clock_timestamp() - a.started_at) * 1000
      from given where a.request_id = given.id and a.number = held_fence
  )
  select exists (select from given)
$$;
comment on function app.give_back_report is 'A worker that is told to stop puts back what it has; that counts as no try.';

create function app.report_folder(request text) returns text
language sql immutable parallel safe
set search_path = pg_catalog, pg_temp
as $$
  -- ids of the old system hold whatever somebody typed
  select case when request ~ '^[A-Za-z0-9_-]{1,100}$' then request
              else 'x' || encode(sha256(convert_to(request, 'UTF8')), 'hex') end
$$;
comment on function app.report_folder is 'The name of the folder that the files of a request lie in.';

create function app.report_before(asked public.report_status) returns text
language sql stable
set search_path = pg_catalog, public, pg_temp
as $$
  select coalesce(r.first_version, r.id)
    from public.medical_reports r
    left join public.report_status q on q.id = r.request_id
   where r.patient_id = asked.patient_id and r.report_type = asked.report_type and r.deleted_at is null
     -- what was made of one session and what was made of all of them are different reports
     and case when asked.session_id is null then q.id is not null and q.session_id is null
              else r.session_id = asked.session_id and (q.id is null or q.session_id is not null) end
   order by r.is_latest desc, r.created_at desc, r.id desc
   limit 1
$$;
comment on function app.report_before is 'The first version of the report that a request makes a new version of; null when it makes the first.';

create function app.report_made_as(asked public.report_status) returns text
language sql stable
set search_path = pg_catalog, public, pg_temp
as $$
  select coalesce(
    (select u.id from public.users u where u.id = asked.requested_by and u.role in ('admin', 'doctor')),
    -- A patient asked, who may not read what a report is made of, or nobody is named: requests of the old system, and of
    -- accounts that are gone.
    (select u.id from public.programme_settings s
       join public.users u on u.id = s.automatic_reports_by
      where u.role = 'admin' and app.login_refusal(u) is null),
    (select u.id from public.doctor_patient_assignments a
       join public.doctors d using (doctor_id)
       join public.users u on u.id = d.user_id
      where a.patient_id = asked.patient_id and a.is_active and a.deleted_at is null and d.deleted_at is null
        and u.role = 'doctor' and app.login_refusal(u) is null
      order by a.assignment_type = 'primary' desc, a.assignment_date, a.id
      limit 1))
$$;
comment on function app.report_made_as is
  'Under whose rights a request is made: those of the administrator or doctor who asked; for a patient, or for nobody, those that the programme chose for what nobody asks for, else of the patient''s own doctor. Null when there is neither.';

create function app.requester_of_report(request text)
returns table (user_id text, name text, role text, doctor_id text, login_session_id text, refusal text,
               patient_id text, session_id text, report_type text, language text, signing_of text, next_version integer,
               folder text)
language sql stable
security definer
set search_path = pg_catalog, public, pg_temp
as $$
  select u.id, u.name, u.role, d.doctor_id, case when u.id = r.requested_by then r.login_session_id end,
         case when u.id is not null then app.login_refusal(u) when r.requested_by is null then 'nobody' else 'role' end,
         r.patient_id, r.session_id, r.report_type, r.language, r.signing_of,
         coalesce((select max(v.version) + 1 from public.medical_reports v
                    where app.report_before(r) in (v.id, v.first_version)), 1),
         app.report_folder(r.id)
    from public.report_status r
    left join public.users u on u.id = app.report_made_as(r)
    left join public.doctors d on d.user_id = u.id and d.deleted_at is null
   where r.id = request and (select app.viewer() ->> 'r') = 'worker'
$$;
comment on function app.requester_of_report is 'For the worker: what is to be made, as whom it is read and published, and why that may not be any more.';

create function app.note_report_steps(request text, held_fence integer, steps_done jsonb) returns void
language sql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
  update public.report_attempts a set steps = steps_done
   where a.request_id = request and a.number = held_fence and (select app.viewer_is('worker'))
$$;
comment on function app.note_report_steps is 'What a worker did after its report was published.';

create function app.ownerless_report_files(keys text[]) returns setof text
language sql stable
security definer
set search_path = pg_catalog, public, pg_temp
as $$
  select k.key
    from unnest(keys) as k (key)
   where (select app.viewer_is('worker'))
     and not exists (select from public.report_files f where f.storage_key = k.key)
     -- reports/<folder>/<fence>-<variant>: whoever has the request may be writing under its own number, and no other
     and not exists (select from public.report_status r
                      where r.status = 'generating' and app.report_folder(r.id) = split_part(k.key, '/', 2)
                        and split_part(split_part(k.key, '/', 3), '-', 1) = r.fence::text)
$$;
comment on function app.ownerless_report_files is 'Which of these files no report names and nobody is making.';

create function app.see_worker(
  worker_name text, worker_host text, worker_pid integer, working_on text, made_so_far integer, failed_so_far integer, bytes bigint)
returns void
language sql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
  insert into public.report_workers as w (name, host, pid, request_id, made, failed, memory_bytes)
  select worker_name, worker_host, worker_pid, working_on, made_so_far, failed_so_far, bytes
   where app.viewer_is('worker')
      on conflict (name) do update
     set seen_at = clock_timestamp(), request_id = excluded.request_id, made = excluded.made, failed = excluded.failed,
         memory_bytes = excluded.memory_bytes;
  delete from public.report_workers w where w.seen_at < now() - interval '1 day' and app.viewer_is('worker')
$$;
comment on function app.see_worker is 'A sign of life of a worker; forgets those not seen for a day.';

create function app.forget_worker(worker_name text) returns void
language sql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
  delete from public.report_workers w where w.name = worker_name and app.viewer_is('worker')
$$;
comment on function app.forget_worker is 'A worker that ends in order is gone at once.';

/* ── publishing, as the person who asked ─────────────────────────────────────────────────────────────────────────── */

create function app.begin_publishing(request text, held_fence integer) returns text
language plpgsql volatile
security definer -- locks what the requester may only read
set search_path = pg_catalog, public, pg_temp
as $$
declare
  claims constant jsonb := app.viewer();
  asked  public.report_status;
begin
  -- The server signs the id of the request only for the worker that has it: nobody publishes from a page.
  if coalesce(claims ->> 'r', '') not in ('admin', 'doctor') or claims ->> 'q' is distinct from request then
    raise exception using errcode = '42501', message = 'only the worker publishes, for the person who asked';
  end if;
  perform app.require_read_committed();
  select * into asked from public.report_status r where r.id = request for update;
  if asked.id is null or asked.status <> 'generating' or asked.fence <> held_fence then
    return 'lost';
  end if;
  if asked.deleted_at is not null or app.report_made_as(asked) is distinct from claims ->> 'u' then
    return 'withdrawn';
  end if;
  -- whoever writes what the figures of this patient count waits until this report is published, or comes first
  perform app.lock_statistics(array[asked.patient_id]);
  return 'held';
end;
$$;
comment on function app.begin_publishing is
  'First step of publishing: locks the request and the patient''s figures, so that what is read next is what is published.';

create function app.publish_report(request text, held_fence integer, made jsonb, files jsonb, steps_done jsonb) returns text
language plpgsql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  answer constant text := app.begin_publishing(request, held_fence);
  asked  public.report_status;
  of_session text;
  first  text;
  report text;
  numbered integer;
begin
  if answer <> 'held' then
    raise exception using errcode = 'SB009', message = answer;
  end if;
  select * into asked from public.report_status r where r.id = request;
  perform set_config('app.action', 'reports.make', true);
  report := asked.signing_of;
  if report is null then
    of_session := coalesce(asked.session_id, (
      select s.id from public.sessions s
       where s.patient_id = asked.patient_id and s.deleted_at is null order by s.created_at desc, s.id desc limit 1));
    if of_session is null then
      raise exception using errcode = 'SB009', message = 'no-session';
    end if;
    first := app.report_before(asked);
    insert into public.medical_reports
           (id, session_id, patient_id, prediction_id, report_type, report_status, title, content, recommendations, format_type,
            generated_by, confidence_level, disclaimer, first_version, request_id, document, document_sha256, input_sha256, language)
    values (coalesce(made ->> 'reportId', app.new_id()), of_session, asked.patient_id, made ->> 'predictionId', asked.report_type, 'final', made ->> 'title',
            made ->> 'content', coalesce(made -> 'recommendations', '[]'), coalesce(made ->> 'format', 'text'),
            made ->> 'generatedBy', (made ->> 'confidence')::double precision, made ->> 'disclaimer', first, asked.id,
            made -> 'document', made ->> 'documentSha256', made ->> 'inputSha256', asked.language)
    returning id, version into report, numbered;
    if numbered <> coalesce((made ->> 'version')::integer, numbered) then
      raise exception using errcode = 'SB009', message = 'changed'; -- another version came first; the pages say a number
    end if;
  end if;
  insert into public.report_files (report_id, variant, storage_key, byte_size, sha256, is_signed)
  select report, f.variant, f.key, f.bytes, f.sha256, asked.signing_of is not null
    from jsonb_to_recordset(files) as f (variant text, key text, bytes bigint, sha256 text)
      on conflict (report_id, variant) do update
     set storage_key = excluded.storage_key, byte_size = excluded.byte_size, sha256 = excluded.sha256,
         rendered_at = clock_timestamp(), is_signed = excluded.is_signed;
  update public.report_status r
     set status = 'generated', report_id = coalesce(asked.signing_of, report), generated_at = clock_timestamp(),
         finished_at = clock_timestamp(), prediction_id = coalesce(made ->> 'predictionId', r.prediction_id),
         lease_until = null, heartbeat_at = null, error_class = null, error_message = null
   where r.id = request;
  update public.report_attempts a
     set outcome = 'published', finished_at = clock_timestamp(), steps = steps_done,
         duration_milliseconds = extract(epoch from clock_timestamp() - a.started_at) * 1000
   where a.request_id = request and a.number = held_fence;
  return report;
end;
$$;
comment on function app.publish_report is
  'Publishes what a request asked for: the report, its files and the end of the request in one. Refuses a worker that no longer has it.';

/* ── people ──────────────────────────────────────────────────────────────────────────────────────────────────────── */

create function app.why_request_waits(request text) returns jsonb
language sql stable
security definer -- how long the queue is concerns everybody who waits, whose requests they are does not
set search_path = pg_catalog, public, pg_temp
as $$
  select jsonb_build_object(
           'pausedAt', s.queue_paused_at,
           'pauseReason', s.queue_pause_reason,
           'notBefore', case when r.not_before > clock_timestamp() then r.not_before end,
           'samePatient', exists (select from public.report_status g
                                   where g.patient_id = r.patient_id and g.status = 'generating' and g.deleted_at is null),
           'ahead', (select count(*) from (
                       select from public.report_status q
                        where q.status = 'pending' and q.deleted_at is null
                          and (q.queue_position, q.id) < (r.queue_position, r.id)
                        limit 10000) before),
           'workers', (select count(*) from public.report_workers w where w.seen_at > clock_timestamp() - interval '45 seconds'))
    from public.report_status r
   cross join public.programme_settings s
   where r.id = request and r.status = 'pending' and r.deleted_at is null
     and case app.viewer() ->> 'r' when 'admin' then true
                                   when 'doctor' then r.patient_id = any (app.viewer_patients()) else false end
$$;
comment on function app.why_request_waits is
  'Why this request is not being made yet: the queue is paused, it is not its time, another of the patient is being made, how many are before it, whether any worker lives.';

create function app.report_queue_figures() returns jsonb
language sql stable
security definer -- counts everything for whoever may see the sums
set search_path = pg_catalog, public, pg_temp
as $$
  select jsonb_build_object(
    'statuses', (select coalesce(jsonb_object_agg(status, total), '{}') from (
                   select r.status, count(*) as total from public.report_status r where r.deleted_at is null group by 1) c),
    'oldestSeconds', (select extract(epoch from clock_timestamp() - min(r.requested_at))
                        from public.report_status r where r.status = 'pending' and r.deleted_at is null),
    'oldestAt', (select min(r.requested_at) from public.report_status r where r.status = 'pending' and r.deleted_at is null),
    'delayed', (select count(*) from public.report_status r
                 where r.status = 'pending' and r.deleted_at is null and r.not_before > clock_timestamp()),
    'failedByClass', (select coalesce(jsonb_object_agg(class, total), '{}') from (
                   select coalesce(r.error_class, 'unknown') as class, count(*) as total from public.report_status r
                    where r.status = 'failed' and r.deleted_at is null group by 1) c),
    'attempts', (select coalesce(jsonb_agg(jsonb_build_object('outcome', outcome, 'class', class, 'total', total, 'seconds', seconds)), '[]') from (
                   select a.outcome, coalesce(a.error_class, '') as class, count(*) as total,
                          coalesce(sum(a.duration_milliseconds), 0) / 1000.0 as seconds
                     from public.report_attempts a where a.outcome is not null group by 1, 2) c),
    'durations', (select coalesce(jsonb_object_agg(bucket, total), '{}') from (
                   select width_bucket(a.duration_milliseconds / 1000.0, array[0.25, 0.5, 1, 2, 5, 10, 20, 30, 60]) as bucket, count(*) as total
                     from public.report_attempts a where a.outcome = 'published' group by 1) c),
    'workers', (select count(*) from public.report_workers w where w.seen_at > clock_timestamp() - interval '45 seconds'),
    'pausedAt', s.queue_paused_at)
    from public.programme_settings s
   where (select app.viewer() ->> 'r') in ('admin', 'worker')
$$;
comment on function app.report_queue_figures is 'The queue in numbers, for administrators and for what watches the house.';

create function app.request_automatic_reports() returns trigger
language plpgsql
security definer -- under the rights that the programme chose
set search_path = pg_catalog, public, pg_temp
as $$
begin
  if app.viewer() is null then
    return null; -- imports, seeds and the owner: nobody asked for anything
  end if;
  insert into public.report_status (patient_id, session_id, prediction_id, report_type, requested_by, is_automatic)
  select distinct on (n.session_id, kind.report_type)
         n.patient_id, n.session_id, n.id, kind.report_type, s.automatic_reports_by, true
    from new_rows n
   cross join public.programme_settings s
   cross join (values ('doctor'), ('patient')) as kind (report_type)
   where s.automatic_reports and n.import_run is null and n.patient_id is not null and n.deleted_at is null
     and n.binary_result in ('positive', 'negative')
   order by n.session_id, kind.report_type, n.created_at desc, n.id desc
      on conflict do nothing; -- one that is open already will read this result too
  return null;
end;
$$;
comment on function app.request_automatic_reports is
  'A new conclusive model result asks for its two reports, when the programme says so.';
create trigger request_reports after insert on public.predictions
  referencing new table as new_rows
  for each statement execute function app.request_automatic_reports();

create function app.check_signing_of() returns trigger
language plpgsql
security definer -- whoever may ask need not see the report in the trash
set search_path = pg_catalog, public, pg_temp
as $$
begin
  if not exists (select from public.medical_reports r
                  where r.id = new.signing_of and r.patient_id = new.patient_id and r.report_type = new.report_type) then
    raise exception using errcode = '23503', message = 'there is no such report of this patient';
  end if;
  return null;
end;
$$;
comment on function app.check_signing_of is 'A request draws the signature of a report of its own patient only.';
create trigger check_signing_of after insert on public.report_status
  for each row when (new.signing_of is not null) execute function app.check_signing_of();

/* ── who may do what ─────────────────────────────────────────────────────────────────────────────────────────────── */
create policy report_status_doctor_retry on public.report_status for update to substantia_doctor
  using (patient_id = any ((select app.viewer_patients())::text[]) and deleted_at is null and status = 'failed')
  with check (patient_id = any ((select app.viewer_patients())::text[]) and status = 'pending');
grant insert (idempotency_key, language, signing_of) on public.report_status to substantia_admin, substantia_doctor;
grant update (status) on public.report_status to substantia_doctor;

alter table public.report_attempts enable row level security;
create policy report_attempts_admin on public.report_attempts for select to substantia_admin
  using ((select app.viewer_is('admin')));
create policy report_attempts_doctor on public.report_attempts for select to substantia_doctor
  using (exists (select from public.report_status r
                  where r.id = request_id and r.patient_id = any ((select app.viewer_patients())::text[]) and r.deleted_at is null));
grant select on public.report_attempts to substantia_admin, substantia_doctor;
alter table public.report_workers enable row level security;
create policy report_workers_admin on public.report_workers for select to substantia_admin
  using ((select app.viewer_is('admin')));
grant select on public.report_workers to substantia_admin;

grant select (document, document_sha256, language) on public.medical_reports to substantia_patient;
alter table public.report_files enable row level security;
-- whoever finds the report finds its files: one rule, that of the report
create policy report_files_admin on public.report_files for select to substantia_admin
  using ((select app.viewer_is('admin')));
create policy report_files_doctor on public.report_files for select to substantia_doctor
  using (exists (select from public.medical_reports r
                  where r.id = report_id and r.patient_id = any ((select app.viewer_patients())::text[]) and r.deleted_at is null));
create policy report_files_patient on public.report_files for select to substantia_patient
  using (exists (select from public.medical_reports r
                  where r.id = report_id and r.patient_id = (select app.viewer_patient()) and r.deleted_at is null));
grant select on public.report_files to substantia_admin, substantia_doctor, substantia_patient;

alter table public.programme_settings enable row level security;
create policy programme_settings_admin on public.programme_settings for select to substantia_admin
  using ((select app.viewer_is('admin')));
create policy programme_settings_admin_update on public.programme_settings for update to substantia_admin
  using ((select app.viewer_is('admin'))) with check ((select app.viewer_is('admin')) and updated_by = (select app.viewer_user()));
create policy programme_settings_doctor on public.programme_settings for select to substantia_doctor
  using ((select app.viewer_is('doctor')));
grant select on public.programme_settings to substantia_admin;
grant select (id, release_rule, release_after_hours, low_confidence_percent, unseen_months, automatic_reports,
              queue_paused_at, queue_pause_reason)
   on public.programme_settings to substantia_doctor;
grant update (automatic_reports, automatic_reports_by, queue_paused_at, queue_paused_by, queue_pause_reason, release_rule,
              release_after_hours, low_confidence_percent, unseen_months, updated_by)
   on public.programme_settings to substantia_admin;

grant execute on function app.claim_report(text, numeric), app.note_report_steps(text, integer, jsonb), app.ownerless_report_files(text[]),
      app.hold_report(text, integer, numeric, jsonb),
      app.fail_report(text, integer, text, text, text, numeric, jsonb), app.give_back_report(text, integer, jsonb),
      app.requester_of_report(text), app.see_worker(text, text, integer, text, integer, integer, bigint),
      app.forget_worker(text), app.report_queue_figures()
   to substantia_worker;
grant execute on function app.begin_publishing(text, integer), app.publish_report(text, integer, jsonb, jsonb, jsonb),
      app.why_request_waits(text)
   to substantia_admin, substantia_doctor;
grant execute on function app.report_queue_figures() to substantia_admin;
