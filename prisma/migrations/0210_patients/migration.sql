/*
 * The record of a patient as the front desk keeps it: how to reach them, what they take and at which minute, who may be
 * the same person twice, and making one record of two.
 */

/* ── how to reach a patient ──────────────────────────────────────────────────────────────────────────────────────── */
alter table public.patients
  add column phone        text,
  add column phone_digits text collate "C" generated always as (nullif(regexp_replace(phone, '\D', '', 'g'), '')) stored,
  add column email        text,
  add column address      text,
  add constraint patients_phone_length check (char_length(phone) between 1 and 50),
  add constraint patients_email_length check (char_length(email) between 3 and 320),
  add constraint patients_address_length check (char_length(address) between 1 and 500);
comment on column public.patients.phone_digits is
  'For matching: +44 20 7946 0123 and 020 7946 0123 end in the same nine digits, so compare right(phone_digits, 9).';
create index patients_phone_digits_idx on public.patients (phone_digits, patient_id);
-- a number is known by its end: the last four by ear, the last nine whatever the country code was written like
create index patients_phone_end_idx on public.patients (reverse(phone_digits), patient_id) where phone_digits is not null;
create index patients_date_of_birth_idx on public.patients (date_of_birth, patient_id);

grant insert (phone, email, address), update (phone, email, address) on public.patients to substantia_admin;
grant select (phone, email, address) on public.patients to substantia_patient;

/* ── medications, to the minute ──────────────────────────────────────────────────────────────────────────────────── */
create table public.patient_medications (
  id            text not null default app.new_id(),
  patient_id    text not null,
  name          text not null,
  dose          text not null,
  times         time[] not null default '{}',
  as_needed     boolean not null default false,
  instructions  text,
  started_on    date,
  ended_on      date,
  prescribed_by text,
  notes         text,
  created_at    timestamptz(6) not null default now(),
  updated_at    timestamptz(6) not null default now(),
  version       integer not null default 1,
  deleted_at    timestamptz(6),
  deletion_id   text,
  constraint patient_medications_pkey primary key (id),
  constraint patient_medications_id_length check (char_length(id) between 1 and 200),
  constraint patient_medications_name_length check (char_length(name) between 1 and 200),
  constraint patient_medications_dose_length check (char_length(dose) between 1 and 200),
  constraint patient_medications_instructions_length check (char_length(instructions) between 1 and 1000),
  constraint patient_medications_notes_length check (char_length(notes) between 1 and 4000),
  constraint patient_medications_times_whole check (array_position(times, null) is null and cardinality(times) <= 24),
  constraint patient_medications_times_or_as_needed check (as_needed or cardinality(times) > 0),
  constraint patient_medications_ends_after_start check (ended_on >= started_on),
  constraint patient_medications_patient_id_fkey
    foreign key (patient_id) references public.patients (patient_id) on delete cascade,
  constraint patient_medications_prescribed_by_fkey
    foreign key (prescribed_by) references public.doctors (doctor_id) on delete set null,
  constraint patient_medications_deletion_id_fkey
    foreign key (deletion_id) references public.deletions (id) on delete restrict
);
comment on table public.patient_medications is
  'What a patient takes and at which times of the day. In Parkinson''s disease the minute matters: a late dose is an off phase.';
comment on column public.patient_medications.times is 'Times of the day by the clock on the wall, earliest first.';
comment on column public.patient_medications.ended_on is 'The last day it is taken; null while it goes on.';
create index patient_medications_patient_idx on public.patient_medications (patient_id, started_on desc, id);
create index patient_medications_prescribed_by_idx
  on public.patient_medications (prescribed_by) where prescribed_by is not null;
create index patient_medications_deletion_idx on public.patient_medications (deletion_id) where deletion_id is not null;

create trigger bump_version before update on public.patient_medications
  for each row execute function app.bump_version();
create trigger audit_insert after insert on public.patient_medications
  referencing new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_update after update on public.patient_medications
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_delete after delete on public.patient_medications
  referencing old table as old_rows
  for each statement execute function app.audit_rows('id');

alter table public.patient_medications enable row level security;
create policy patient_medications_admin on public.patient_medications to substantia_admin
  using ((select app.viewer_is('admin'))) with check ((select app.viewer_is('admin')));
create policy patient_medications_doctor on public.patient_medications for select to substantia_doctor
  using (patient_id = any ((select app.viewer_patients())::text[]) and deleted_at is null);
create policy patient_medications_patient on public.patient_medications for select to substantia_patient
  using (patient_id = (select app.viewer_patient()) and deleted_at is null);
