/*
 * Notices for administrators and doctors: what somebody else did that concerns them, and what came of what they asked for.
 *
 * A notice is a kind and an id, never a word about a person: the words are made when it is read, under the rights its
 * reader has by then. It holds no patient either; the record it points to knows whose it is, also after a merge, and one
 * that was purged, or is no longer theirs, leaves a notice that names nobody and leads nowhere.
 *
 * Only triggers write notices, so that whatever changed a record tells of it: a form, a bulk action, an undo. Nobody is told
 * what they did themselves. Without a viewer nothing happened just now (imports, demo data, the owner), so nobody is told.
 *
 * What is not read yet is counted up rather than repeated: of one user, kind and `about` there is one unread notice. Of
 * assignments `about` is the operation, so that a hand-over is one notice however many statements it takes; of a visit it is
 * the visit, or the operation that changed several; of reports it is nothing, and all of them are one notice.
 */
create table public.notices (
  id        text not null default app.new_id(),
  user_id   text not null,
  kind      text not null,
  entity    text not null,
  about     text not null,
  entity_id text,
  total     integer not null default 1,
  noted_at  timestamptz(6) not null default clock_timestamp(),
  read_at   timestamptz(6),
  constraint notices_pkey primary key (id),
  constraint notices_kind_known check (kind in (
    'patient-assigned', 'care-ended', 'visit-booked', 'visit-moved', 'visit-cancelled', 'report-to-sign', 'report-failed',
    'job-done', 'job-failed', 'job-cancelled', 'correction-asked', 'doctor-registered')),
  constraint notices_entity_known check (entity in (
    'doctor_patient_assignments', 'consultations', 'medical_reports', 'report_status', 'jobs', 'import_runs',
    'correction_requests', 'doctors')),
  constraint notices_total_positive check (total >= 1),
  constraint notices_user_id_fkey foreign key (user_id) references public.users (id) on delete cascade
);
comment on table public.notices is
  'What somebody should hear of: a kind and an id, never a text. Written by triggers, marked as read by whose they are.';
comment on column public.notices.about is 'What is one notice while it is unread: a record, an operation, or nothing for all of a kind.';
comment on column public.notices.entity_id is 'The record it is about; null: several. No foreign key: the record may be purged.';
comment on column public.notices.total is 'How many records it tells of.';
comment on column public.notices.noted_at is 'When it last happened.';
create index notices_user_idx on public.notices (user_id, (read_at is not null), noted_at desc, id desc);
-- Also counts the unread ones of somebody, for every page they open.
create unique index notices_unread_once on public.notices (user_id, kind, about) where read_at is null;

create table public.notice_choices (
  id         text not null default app.new_id(),
  user_id    text not null,
  kind       text not null,
  is_wanted  boolean not null,
  updated_at timestamptz(6) not null default now(),
  constraint notice_choices_pkey primary key (id),
  constraint notice_choices_once unique (user_id, kind),
  constraint notice_choices_kind_known check (kind in (
    'patient-assigned', 'care-ended', 'visit-booked', 'visit-moved', 'visit-cancelled', 'report-to-sign', 'report-failed',
    'job-done', 'job-failed', 'job-cancelled', 'correction-asked', 'doctor-registered')),
  constraint notice_choices_user_id_fkey foreign key (user_id) references public.users (id) on delete cascade
);
comment on table public.notice_choices is 'Which kinds of notices somebody muted, or wants again. Without a row a kind is wanted.';
create trigger audit_insert after insert on public.notice_choices
  referencing new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_update after update on public.notice_choices
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_delete after delete on public.notice_choices
  referencing old table as old_rows
  for each statement execute function app.audit_rows('id');
-- Notices themselves leave no events: they follow from records that leave theirs, and reading one is no deed. The inbox
-- that shows names is noted like every reading of a patient's data.

/* ── telling ─────────────────────────────────────────────────────────────────────────────────────────────────────── */
create function app.add_notices(
  kind text, entity text, user_ids text[], abouts text[], entity_ids text[], totals integer[])
