/*
 * What is a patient's own: everything about them in one archive, what they say is wrong, and who looked. None of it is for
 * somebody who helps: app.viewer_patient_self() is nobody while one acts for another.
 */

/* ── archives ────────────────────────────────────────────────────────────────────────────────────────────────────────
 * An archive is made by the worker in the name of the patient, under the patient's own policies, by a lease that signs of
 * life renew: the ways of 0170_jobs, whose jobs are an administrator's.
 */
create table public.data_archives (
  id               text not null default app.new_id(),
  patient_id       text not null,
  user_id          text not null,
  login_session_id text default (app.viewer() ->> 's'),
  status           text not null default 'waiting',
  attempts         smallint not null default 0,
  fence            integer not null default 0,
  lease_until      timestamptz(6),
  asked_at         timestamptz(6) not null default clock_timestamp(),
  made_at          timestamptz(6),
  expires_at       timestamptz(6),
  storage_key      text,
  byte_size        bigint,
  sha256           text,
  fetched_at       timestamptz(6),
  opened_until     timestamptz(6),
  opened_session   text,
  constraint data_archives_pkey primary key (id),
  constraint data_archives_status_known check (status in ('waiting', 'making', 'ready', 'failed', 'expired')),
  constraint data_archives_counts_not_negative check (attempts >= 0 and fence >= 0),
  constraint data_archives_making_leased check ((status = 'making') = (lease_until is not null)),
  constraint data_archives_ready_whole
    check (status not in ('ready', 'expired') or (made_at is not null and expires_at is not null and byte_size > 0 and sha256 ~ '^[0-9a-f]{64}$')),
  constraint data_archives_ready_has_file check (status <> 'ready' or storage_key is not null),
  constraint data_archives_patient_id_fkey foreign key (patient_id) references public.patients (patient_id) on delete cascade,
  constraint data_archives_user_id_fkey foreign key (user_id) references public.users (id) on delete cascade
);
comment on table public.data_archives is 'Everything about a patient in one file, asked for by the patient, made in the background, kept for a week.';
comment on column public.data_archives.storage_key is 'Where the file lies; null once it is removed. Opens nothing by itself.';
comment on column public.data_archives.opened_until is 'Until when it may be fetched, in the login session in which the password was asked once more.';
comment on column public.data_archives.fence is 'How often a worker has taken it; a worker writes only under the number it took.';
create index data_archives_patient_idx on public.data_archives (patient_id, asked_at desc, id desc);
create index data_archives_user_idx on public.data_archives (user_id);
create index data_archives_waiting_idx on public.data_archives (asked_at, id) where status in ('waiting', 'making');
create unique index data_archives_one_at_a_time on public.data_archives (patient_id) where status in ('waiting', 'making');

create trigger audit_insert after insert on public.data_archives
  referencing new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_delete after delete on public.data_archives
  referencing old table as old_rows
  for each statement execute function app.audit_rows('id');
create function app.audit_archive() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
  perform app.write_audit(new.status, 'data_archives', new.id, new.patient_id,
                          case new.status when 'failed' then 'error' else 'ok' end, array['status']);
  return null;
end;
$$;
comment on function app.audit_archive is 'Events for what becomes of an archive; a sign of life is none.';
create trigger audit_update after update on public.data_archives
  for each row when (old.status is distinct from new.status) execute function app.audit_archive();
create trigger refuse_gone_patient before insert on public.data_archives
  for each row execute function app.refuse_gone_patient();

create function app.limit_archives() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
  if (select count(*) from public.data_archives a
       where a.patient_id = new.patient_id and a.asked_at > clock_timestamp() - interval '1 day') >= 5 then
    raise exception using errcode = 'SB008', message = 'too-many-archives';
  end if;
  return new;
end;
$$;
comment on function app.limit_archives is 'Five archives a day are more than anybody reads.';
create trigger limit_archives before insert on public.data_archives
  for each row execute function app.limit_archives();