grant select on public.patient_medications to substantia_admin, substantia_doctor;
-- the clinic's own remarks are not part of what the patient is told
grant select (id, patient_id, name, dose, times, as_needed, instructions, started_on, ended_on, prescribed_by,
              created_at, deleted_at)
   on public.patient_medications to substantia_patient;
grant insert (id, patient_id, name, dose, times, as_needed, instructions, started_on, ended_on, prescribed_by, notes)
   on public.patient_medications to substantia_admin;
grant update (name, dose, times, as_needed, instructions, started_on, ended_on, prescribed_by, notes,
              deleted_at, deletion_id)
   on public.patient_medications to substantia_admin;

insert into app.record_tables (name, id_column, position) values ('patient_medications', 'id', 45);
insert into app.trash_takes (parent, child, via) values ('patients', 'patient_medications', 'patient_id');

/* ── a registration that waits for a second look ─────────────────────────────────────────────────────────────────── */
create table public.registration_checks (
  id         text not null default app.new_id(),
  user_id    text not null,
  fields     jsonb not null,
  created_at timestamptz(6) not null default now(),
  expires_at timestamptz(6) not null default now() + interval '1 hour',
  constraint registration_checks_pkey primary key (id),
  constraint registration_checks_user_id_fkey foreign key (user_id) references public.users (id) on delete cascade
);
comment on table public.registration_checks is
  'What somebody typed to register a patient who may be there already, for an hour: kept here, because names have no place in URLs.';
create index registration_checks_user_idx on public.registration_checks (user_id);
create index registration_checks_expires_at_idx on public.registration_checks (expires_at);
alter table public.registration_checks enable row level security;
create policy registration_checks_admin on public.registration_checks to substantia_admin
  using (user_id = (select app.viewer_user())) with check (user_id = (select app.viewer_user()));
grant select, insert (user_id, fields) on public.registration_checks to substantia_admin;

/* ── who may be the same person ──────────────────────────────────────────────────────────────────────────────────────
 * Three clues, each with an index: names with three letters in a row in common (order, accents and case do not matter,
 * a slip of the pen little), the date of birth or one a slip away from it, the last nine digits of the telephone number.
 * The score adds what speaks for it and takes off what speaks against; from 50 on it is worth a look.
 */
create function app.near_dates(of_date date) returns date[]
language sql immutable parallel safe strict
set search_path = pg_catalog, pg_temp
as $$
  with digits as (select to_char(of_date, 'YYYYMMDD') as d),
  written as (
    select overlay(d placing digit::text from place for 1) as d
      from digits, generate_series(1, 8) place, generate_series(0, 9) digit
    union
    select overlay(d placing substr(d, place + 1, 1) || substr(d, place, 1) from place for 2)
      from digits, generate_series(1, 7) place
    union
    select left(d, 4) || right(d, 2) || substr(d, 5, 2) from digits)
  select array_agg(make_date(left(d, 4)::integer, substr(d, 5, 2)::integer, right(d, 2)::integer))
    from written
   where left(d, 4)::integer between 1850 and 2199
     and case when substr(d, 5, 2)::integer between 1 and 12
              then right(d, 2)::integer between 1 and
                   extract(day from make_date(left(d, 4)::integer, substr(d, 5, 2)::integer, 1)
                                    + interval '1 month - 1 day')
              else false end
$$;
comment on function app.near_dates is
  'A date and those one slip away: one digit wrong, two neighbours swapped, day and month swapped.';

-- For the worker, who compares everybody: the likeness of names costs a hundred times as much as a look into an index.
create function app.word_orders(name_key text) returns text[]
language sql immutable parallel safe strict
set search_path = pg_catalog, pg_temp
as $$
  with words as (select string_to_array(regexp_replace(trim(name_key), '[\s,;]+', ' ', 'g'), ' ') as w)
  select case cardinality(w)
           when 2 then array[w[1] || ' ' || w[2], w[2] || ' ' || w[1], w[2] || ', ' || w[1]]
           when 3 then array[w[1] || ' ' || w[2] || ' ' || w[3], w[2] || ' ' || w[3] || ' ' || w[1],
                             w[3] || ' ' || w[1] || ' ' || w[2], w[2] || ' ' || w[1] || ' ' || w[3],
                             w[2] || ' ' || w[3] || ', ' || w[1], w[3] || ', ' || w[1] || ' ' || w[2]]
           else array[array_to_string(w, ' ')] end
    from words
$$;
comment on function app.word_orders is 'A name as others may have written it: the same words, the family name first or last.';

-- loads the library of the extension: a setting that is not known yet, only a superuser may give a function
select show_limit();