returns void
language sql volatile
security definer -- no role writes notices, and whoever causes one need not see the account that hears of it
set search_path = pg_catalog, public, pg_temp
as $$
  insert into public.notices as n (user_id, kind, entity, about, entity_id, total)
  select u.id, add_notices.kind, add_notices.entity, told.about, told.entity_id, told.total
    from unnest(user_ids, abouts, entity_ids, totals) as told (user_id, about, entity_id, total)
    join public.users u on u.id = told.user_id and u.role in ('admin', 'doctor') and u.is_active and u.deleted_at is null
   where not exists (select from public.notice_choices c
                      where c.user_id = u.id and c.kind = add_notices.kind and not c.is_wanted)
   order by u.id, told.about -- so that two who tell the same people do not wait for each other in a circle
      on conflict (user_id, kind, about) where read_at is null do update
     set total = case when n.entity_id = excluded.entity_id then n.total else n.total + excluded.total end,
         entity_id = case when n.entity_id = excluded.entity_id then n.entity_id end,
         noted_at = excluded.noted_at
$$;
comment on function app.add_notices is
  'Tells these users of these records, unless they muted the kind; an unread notice of the same is counted up instead.';

create function app.notice_assignments() returns trigger
language plpgsql
security definer -- whoever assigns may not read the accounts of doctors
set search_path = pg_catalog, public, pg_temp
as $$
declare
  claims    constant jsonb := app.viewer();
  operation constant text := nullif(current_setting('app.operation', true), '');
  merging   constant text := 'Two records of the patient were merged'; -- 0210_patients: the doctor treats the patient as before
begin
  if claims is null then
    return null;
  end if;
  if tg_op = 'INSERT' then
    perform app.add_notices('patient-assigned', 'doctor_patient_assignments',
                            array_agg(f.user_id), array_agg(f.about), array_agg(f.entity_id), array_agg(f.total))
       from (select d.user_id, coalesce(operation, min(n.id)) as about,
                    case when count(*) = 1 then min(n.id) end as entity_id, count(*)::integer as total
               from new_rows n
               join public.doctors d on d.doctor_id = n.doctor_id and d.user_id is distinct from claims ->> 'u'
              where n.is_active and n.deleted_at is null
              group by d.user_id) f
     having count(*) > 0;
    return null;
  end if;
  perform app.add_notices(f.kind, 'doctor_patient_assignments',
                          array_agg(f.user_id), array_agg(f.about), array_agg(f.entity_id), array_agg(f.total))
     from (select t.kind, d.user_id, coalesce(operation, min(t.id)) as about,
                  case when count(*) = 1 then min(t.id) end as entity_id, count(*)::integer as total
             from (select 'patient-assigned' as kind, n.id, n.doctor_id
                     from new_rows n join old_rows o using (id)
                    where n.is_active and n.deleted_at is null and o.end_reason is distinct from merging
                      and (not o.is_active or o.deleted_at is not null or o.doctor_id <> n.doctor_id)
                    union all
                   select 'care-ended', o.id, o.doctor_id
                     from new_rows n join old_rows o using (id)
                    where o.is_active and o.deleted_at is null and n.end_reason is distinct from merging
                      and (not n.is_active or n.deleted_at is not null or o.doctor_id <> n.doctor_id)) t
             join public.doctors d on d.doctor_id = t.doctor_id and d.user_id is distinct from claims ->> 'u'
            group by t.kind, d.user_id) f
    group by f.kind;
  return null;
end;
$$;
comment on function app.notice_assignments is 'Tells doctors which patients somebody else gave them or took from them; one notice for all of an operation.';
create trigger notice_assignments after insert on public.doctor_patient_assignments
  referencing new table as new_rows
  for each statement execute function app.notice_assignments();
create trigger notice_assignments_upd after update on public.doctor_patient_assignments
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.notice_assignments();

create function app.notice_visits() returns trigger
language plpgsql
security definer -- a patient who cancels a visit does not read the account of the doctor
set search_path = pg_catalog, public, pg_temp
as $$
declare
  claims    constant jsonb := app.viewer();
  operation constant text := nullif(current_setting('app.operation', true), '');