create function app.claim_archive(lease_seconds numeric) returns table (id text, fence integer, attempts integer)
language plpgsql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
  if not app.viewer_is('worker') then
    raise exception using errcode = '42501', message = 'only a worker makes archives';
  end if;
  update public.data_archives a
     set status = case when a.attempts >= 3 then 'failed' else 'waiting' end, lease_until = null
   where a.id in (select w.id from public.data_archives w
                   where w.status = 'making' and w.lease_until < clock_timestamp() for update skip locked);
  return query
    update public.data_archives a
       set status = 'making', fence = a.fence + 1, attempts = a.attempts + 1,
           lease_until = clock_timestamp() + make_interval(secs => lease_seconds::double precision)
     where a.id = (select w.id from public.data_archives w
                    where w.status = 'waiting' order by w.asked_at, w.id limit 1 for update skip locked)
    returning a.id, a.fence, a.attempts::integer;
end;
$$;
comment on function app.claim_archive is
  'Takes the archive that waits longest for one worker. What a killed worker had waits again, or is failed after the third try.';

create function app.hold_archive(archive text, held_fence integer, lease_seconds numeric) returns boolean
language sql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
  with held as (
    update public.data_archives a
       set lease_until = clock_timestamp() + make_interval(secs => lease_seconds::double precision)
     where a.id = archive and a.fence = held_fence and a.status = 'making' and (select app.viewer_is('worker'))
    returning 1)
  select exists (select from held)
$$;
comment on function app.hold_archive is 'A sign of life of the worker that has the archive; false when it is no longer its own.';

create function app.requester_of_archive(archive text)
returns table (user_id text, name text, patient_id text, login_session_id text, refusal text)
language sql stable
security definer -- the worker reads no accounts, only whether this one may still act
set search_path = pg_catalog, public, pg_temp
as $$
  select u.id, u.name, a.patient_id, a.login_session_id,
         coalesce(app.login_refusal(u),
                  case when u.role <> 'patient'
                         or not exists (select from public.patients p
                                         where p.patient_id = a.patient_id and p.user_id = u.id and p.deleted_at is null)
                       then 'not-the-patient' end)
    from public.data_archives a
    join public.users u on u.id = a.user_id
   where a.id = archive and (select app.viewer_is('worker'))
$$;
comment on function app.requester_of_archive is 'For the worker: as whom an archive is read, and why that may not be any more.';

create function app.publish_archive(archive text, held_fence integer, key text, bytes bigint, hash text) returns boolean
language plpgsql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  asker text;
begin
  update public.data_archives a
     set status = 'ready', storage_key = key, byte_size = bytes, sha256 = hash, made_at = clock_timestamp(),
         expires_at = clock_timestamp() + interval '7 days', lease_until = null
   where a.id = archive and a.fence = held_fence and a.status = 'making' and app.viewer_is('worker')
  returning a.user_id into asker;
  if asker is null then
    return false;
  end if;
  perform app.queue_mail('archive-ready', asker, null, archive);
  return true;
end;
$$;
comment on function app.publish_archive is 'An archive is whole: the patient may fetch it for seven days, and is told. False when it is no longer this worker''s.';

create function app.fail_archive(archive text, held_fence integer, may_pass boolean) returns text
language sql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
  update public.data_archives a
     set status = case when may_pass and a.attempts < 3 then 'waiting' else 'failed' end, lease_until = null
   where a.id = archive and a.fence = held_fence and a.status = 'making' and (select app.viewer_is('worker'))
  returning a.status
$$;
comment on function app.fail_archive is 'A try at an archive that failed: it waits for another, or is failed after the third.';

create function app.expired_archives() returns table (id text, storage_key text)
language sql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
  update public.data_archives a
     set status = 'expired'
   where a.status = 'ready' and a.expires_at < clock_timestamp() and (select app.viewer_is('worker'));
  select a.id, a.storage_key from public.data_archives a
   where a.status = 'expired' and a.storage_key is not null and (select app.viewer_is('worker'))
   limit 500