create function app.similar_to(
  wanted_key text, wanted_birth date, wanted_digits text, except_id text, likeness boolean, least_score integer, most integer)
returns table (patient_id text, score integer, reasons text[])
language plpgsql stable
set search_path = pg_catalog, public, pg_temp
set pg_trgm.similarity_threshold = 0.5
as $$
declare
  births    constant date[] := coalesce(app.near_dates(wanted_birth), '{}');
  orders    constant text[] := app.word_orders(wanted_key);
  swapped   constant date := (select near from unnest(births) near
                               where to_char(near, 'YYYYMMDD') = to_char(wanted_birth, 'YYYYDDMM'));
  phone_end constant text := case when char_length(wanted_digits) >= 7 then reverse(right(wanted_digits, 9)) end;
begin
  return query
  with candidates as materialized (
    select p.patient_id from public.patients p
     where p.date_of_birth = any (births) and p.deleted_at is null and similarity(p.name_key, wanted_key) >= 0.4
    union
    (select p.patient_id from public.patients p
      where reverse(p.phone_digits) >= phone_end collate "C" and reverse(p.phone_digits) < phone_end || ':' collate "C"
        and p.deleted_at is null
      limit 100)
    union
    (select p.patient_id from public.patients p
      where likeness and p.name_key % wanted_key and p.deleted_at is null
      limit 500)
    union
    (select p.patient_id from public.patients p
      where p.name_key = any (orders) and p.deleted_at is null
      limit 500)),
  clues as (
    select p.patient_id, similarity(p.name_key, wanted_key) as name_likeness,
           case when p.date_of_birth = wanted_birth then 'birth-same'
                when p.date_of_birth = swapped then 'birth-swapped'
                when p.date_of_birth = any (births) then 'birth-slip'
                when p.date_of_birth is not null and wanted_birth is not null then 'birth-differs' end as birth,
           case when p.date_of_birth is null and wanted_birth is not null and p.age_reported is not null then
             abs(extract(year from age(coalesce(p.age_reported_at, p.created_at)::timestamp, wanted_birth))
                 - p.age_reported) end as years_apart,
           coalesce(right(p.phone_digits, 9) = right(wanted_digits, 9) and char_length(p.phone_digits) >= 7
                    and char_length(wanted_digits) >= 7, false) as same_phone
      from candidates c
      join public.patients p using (patient_id)
     where p.patient_id is distinct from except_id),
  scored as (
    select clues.patient_id,
           greatest(0, least(100,
             case when name_likeness = 1 then 55 when name_likeness >= 0.4 then round(name_likeness * 50) else 0 end
             + case birth when 'birth-same' then 35 when 'birth-swapped' then 28 when 'birth-slip' then 25
                          when 'birth-differs' then -20 else 0 end
             + case when years_apart <= 1 then 15 when years_apart > 2 then -20 else 0 end
             + case when same_phone then 35 else 0 end))::integer as score,
           array_remove(array[
             case when name_likeness = 1 then 'name-same' when name_likeness >= 0.4 then 'name-similar' end,
             birth,
             case when years_apart <= 1 then 'age-fits' when years_apart > 2 then 'age-differs' end,
             case when same_phone then 'phone-same' end], null) as reasons
      from clues)
  select scored.patient_id, scored.score, scored.reasons
    from scored
   where scored.score >= least_score
   order by scored.score desc, scored.patient_id
   limit most;
end;
$$;
comment on function app.similar_to is 'The search behind similar_patients and compare_patients.';

create function app.similar_patients(name text, date_of_birth date, phone text, except_id text)
returns table (patient_id text, score integer, reasons text[])
language plpgsql stable
security definer -- likeness is not leakproof: under a policy it could not use its index (0140_access)
set search_path = pg_catalog, public, pg_temp
as $$
begin
  if not app.viewer_is('admin') then
    raise exception using errcode = '42501', message = 'only administrators compare everybody';
  end if;
  return query
    select * from app.similar_to(app.search_key(similar_patients.name), similar_patients.date_of_birth,
                                 nullif(regexp_replace(similar_patients.phone, '\D', '', 'g'), ''),
                                 similar_patients.except_id, true, 50, 10);
end;
$$;
comment on function app.similar_patients is
  'Patients who may be this person: score from 50 to 100, and what speaks for and against. Ids only; the rest is read under row-level security.';
grant execute on function app.similar_patients(text, date, text, text) to substantia_admin;