begin
  if claims is null then
    return null;
  end if;
  if tg_op = 'INSERT' then
    perform app.add_notices('visit-booked', 'consultations',
                            array_agg(f.user_id), array_agg(f.about), array_agg(f.entity_id), array_agg(f.total))
       from (select d.user_id, case when count(*) = 1 then min(n.id) else coalesce(operation, min(n.id)) end as about,
                    case when count(*) = 1 then min(n.id) end as entity_id, count(*)::integer as total
               from new_rows n
               join public.doctors d on d.doctor_id = n.doctor_id and d.user_id is distinct from claims ->> 'u'
              where n.status = 'scheduled' and n.deleted_at is null and n.consultation_date > now()
              group by d.user_id) f
     having count(*) > 0;
    return null;
  end if;
  perform app.add_notices(f.kind, 'consultations',
                          array_agg(f.user_id), array_agg(f.about), array_agg(f.entity_id), array_agg(f.total))
     from (select t.kind, d.user_id, case when count(*) = 1 then min(t.id) else coalesce(operation, min(t.id)) end as about,
                  case when count(*) = 1 then min(t.id) end as entity_id, count(*)::integer as total
             from (select 'visit-booked' as kind, n.id, n.doctor_id
                     from new_rows n join old_rows o using (id)
                    where n.status = 'scheduled' and n.deleted_at is null and n.consultation_date > now()
                      and (o.status <> 'scheduled' or o.deleted_at is not null or o.doctor_id <> n.doctor_id)
                    union all
                   select 'visit-moved', n.id, n.doctor_id
                     from new_rows n join old_rows o using (id)
                    where n.status = 'scheduled' and n.deleted_at is null and o.status = 'scheduled' and o.deleted_at is null
                      and o.doctor_id = n.doctor_id and greatest(o.consultation_date, n.consultation_date) > now()
                      and (o.consultation_date <> n.consultation_date or o.duration_minutes is distinct from n.duration_minutes)
                    union all
                   select 'visit-cancelled', o.id, o.doctor_id
                     from new_rows n join old_rows o using (id)
                    where o.status = 'scheduled' and o.deleted_at is null and o.consultation_date > now()
                      and (n.status = 'cancelled' or n.deleted_at is not null or o.doctor_id <> n.doctor_id)) t
             join public.doctors d on d.doctor_id = t.doctor_id and d.user_id is distinct from claims ->> 'u'
            group by t.kind, d.user_id) f
    group by f.kind;
  return null;
end;
$$;
comment on function app.notice_visits is
  'Tells doctors which visits ahead somebody else booked with them, moved, or took from them.';
create trigger notice_visits after insert on public.consultations
  referencing new table as new_rows
  for each statement execute function app.notice_visits();
create trigger notice_visits_upd after update on public.consultations
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.notice_visits();

-- Row by row from here on: these come one at a time, and "when" spares every other write of the table.
create function app.notice_report() returns trigger
language plpgsql
security definer -- who asked for a report may not see who else treats its patient
set search_path = pg_catalog, public, pg_temp
as $$
begin
  if app.viewer() is null then
    return null;
  end if;
  perform app.add_notices('report-to-sign', 'medical_reports', array_agg(f.user_id), array_agg(''::text),
                          array_agg(new.id), array_agg(1))
     from (select distinct d.user_id
             from public.doctor_patient_assignments a
             join public.doctors d on d.doctor_id = a.doctor_id and d.approval_state = 'approved' and d.deleted_at is null
            where a.patient_id = new.patient_id and a.is_active and a.deleted_at is null) f
   having count(*) > 0;
  return null;
end;
$$;
comment on function app.notice_report is
  'Tells the doctors of a patient that a report was made and waits for a signature; who asked for it too, for a machine made it.';
create trigger notice_report after insert on public.medical_reports
  for each row when (new.request_id is not null and new.import_run is null and new.report_status = 'final')
  execute function app.notice_report();

create function app.notice_failed_report() returns trigger
language plpgsql
security definer -- the worker reads no accounts
set search_path = pg_catalog, public, pg_temp
as $$
begin
  if app.viewer() is not null then
    perform app.add_notices('report-failed', 'report_status', array[new.requested_by], array[''], array[new.id], array[1]);
  end if;
  return null;
end;
$$;
comment on function app.notice_failed_report is 'Tells whoever asked for a report that it could not be made.';
create trigger notice_failed_report after update on public.report_status
  for each row when (new.status = 'failed' and old.status <> 'failed' and new.requested_by is not null and new.import_run is null)
  execute function app.notice_failed_report();

create function app.notice_job() returns trigger
language plpgsql
security definer -- the worker reads no accounts
set search_path = pg_catalog, public, pg_temp
as $$
begin
  perform app.add_notices('job-' || new.status, 'jobs', array[new.requested_by], array[new.id], array[new.id], array[1]);
  return null;
end;
$$;
comment on function app.notice_job is 'Tells whoever asked for work in the background that it is done, failed, or was stopped by somebody else.';
create trigger notice_job after update on public.jobs
  for each row when (old.status <> new.status and new.requested_by is not null
                     and (new.status in ('done', 'failed')
                          or (new.status = 'cancelled' and new.cancelled_by is distinct from new.requested_by)))
  execute function app.notice_job();

create function app.notice_import() returns trigger
language plpgsql
security definer -- the importer works as the owner, the worker reads no accounts
set search_path = pg_catalog, public, pg_temp
as $$
declare
  taken_back constant boolean := old.status = 'rolling-back' or new.status = 'rolled-back';