$$;
comment on function app.expired_archives is 'For the worker: archives whose week is over, and where their files still lie.';

create function app.note_archive_removed(archive text) returns void
language sql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
  update public.data_archives a set storage_key = null
   where a.id = archive and a.status = 'expired' and (select app.viewer_is('worker'))
$$;
comment on function app.note_archive_removed is 'The file of an expired archive is gone.';

create function app.ownerless_archive_files(keys text[]) returns setof text
language sql stable
security definer
set search_path = pg_catalog, public, pg_temp
as $$
  select k.key
    from unnest(keys) as k (key)
   where (select app.viewer_is('worker'))
     and not exists (select from public.data_archives a where a.storage_key = k.key)
     and not exists (select from public.data_archives a
                      where a.status = 'making' and k.key = format('archives/%s/%s.zip', a.id, a.fence))
$$;
comment on function app.ownerless_archive_files is 'Which of these files no archive names and nobody is making.';

create function app.open_archive(archive text) returns boolean
language plpgsql volatile
security definer -- the server calls it after it has asked for the password once more
set search_path = pg_catalog, public, pg_temp
as $$
begin
  update public.data_archives a
     set opened_until = clock_timestamp() + interval '10 minutes', opened_session = app.viewer() ->> 's'
   where a.id = archive and a.patient_id = app.viewer_patient_self() and a.status = 'ready' and a.expires_at > clock_timestamp();
  return found;
end;
$$;
comment on function app.open_archive is 'Lets the patient fetch an archive for ten minutes, in this login session only.';

create function app.fetch_archive(archive text) returns table (storage_key text, byte_size bigint, sha256 text)
language sql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
  update public.data_archives a set fetched_at = clock_timestamp()
   where a.id = archive and a.patient_id = (select app.viewer_patient_self()) and a.status = 'ready'
     and a.expires_at > clock_timestamp() and a.opened_until > clock_timestamp()
     and a.opened_session = (select app.viewer() ->> 's')
  returning a.storage_key, a.byte_size, a.sha256
$$;
comment on function app.fetch_archive is 'Where an archive lies that was opened just now in this login session; nothing otherwise.';

/* ── what goes into an archive ───────────────────────────────────────────────────────────────────────────────────────
 * With the rights of who asks: what these find is what the policies let the patient see, also of tables that come later.
 */
create function app.my_tables() returns table (name text, about text, columns jsonb)
language sql stable
set search_path = pg_catalog, public, pg_temp
as $$
  select c.relname::text, obj_description(c.oid, 'pg_class'),
         jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
                                      'about', col_description(c.oid, a.attnum)) order by a.attnum)
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
   where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
     -- of the house, not of anybody; and what a browser sent twice
     and c.relname not in ('programme_settings', 'idempotency_keys')
     and a.atttypid <> 'bytea'::regtype and has_column_privilege(c.oid, a.attnum, 'select')
   group by c.oid, c.relname
   order by c.relname
$$;
comment on function app.my_tables is 'The tables and columns that the viewer may read, with what each holds.';

create function app.my_rows(table_name text) returns setof jsonb
language plpgsql stable
set search_path = pg_catalog, public, pg_temp
as $$
declare
  columns text;
begin
  if app.viewer_patient_self() is null then
    raise exception using errcode = '42501', message = 'only a patient takes their own data along';
  end if;
  select string_agg(quote_ident(c ->> 'name'), ', ') into columns
    from app.my_tables() t, jsonb_array_elements(t.columns) c
   where t.name = my_rows.table_name;
  if columns is null then
    return;
  end if;
  return query execute format('select to_jsonb(r) from (select %s from public.%I) r order by 1', columns, my_rows.table_name);
end;
$$;
comment on function app.my_rows is 'The rows of a table that the patient who asks may read.';