/* ── the worklist of likely duplicates ───────────────────────────────────────────────────────────────────────────── */
create table public.patient_duplicates (
  first_id     text collate "C" not null,
  second_id    text collate "C" not null,
  score        smallint not null,
  reasons      text[] not null,
  found_at     timestamptz(6) not null default now(),
  dismissed_at timestamptz(6),
  dismissed_by text,
  constraint patient_duplicates_pkey primary key (first_id, second_id),
  constraint patient_duplicates_in_order check (first_id < second_id),
  constraint patient_duplicates_score_share check (score between 0 and 100),
  constraint patient_duplicates_first_id_fkey
    foreign key (first_id) references public.patients (patient_id) on delete cascade,
  constraint patient_duplicates_second_id_fkey
    foreign key (second_id) references public.patients (patient_id) on delete cascade,
  constraint patient_duplicates_dismissed_by_fkey
    foreign key (dismissed_by) references public.users (id) on delete set null
);
comment on table public.patient_duplicates is
  'Pairs of records that may be one person, each once. A pair that somebody dismissed is remembered and not shown again.';
create index patient_duplicates_second_idx on public.patient_duplicates (second_id);
create index patient_duplicates_dismissed_by_idx
  on public.patient_duplicates (dismissed_by) where dismissed_by is not null;
create index patient_duplicates_open_idx
  on public.patient_duplicates (score desc, first_id, second_id) where dismissed_at is null;
alter table public.patient_duplicates enable row level security;
create policy patient_duplicates_admin on public.patient_duplicates to substantia_admin
  using ((select app.viewer_is('admin'))) with check ((select app.viewer_is('admin')));
grant select, update (dismissed_at, dismissed_by) on public.patient_duplicates to substantia_admin;

create table app.patients_to_compare (
  patient_id text not null,
  constraint patients_to_compare_pkey primary key (patient_id)
);
comment on table app.patients_to_compare is 'Records that are new, or whose name, date of birth or telephone changed: the worker looks for their doubles.';

create function app.queue_comparison() returns trigger
language plpgsql
security definer -- the queue belongs to nobody
set search_path = pg_catalog, public, pg_temp
as $$
begin
  if tg_op = 'INSERT' then
    insert into app.patients_to_compare (patient_id)
    select n.patient_id from new_rows n where n.deleted_at is null order by n.patient_id
        on conflict do nothing;
  else
    insert into app.patients_to_compare (patient_id)
    select n.patient_id
      from new_rows n join old_rows o using (patient_id)
     where n.deleted_at is null
       and (n.name_key, n.date_of_birth, n.phone, n.deleted_at) is distinct from
           (o.name_key, o.date_of_birth, o.phone, o.deleted_at)
     order by n.patient_id
        on conflict do nothing;
  end if;
  return null;
end;
$$;
comment on function app.queue_comparison is 'A record by which a person is told apart has changed: look for doubles again.';
create trigger queue_comparison after insert on public.patients
  referencing new table as new_rows
  for each statement execute function app.queue_comparison();
create trigger queue_comparison_upd after update on public.patients
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.queue_comparison();

create function app.compare_patients(most integer) returns integer
language plpgsql volatile
security definer -- compares everybody and returns a number
set search_path = pg_catalog, public, pg_temp
as $$
declare
  next_one record;
  compared integer := 0;
begin
  if not app.viewer_is('worker') then
    raise exception using errcode = '42501', message = 'only the worker compares';
  end if;
  for next_one in
    with taken as (
      delete from app.patients_to_compare q
       where q.patient_id in (select w.patient_id from app.patients_to_compare w
                               order by w.patient_id limit most for update skip locked)
      returning q.patient_id)
    select p.patient_id, p.name_key, p.date_of_birth, p.phone_digits
      from taken join public.patients p using (patient_id)
     where p.deleted_at is null
  loop
    compared := compared + 1;
    with found as (
      select * from app.similar_to(next_one.name_key, next_one.date_of_birth, next_one.phone_digits,
                                   next_one.patient_id, false, 60, 20)),
    kept as (
      insert into public.patient_duplicates as d (first_id, second_id, score, reasons)
      select least(next_one.patient_id collate "C", f.patient_id), greatest(next_one.patient_id collate "C", f.patient_id),
             f.score, f.reasons
        from found f
          on conflict (first_id, second_id) do update
         set score = excluded.score, reasons = excluded.reasons
       where d.score <> excluded.score or d.reasons <> excluded.reasons)
    delete from public.patient_duplicates d
     where next_one.patient_id in (d.first_id, d.second_id) and d.dismissed_at is null
       and not exists (select from found f where f.patient_id in (d.first_id, d.second_id));
  end loop;
  delete from public.registration_checks where expires_at < now();
  return compared;