begin
  perform app.add_notices(case when new.status = 'failed' or (taken_back and new.status = 'completed') then 'job-failed'
                               else 'job-done' end, -- completed again: it could not be taken back
                          'import_runs', array[case when taken_back then new.rolled_back_by else new.requested_by end], array['import ' || new.id], array[new.id::text], array[1]);
  return null;
end;
$$;
comment on function app.notice_import is 'Tells whoever imports a legacy file, or takes an import back, what came of it.';
create trigger notice_import after update on public.import_runs
  for each row when (old.status <> new.status and new.status in ('completed', 'failed', 'rolled-back'))
  execute function app.notice_import();

create function app.administrators() returns text[]
language sql stable
set search_path = pg_catalog, public, pg_temp
as $$
  select coalesce(array_agg(u.id order by u.id), '{}')
    from public.users u where u.role = 'admin' and u.is_active and u.deleted_at is null
$$;
comment on function app.administrators is 'The accounts of administrators who can log in.';

create function app.notice_correction() returns trigger
language plpgsql
security definer -- a patient reads no accounts of administrators
set search_path = pg_catalog, public, pg_temp
as $$
declare
  administrators constant text[] := app.administrators();
begin
  if app.viewer() is not null then
    perform app.add_notices('correction-asked', 'correction_requests', administrators,
                            array_fill(new.id, array[cardinality(administrators)]),
                            array_fill(new.id, array[cardinality(administrators)]),
                            array_fill(1, array[cardinality(administrators)]));
  end if;
  return null;
end;
$$;
comment on function app.notice_correction is 'Tells administrators that a patient asked for a correction.';
create trigger notice_correction after update on public.correction_requests
  for each row when (old.sent_at is null and new.sent_at is not null and new.withdrawn_at is null)
  execute function app.notice_correction();

create function app.notice_registration() returns trigger
language plpgsql
security definer -- a visitor reads no accounts
set search_path = pg_catalog, public, pg_temp
as $$
declare
  administrators constant text[] := app.administrators();
begin
  if app.viewer() ->> 'r' = 'anonymous' then -- one that an administrator writes down registers nobody
    perform app.add_notices('doctor-registered', 'doctors', administrators,
                            array_fill(new.doctor_id, array[cardinality(administrators)]),
                            array_fill(new.doctor_id, array[cardinality(administrators)]),
                            array_fill(1, array[cardinality(administrators)]));
  end if;
  return null;
end;
$$;
comment on function app.notice_registration is 'Tells administrators that a doctor registered and waits for approval.';
create trigger notice_registration after insert on public.doctors
  for each row when (new.approval_state = 'pending') execute function app.notice_registration();

/* ── forgetting ──────────────────────────────────────────────────────────────────────────────────────────────────── */
create or replace function app.clean_up() returns void
language sql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
  delete from public.login_sessions where expires_at < now() - interval '30 days';
  delete from public.login_throttles where window_ends_at < now();
  delete from public.one_time_links where expires_at < now() - interval '30 days';
  delete from public.idempotency_keys where created_at < now() - interval '2 days';
  delete from public.search_handles where expires_at < now();
  select app.learn_name_words();
  delete from public.form_drafts where expires_at < now();
  delete from public.record_presence where seen_at < now() - interval '1 hour';
  delete from public.notices where read_at < now() - interval '90 days';
  delete from public.notices where noted_at < now() - interval '1 year';
$$;

/* ── who may do what ─────────────────────────────────────────────────────────────────────────────────────────────── */
alter table public.notices enable row level security;
create policy notices_admin on public.notices to substantia_admin
  using (user_id = (select app.viewer_user())) with check (user_id = (select app.viewer_user()));
create policy notices_doctor on public.notices to substantia_doctor
  using (user_id = (select app.viewer_user())) with check (user_id = (select app.viewer_user()));
grant select, update (read_at) on public.notices to substantia_admin, substantia_doctor;

alter table public.notice_choices enable row level security;
create policy notice_choices_admin on public.notice_choices to substantia_admin
  using (user_id = (select app.viewer_user())) with check (user_id = (select app.viewer_user()));
create policy notice_choices_doctor on public.notice_choices to substantia_doctor
  using (user_id = (select app.viewer_user())) with check (user_id = (select app.viewer_user()));
grant select, insert (user_id, kind, is_wanted), update (is_wanted, updated_at)
   on public.notice_choices to substantia_admin, substantia_doctor;