/* ── corrections ─────────────────────────────────────────────────────────────────────────────────────────────────── */
create table public.correction_requests (
  id           text not null default app.new_id(),
  patient_id   text not null,
  merged_from  text[] not null default '{}',
  about        text not null,
  place        text,
  wrong        text,
  should_say   text,
  created_at   timestamptz(6) not null default now(),
  sent_at      timestamptz(6),
  withdrawn_at timestamptz(6),
  updated_at   timestamptz(6) not null default now(),
  version      integer not null default 1,
  constraint correction_requests_pkey primary key (id),
  constraint correction_requests_about_known check (about in ('about-me', 'visits', 'medicines', 'reports', 'scans', 'doctors', 'other')),
  constraint correction_requests_place_length check (char_length(place) between 1 and 300),
  constraint correction_requests_wrong_length check (char_length(wrong) between 1 and 2000),
  constraint correction_requests_should_say_length check (char_length(should_say) between 1 and 2000),
  constraint correction_requests_sent_whole check (sent_at is null or (wrong is not null and should_say is not null)),
  constraint correction_requests_withdrawn_after_sent check (withdrawn_at is null or sent_at is not null),
  constraint correction_requests_patient_id_fkey foreign key (patient_id) references public.patients (patient_id) on delete cascade
);
comment on table public.correction_requests is
  'What patients say is wrong in their record: written step by step, sent, answered. The record itself changes only by whoever answers.';
comment on column public.correction_requests.merged_from is 'The records it belonged to before they were merged, the latest last.';
comment on column public.correction_requests.place is 'Where it stands, in the patient''s words.';
comment on column public.correction_requests.sent_at is 'Null while the patient is still writing: nobody else sees it.';
create index correction_requests_patient_idx on public.correction_requests (patient_id, created_at desc, id desc);
create index correction_requests_sent_idx on public.correction_requests (sent_at desc, id desc) where sent_at is not null;
create trigger bump_version before update on public.correction_requests
  for each row execute function app.bump_version();
create trigger audit_insert after insert on public.correction_requests
  referencing new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_update after update on public.correction_requests
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_delete after delete on public.correction_requests
  referencing old table as old_rows
  for each statement execute function app.audit_rows('id');
create trigger refuse_gone_patient before insert on public.correction_requests
  for each row execute function app.refuse_gone_patient();

create table public.correction_answers (
  id            text not null default app.new_id(),
  correction_id text not null,
  outcome       text not null,
  answer        text not null,
  answered_by   text,
  answered_at   timestamptz(6) not null default clock_timestamp(),
  constraint correction_answers_pkey primary key (id),
  constraint correction_answers_outcome_known check (outcome in ('corrected', 'explained', 'not-changed')),
  constraint correction_answers_answer_length check (char_length(answer) between 1 and 4000),
  constraint correction_answers_correction_id_fkey
    foreign key (correction_id) references public.correction_requests (id) on delete cascade,
  constraint correction_answers_answered_by_fkey foreign key (answered_by) references public.users (id) on delete set null
);
comment on table public.correction_answers is 'What the clinic answered to a request for a correction. An answer stays; another one may follow.';
create index correction_answers_correction_idx on public.correction_answers (correction_id, answered_at, id);
create index correction_answers_answered_by_idx on public.correction_answers (answered_by) where answered_by is not null;
create trigger audit_insert after insert on public.correction_answers
  referencing new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_update after update on public.correction_answers
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_delete after delete on public.correction_answers
  referencing old table as old_rows
  for each statement execute function app.audit_rows('id');

create function app.keep_correction_honest() returns trigger
language plpgsql
as $$
begin
  if old.sent_at is not null
     and (new.about, new.place, new.wrong, new.should_say, new.sent_at, new.created_at)
         is distinct from (old.about, old.place, old.wrong, old.should_say, old.sent_at, old.created_at) then
    raise exception using errcode = 'SB008', message = 'correction-sent';
  end if;
  return new;
end;
$$;
comment on function app.keep_correction_honest is 'What was sent stays as it was sent: another request may follow.';
create trigger keep_honest before update on public.correction_requests
  for each row execute function app.keep_correction_honest();