end;
$$;
comment on function app.compare_patients is
  'Takes so many records from the queue and writes down who may be their double; returns how many it compared.';
grant execute on function app.compare_patients(integer) to substantia_worker;

create function app.compare_all_patients() returns bigint
language plpgsql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  waiting bigint;
begin
  if not app.viewer_is('admin') then
    raise exception using errcode = '42501', message = 'only administrators compare everybody';
  end if;
  insert into app.patients_to_compare (patient_id)
  select p.patient_id from public.patients p where p.deleted_at is null
      on conflict do nothing;
  get diagnostics waiting = row_count;
  return waiting;
end;
$$;
comment on function app.compare_all_patients is 'Asks the worker to look for doubles of everybody; needed after an import, which fires no triggers.';

create function app.patients_waiting_for_comparison() returns bigint
language sql stable
security definer
set search_path = pg_catalog, public, pg_temp
as $$
  select count(*) from app.patients_to_compare where app.viewer_is('admin')
$$;
comment on function app.patients_waiting_for_comparison is 'How many records the worker still has to compare.';
grant execute on function app.compare_all_patients(), app.patients_waiting_for_comparison() to substantia_admin;
insert into app.patients_to_compare (patient_id) select patient_id from public.patients where deleted_at is null;

/* ── two records of one person become one ────────────────────────────────────────────────────────────────────────────
 * Everything that hangs on the merged record is hung on the kept one; the merged record goes to the trash last, so that
 * taking the operation back (0160_changes) brings it to life first. Sessions take their scans, predictions, reports,
 * requests and notes along by the composite foreign keys, and back again in the same way.
 */
create table public.patient_merges (
  id           text not null default app.new_id(),
  kept_id      text not null,
  merged_id    text not null,
  operation_id text not null,
  deletion_id  text not null,
  choices      jsonb not null,
  moved        jsonb not null,
  reason       text not null,
  merged_by    text not null,
  merged_at    timestamptz(6) not null default now(),
  constraint patient_merges_pkey primary key (id),
  constraint patient_merges_two_records check (kept_id <> merged_id),
  constraint patient_merges_operation_id_fkey foreign key (operation_id) references public.operations (id),
  constraint patient_merges_deletion_id_fkey foreign key (deletion_id) references public.deletions (id) on delete restrict
);
comment on table public.patient_merges is
  'Which record was merged into which. In force while the merged record lies in the trash by this deletion. '
  'No foreign keys to patients: it outlives a record that is purged.';
comment on column public.patient_merges.choices is 'From which record each field was taken: kept, merged or both. No values.';
create index patient_merges_merged_idx on public.patient_merges (merged_id, merged_at desc);
create index patient_merges_kept_idx on public.patient_merges (kept_id, merged_at desc);
create index patient_merges_operation_idx on public.patient_merges (operation_id);
create index patient_merges_deletion_idx on public.patient_merges (deletion_id);
alter table public.patient_merges enable row level security;
create policy patient_merges_admin on public.patient_merges for select to substantia_admin
  using ((select app.viewer_is('admin')));
grant select on public.patient_merges to substantia_admin;

create function app.chosen(choice text, kept text, merged text) returns text
language sql immutable parallel safe
set search_path = pg_catalog, pg_temp
as $$
  select case choice when 'merged' then merged
                     when 'both' then nullif(concat_ws(E'\n', kept, merged), '')
                     else kept end
$$;
comment on function app.chosen is 'What a field of the kept record says after a merge.';

-- In the order in which those who write a visit, a scan or a doctor lock: rows first, figures after them.
create function app.lock_for_merge(patient_ids text[]) returns void
language plpgsql volatile
set search_path = pg_catalog, public, pg_temp
as $$
begin
  perform from public.patients p where p.patient_id = any (patient_ids) order by p.patient_id for update;
  perform from public.sessions s where s.patient_id = any (patient_ids) order by s.id for no key update;
  perform from public.consultations c where c.patient_id = any (patient_ids) order by c.id for no key update;
  perform from public.mri_scans m where m.patient_id = any (patient_ids) order by m.id for no key update;
  perform from public.predictions q where q.patient_id = any (patient_ids) order by q.id for no key update;
  perform from public.medical_reports r where r.patient_id = any (patient_ids) order by r.id for no key update;
  perform from public.report_status r where r.patient_id = any (patient_ids) order by r.id for no key update;
  perform from public.doctor_patient_assignments a where a.patient_id = any (patient_ids) order by a.id for no key update;
  perform from public.doctors d
    where d.doctor_id in (select a.doctor_id from public.doctor_patient_assignments a where a.patient_id = any (patient_ids))
    order by d.doctor_id
      for share;
end;
$$;
comment on function app.lock_for_merge is 'Waits for whoever writes these patients, and keeps them until the end of the transaction.';

-- A referential action runs at the depth of the statement that caused it, not one deeper, so pg_trigger_depth() does not
-- tell it apart (0160_changes). But the composite key (session_id, patient_id) does: a row of a session changes its patient
-- only because the session did.
create function app.mark_what_follows_its_session() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  has_session boolean;
begin
  execute format('select t.session_id is not null from public.%I t where t.id = $1', new.entity)
    into has_session using new.record_id;
  new.derived := new.derived or coalesce(has_session, false);
  return new;
end;
$$;
comment on function app.mark_what_follows_its_session is
  'The change of a patient that a session brought along is derived: it is taken back with the session.';
create trigger mark_what_follows_its_session before insert on public.record_changes
  for each row
  when (new.kind = 'update' and new.after ? 'patient_id' and new.after - 'patient_id' = '{}'
        and new.entity in ('consultations', 'mri_scans', 'predictions', 'medical_reports', 'report_status'))
  execute function app.mark_what_follows_its_session();

-- Entries that people write are audited row by row (0120_audit), past the trigger that keeps values (0160_changes): without
-- this, a note that a merge moved would stay behind when the merge is taken back.
create function app.keep_handwritten_entry() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  kept      constant text[] := app.kept_columns(tg_relid);
  was       constant jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  is_now    constant jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  operation text;
  before    jsonb;
  after     jsonb;
begin
  if app.viewer() is null then
    return null;
  end if;
  if tg_op = 'INSERT' then
    select jsonb_object_agg(key, value) into after from jsonb_each(is_now) where key = any (kept) and value <> 'null';
  elsif tg_op = 'UPDATE' then
    select jsonb_object_agg(n.key, was -> n.key), jsonb_object_agg(n.key, n.value) into before, after
      from jsonb_each(is_now) n
     where n.key = any (kept) and n.value is distinct from was -> n.key;
    if after is null then
      return null;
    end if;
  end if;
  operation := app.current_operation();
  if operation is null then
    return null;
  end if;
  insert into public.record_changes
         (operation_id, entity, record_id, patient_id, kind, before, after, version_after, derived)
  values (operation, tg_table_name, coalesce(is_now, was) ->> 'id',
          case when tg_op <> 'DELETE' then is_now ->> 'patient_id' end,
          case tg_op when 'INSERT' then 'create' when 'UPDATE' then 'update' else 'delete' end,
          before, after, (is_now ->> 'version')::integer, pg_trigger_depth() > 1);
  return null;
end;
$$;
comment on function app.keep_handwritten_entry is 'Keeps what a handwritten entry said before and after, so that its changes can be taken back.';
create trigger keep_insert after insert on public.patient_timeline
  for each row when (new.related_id is null) execute function app.keep_handwritten_entry();
create trigger keep_update after update on public.patient_timeline
  for each row when (new.related_id is null) execute function app.keep_handwritten_entry();
create trigger keep_delete after delete on public.patient_timeline
  for each row when (old.related_id is null) execute function app.keep_handwritten_entry();

create function app.merge_assignments(kept text, merged text, primary_of text) returns jsonb
language plpgsql volatile
set search_path = pg_catalog, public, pg_temp
as $$
declare
  new_primary text;
  ended       integer;
  stepped     integer;
  moved       integer;
begin
  -- the one primary doctor afterwards: the chosen record's, else whichever there is
  select a.id into new_primary
    from public.doctor_patient_assignments a
   where a.patient_id in (kept, merged) and a.is_active and a.deleted_at is null and a.assignment_type = 'primary'
   order by (a.patient_id = case primary_of when 'merged' then merged else kept end) desc
   limit 1;
  -- a doctor who treats both treats one patient now
  with twice as (
    select k.id as kept_row, m.id as merged_row
      from public.doctor_patient_assignments k
      join public.doctor_patient_assignments m on m.doctor_id = k.doctor_id
     where k.patient_id = kept and k.is_active and k.deleted_at is null
       and m.patient_id = merged and m.is_active and m.deleted_at is null)
  update public.doctor_patient_assignments a
     set is_active = false, ended_at = now(), end_reason = 'Two records of the patient were merged'
    from twice
   where a.id = case when twice.merged_row = new_primary then twice.kept_row else twice.merged_row end;
  get diagnostics ended = row_count;
  update public.doctor_patient_assignments a
     set assignment_type = 'consultant'
   where a.patient_id in (kept, merged) and a.is_active and a.deleted_at is null
     and a.assignment_type = 'primary' and a.id <> new_primary;
  get diagnostics stepped = row_count;
  -- begun at the very same moment: a doctor, a patient and a moment name one assignment only
  loop
    update public.doctor_patient_assignments a
       set assignment_date = a.assignment_date + interval '1 microsecond'
     where a.patient_id = merged
       and exists (select from public.doctor_patient_assignments k
                    where k.patient_id = kept and k.doctor_id = a.doctor_id and k.assignment_date = a.assignment_date);
    exit when not found;
  end loop;
  update public.doctor_patient_assignments a set patient_id = kept where a.patient_id = merged;
  get diagnostics moved = row_count;
  return jsonb_build_object('doctor_patient_assignments', moved, 'ended', ended, 'stepped_down', stepped);