create function app.check_correction_answer() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  account text;
begin
  if not exists (select from public.correction_requests c
                  where c.id = new.correction_id and c.sent_at is not null and c.withdrawn_at is null for share) then
    raise exception using errcode = 'SB008', message = 'correction-withdrawn';
  end if;
  select u.id into account
    from public.correction_requests c
    join public.patients p on p.patient_id = c.patient_id and p.deleted_at is null
    join public.users u on u.id = p.user_id and u.is_active and u.deleted_at is null and u.email is not null
   where c.id = new.correction_id;
  if account is not null then
    perform app.queue_mail('something-new', account, null, new.correction_id);
  end if;
  return null;
end;
$$;
comment on function app.check_correction_answer is 'What was not sent, or was taken back, is not answered; an answer is announced.';
create trigger check_answer after insert on public.correction_answers
  for each row execute function app.check_correction_answer();

-- They follow a merge, and its taking back, as the questions do (0340_portal).
create function app.move_corrections() returns trigger
language plpgsql
security definer -- administrators see no unsent ones
set search_path = pg_catalog, public, pg_temp
as $$
begin
  update public.correction_requests c
     set patient_id = new.kept_id, merged_from = c.merged_from || new.merged_id
   where c.patient_id = new.merged_id;
  return null;
end;
$$;
comment on function app.move_corrections is 'The corrections of a merged record belong to the one that was kept.';
create trigger move_corrections after insert on public.patient_merges
  for each row execute function app.move_corrections();
create function app.return_corrections() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
  update public.correction_requests c
     set patient_id = new.patient_id, merged_from = trim_array(c.merged_from, 1)
   where c.patient_id in (select m.kept_id from public.patient_merges m where m.merged_id = new.patient_id)
     and c.merged_from[cardinality(c.merged_from)] = new.patient_id;
  return null;
end;
$$;
comment on function app.return_corrections is 'A record that is back from a merge has its corrections back.';
create trigger return_corrections after update of deleted_at on public.patients
  for each row when (old.deleted_at is not null and new.deleted_at is null) execute function app.return_corrections();

/* ── who looked ──────────────────────────────────────────────────────────────────────────────────────────────────── */
create function app.who_looked(time_zone text, before timestamptz, most integer)
returns table (first_at timestamptz, last_at timestamptz, name text, role text, is_helper boolean, is_preview boolean,
               is_own_doctor boolean, times integer, read_parts text[], written_parts text[])
language sql stable
security definer -- patients read no audit log and no accounts, only this of them; no id of anybody comes out
set search_path = pg_catalog, public, pg_temp
as $$
  with own as (
    select app.viewer_patient_self() as patient_id, app.viewer_user() as user_id
  ), found as (
    select e.at, e.actor_user_id, e.actor_role, e.grant_id, e.action, e.entity, e.fields, false as in_list
      from public.audit_events e, own
     where e.patient_id = own.patient_id and e.outcome = 'ok'
    union all
    select e.at, e.actor_user_id, e.actor_role, e.grant_id, e.action, e.entity, '{}', true
      from public.audit_events e, own
     where e.listed_patient_ids @> array[own.patient_id] and e.listed_patient_ids <> '{}'
       and e.patient_id is distinct from own.patient_id and e.outcome = 'ok'
  ), by_others as (
    select f.*, f.action like 'preview.%' as previewed, f.action like '%.%' as is_reading
      from found f, own
     where f.actor_user_id is not null and f.actor_user_id <> own.user_id
       and f.actor_role in ('admin', 'doctor', 'patient')
  ), days as (
    select min(b.at) as first_at, max(b.at) as last_at, b.actor_user_id, b.actor_role, b.grant_id, b.previewed,
           count(*)::integer as times,
           (select array_agg(distinct part) from unnest(string_to_array(
              string_agg(case when not b.is_reading then null when b.in_list then 'list'
                              else array_to_string(b.entity || b.fields, ',') end, ','), ',')) part) as read_parts,
           array_agg(distinct b.entity) filter (where not b.is_reading) as written_parts
      from by_others b
     group by (b.at at time zone time_zone)::date, b.actor_user_id, b.actor_role, b.grant_id, b.previewed
    having max(b.at) < before
     order by max(b.at) desc
     limit least(most, 100)
  )
  select d.first_at::timestamptz, d.last_at::timestamptz,
         coalesce((select h.helper_name from public.helper_grants h, own where h.id = d.grant_id and h.patient_id = own.patient_id),
                  (select u.name from public.users u where u.id = d.actor_user_id)),
         d.actor_role, d.grant_id is not null, d.previewed,
         exists (select from public.doctors o
                   join public.doctor_patient_assignments a on a.doctor_id = o.doctor_id and a.deleted_at is null, own
                  where o.user_id = d.actor_user_id and a.patient_id = own.patient_id),
         d.times, coalesce(d.read_parts, '{}'), coalesce(d.written_parts, '{}')
    from days d, own
   where own.patient_id is not null
   order by d.last_at desc
$$;
comment on function app.who_looked is
  'For the patient themself: who looked at or wrote in their record before this moment, a line for each person and day, the last first.';

/* ── who may do what ─────────────────────────────────────────────────────────────────────────────────────────────── */
alter table public.data_archives enable row level security;
create policy data_archives_patient on public.data_archives for select to substantia_patient
  using (patient_id = (select app.viewer_patient_self()));
create policy data_archives_patient_insert on public.data_archives for insert to substantia_patient
  with check (patient_id = (select app.viewer_patient_self()) and user_id = (select app.viewer_user()));
create policy data_archives_admin on public.data_archives for select to substantia_admin
  using ((select app.viewer_is('admin')));
grant select (id, patient_id, status, asked_at, made_at, expires_at, byte_size, sha256, fetched_at, opened_until, opened_session)
   on public.data_archives to substantia_patient;
grant insert (patient_id, user_id) on public.data_archives to substantia_patient;
grant select (id, patient_id, user_id, status, attempts, asked_at, made_at, expires_at, byte_size, fetched_at)
   on public.data_archives to substantia_admin;

alter table public.correction_requests enable row level security;
create policy correction_requests_patient on public.correction_requests to substantia_patient
  using (patient_id = (select app.viewer_patient_self())) with check (patient_id = (select app.viewer_patient_self()));
create policy correction_requests_admin on public.correction_requests for select to substantia_admin
  using ((select app.viewer_is('admin')) and sent_at is not null);
grant select on public.correction_requests to substantia_patient, substantia_admin;
grant insert (patient_id, about), update (about, place, wrong, should_say, sent_at, withdrawn_at, updated_at)
   on public.correction_requests to substantia_patient;

alter table public.correction_answers enable row level security;
create policy correction_answers_patient on public.correction_answers for select to substantia_patient
  using (exists (select from public.correction_requests c where c.id = correction_id));
create policy correction_answers_admin on public.correction_answers for select to substantia_admin
  using ((select app.viewer_is('admin')));
create policy correction_answers_admin_insert on public.correction_answers for insert to substantia_admin
  with check ((select app.viewer_is('admin')) and answered_by = (select app.viewer_user()));
grant select (id, correction_id, outcome, answer, answered_at) on public.correction_answers to substantia_patient;
grant select on public.correction_answers to substantia_admin;
grant insert (correction_id, outcome, answer, answered_by) on public.correction_answers to substantia_admin;

grant execute on function app.claim_archive(numeric), app.hold_archive(text, integer, numeric), app.requester_of_archive(text),
      app.publish_archive(text, integer, text, bigint, text), app.fail_archive(text, integer, boolean), app.expired_archives(),
      app.note_archive_removed(text), app.ownerless_archive_files(text[])
   to substantia_worker;
grant execute on function app.open_archive(text), app.fetch_archive(text), app.my_tables(), app.my_rows(text),
      app.who_looked(text, timestamptz, integer)
   to substantia_patient;