end;
$$;
comment on function app.merge_assignments is
  'Moves assignments: a doctor of both keeps one active assignment, and of two primary doctors one becomes a consultant.';

create function app.merge_children(kept text, merged text) returns jsonb
language plpgsql volatile
set search_path = pg_catalog, public, pg_temp
as $$
declare
  part  text;
  rows_ integer;
  moved jsonb;
begin
  select jsonb_build_object(
           'consultations', (select count(*) from public.consultations where patient_id = merged and deleted_at is null),
           'mri_scans', (select count(*) from public.mri_scans where patient_id = merged and deleted_at is null),
           'predictions', (select count(*) from public.predictions where patient_id = merged and deleted_at is null),
           'medical_reports', (select count(*) from public.medical_reports where patient_id = merged and deleted_at is null),
           'report_status', (select count(*) from public.report_status where patient_id = merged and deleted_at is null),
           'patient_timeline', (select count(*) from public.patient_timeline
                                 where patient_id = merged and related_id is null and deleted_at is null)) into moved;
  -- also what lies in the trash: it comes back to the person it belongs to
  foreach part in array array['sessions', 'consultations', 'report_status', 'patient_medications'] loop
    execute format('update public.%I set patient_id = $1 where patient_id = $2', part) using kept, merged;
    get diagnostics rows_ = row_count;
    if part in ('sessions', 'patient_medications') then
      moved := moved || jsonb_build_object(part, rows_);
    end if;
  end loop;
  update public.patient_timeline set patient_id = kept where patient_id = merged and related_id is null;
  return moved;
end;
$$;
comment on function app.merge_children is 'Hangs everything of one record on another; returns how much of what.';

create function app.merge_patients(
  kept text, merged text, kept_version integer, merged_version integer, choices jsonb, reason text)
returns jsonb
language plpgsql volatile
security definer -- no role may change whose a record is, except by this
set search_path = pg_catalog, public, pg_temp
as $$
declare
  administrator constant text := app.require_administrator();
  k             public.patients;
  m             public.patients;
  moved         jsonb;
  account       text;
  deletion      text;
  merge_id      text;
begin
  perform app.require_read_committed();
  perform app.lock_for_merge(array[kept, merged]);
  select * into k from public.patients p where p.patient_id = kept and p.deleted_at is null and p.version = kept_version;
  select * into m from public.patients p where p.patient_id = merged and p.deleted_at is null and p.version = merged_version;
  if k.patient_id is null or m.patient_id is null or kept = merged then
    return null; -- somebody was faster
  end if;

  account := case when m.user_id is null then case when k.user_id is null then 'none' else 'kept' end
                  when k.user_id is null then 'moved' else 'disabled' end;
  if account = 'disabled' then
    update public.users u set is_active = false where u.id = m.user_id and u.is_active;
    perform app.end_sessions_of(m.user_id, 'account-changed', null);
    update public.one_time_links l set voided_at = now()
     where l.user_id = m.user_id and l.used_at is null and l.voided_at is null;
  elsif account = 'moved' then
    update public.patients p set user_id = null where p.patient_id = merged;
  end if;
  update public.patients p
     set name = app.chosen(choices ->> 'name', k.name, m.name),
         gender = app.chosen(choices ->> 'gender', k.gender, m.gender),
         date_of_birth = case when choices ->> 'dateOfBirth' = 'merged' then m.date_of_birth else k.date_of_birth end,
         age_reported = case when choices ->> 'ageReported' = 'merged' then m.age_reported else k.age_reported end,
         age_reported_at = case when choices ->> 'ageReported' = 'merged' then m.age_reported_at else k.age_reported_at end,
         phone = app.chosen(choices ->> 'phone', k.phone, m.phone),
         email = app.chosen(choices ->> 'email', k.email, m.email),
         address = app.chosen(choices ->> 'address', k.address, m.address),
         emergency_contact_name = app.chosen(choices ->> 'emergencyContactName', k.emergency_contact_name, m.emergency_contact_name),
         emergency_contact_phone = app.chosen(choices ->> 'emergencyContactPhone', k.emergency_contact_phone, m.emergency_contact_phone),
         insurance_info = app.chosen(choices ->> 'insuranceInfo', k.insurance_info, m.insurance_info),
         allergies = app.chosen(choices ->> 'allergies', k.allergies, m.allergies),
         medical_history = app.chosen(choices ->> 'medicalHistory', k.medical_history, m.medical_history),
         current_medications = app.chosen(choices ->> 'currentMedications', k.current_medications, m.current_medications),
         user_id = coalesce(k.user_id, m.user_id)
   where p.patient_id = kept;

  moved := app.merge_assignments(kept, merged, choices ->> 'primaryDoctor')
           || app.merge_children(kept, merged) || jsonb_build_object('account', account);
  deletion := app.move_to_trash('patients', merged, merge_patients.reason);
  insert into public.patient_merges (kept_id, merged_id, operation_id, deletion_id, choices, moved, reason, merged_by)
  values (kept, merged, app.current_operation(), deletion, choices, moved, merge_patients.reason, administrator)
  returning id into merge_id;
  return jsonb_build_object('id', merge_id, 'moved', moved);
end;
$$;
comment on function app.merge_patients is
  'Makes one record of two: fields as chosen, everything else moved, the merged record into the trash. Null when one of them has changed meanwhile.';
grant execute on function app.merge_patients(text, text, integer, integer, jsonb, text) to substantia_admin;

/* ── loading in bulk ─────────────────────────────────────────────────────────────────────────────────────────────────
 * As 0090_integrity has it, for every table of records, so that a new one is not forgotten.
 */
create or replace function app.set_derivation(active boolean) returns void
language plpgsql volatile
set search_path = pg_catalog, public, pg_temp
as $$
declare
  part text;
begin
  -- Foreign keys stay on: "user" leaves the constraint triggers alone.
  for part in select t.name from app.record_tables t order by t.position loop
    execute format('alter table public.%I %s trigger user', part, case when active then 'enable' else 'disable' end);
  end loop;
end;
$$;

/* ── nothing new for a record that is gone ───────────────────────────────────────────────────────────────────────────
 * A form that was opened before the patient was merged or put into the trash still knows the old id. The lock makes it
 * wait for whoever is doing that, and makes them wait for it, so that either sees what the other did. What lies in the trash
 * moves freely, and so it may come back before its patient does; entries that follow from a record follow it.
 */
create function app.refuse_gone_patient() returns trigger
language plpgsql
security definer -- who writes need not see the patient, nor why the record is gone
set search_path = pg_catalog, public, pg_temp
as $$
declare
  gone_at  timestamptz;
  gone_by  text;
  rule     text;
begin
  select p.deleted_at, p.deletion_id into gone_at, gone_by
    from public.patients p where p.patient_id = new.patient_id for share;
  if gone_at is null then
    return new;
  end if;
  rule := case when exists (select from public.patient_merges m where m.deletion_id = gone_by)
               then 'patient_not_merged' else 'patient_not_in_trash' end;
  raise exception using
    errcode = '23514',
    constraint = rule,
    message = format('the patient of the row violates check constraint "%s"', rule);
end;
$$;
comment on function app.refuse_gone_patient is 'Nothing is written for a patient whose record was merged into another or lies in the trash.';

do $$
declare
  part text;
begin
  foreach part in array array['doctor_patient_assignments', 'sessions', 'consultations', 'mri_scans', 'predictions',
                              'medical_reports', 'report_status', 'patient_medications'] loop
    execute format(
      'create trigger refuse_gone_patient before insert on public.%I
         for each row when (new.patient_id is not null and new.deleted_at is null) execute function app.refuse_gone_patient()', part);
    execute format(
      'create trigger refuse_gone_patient_upd before update of patient_id on public.%I
         for each row when (new.patient_id is distinct from old.patient_id and new.patient_id is not null and new.deleted_at is null)
         execute function app.refuse_gone_patient()', part);
  end loop;
end;
$$;
create trigger refuse_gone_patient before insert on public.patient_timeline
  for each row when (new.related_id is null and new.deleted_at is null) execute function app.refuse_gone_patient();
create trigger refuse_gone_patient_upd before update of patient_id on public.patient_timeline
  for each row when (new.patient_id is distinct from old.patient_id and new.related_id is null and new.deleted_at is null)
  execute function app.refuse_gone_patient();
