/*
 * Who did or saw what. Events are written in the transaction of the write or the reading itself: no event, no deed.
 * They name fields, never values. Nobody changes or deletes them; no role has a privilege to, and a trigger refuses the
 * owner as well.
 */
create table public.audit_events (
  id                 text not null default app.new_id(),
  at                 timestamptz(6) not null default clock_timestamp(),
  actor_user_id      text,
  actor_role         text not null,
  login_session_id   text,
  request_id         text,
  action             text not null,
  entity             text not null,
  entity_id          text,
  patient_id         text,
  listed_patient_ids text[] not null default '{}',
  fields             text[] not null default '{}',
  outcome            text not null default 'ok',
  constraint audit_events_pkey primary key (id),
  constraint audit_events_outcome_known check (outcome in ('ok', 'denied', 'not-found', 'error'))
);
comment on table public.audit_events is
  'Append-only. No foreign keys: an event outlives the account and the record it speaks of.';
comment on column public.audit_events.listed_patient_ids is 'The patients whose data a list showed.';
create index audit_events_at_idx on public.audit_events (at desc, id desc);
create index audit_events_patient_idx on public.audit_events (patient_id, at desc, id desc) where patient_id is not null;
create index audit_events_actor_idx on public.audit_events (actor_user_id, at desc, id desc) where actor_user_id is not null;
create index audit_events_listed_idx on public.audit_events using gin (listed_patient_ids) where listed_patient_ids <> '{}';

create function app.refuse_audit_change() returns trigger
language plpgsql
as $$
begin
  raise exception using errcode = 'SB004', message = 'audit events are never changed or deleted';
end;
$$;
comment on function app.refuse_audit_change is 'Audit events are append-only, for the owner too.';
create trigger refuse_change before update or delete on public.audit_events
  for each row execute function app.refuse_audit_change();
create trigger refuse_truncate before truncate on public.audit_events
  for each statement execute function app.refuse_audit_change();

-- Who acts, for events: the verified viewer; without one the database role, so that psql and the import show as what they are.
create function app.write_audit(
  action text, entity text, entity_id text, patient_id text, outcome text, fields text[])
returns void
language sql volatile
security definer -- no role may insert events, only say what happened
set search_path = pg_catalog, public, pg_temp
as $$
  insert into public.audit_events
         (actor_user_id, actor_role, login_session_id, request_id, action, entity, entity_id, patient_id, outcome, fields)
  select claims ->> 'u', coalesce(claims ->> 'r', 'database:' || session_user), claims ->> 's', claims ->> 'q',
         write_audit.action, write_audit.entity, write_audit.entity_id, write_audit.patient_id,
         write_audit.outcome, write_audit.fields
    from app.viewer() as claims
$$;
comment on function app.write_audit is 'Appends one event in the name of the verified viewer.';

create function app.record_access(accesses jsonb) returns void
language sql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
  insert into public.audit_events
         (actor_user_id, actor_role, login_session_id, request_id, action, entity, entity_id, patient_id,
          listed_patient_ids, fields, outcome)
  select claims ->> 'u', coalesce(claims ->> 'r', 'database:' || session_user), claims ->> 's', claims ->> 'q',
         noted.action, noted.entity, noted.entity_id, noted.patient_id,
         coalesce(noted.listed_patient_ids, '{}'), coalesce(noted.fields, '{}'), coalesce(noted.outcome, 'ok')
    from app.viewer() as claims,
         jsonb_to_recordset(accesses) as noted (
           action text, entity text, entity_id text, patient_id text,
           listed_patient_ids text[], fields text[], outcome text)
$$;
comment on function app.record_access is 'Appends what a request read, or was refused, as one statement.';

-- Writes record themselves, whoever makes them and from wherever.
create function app.audit_rows() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  claims     constant jsonb := app.viewer();
  actor      constant text := claims ->> 'u';
  actor_role constant text := coalesce(claims ->> 'r', 'database:' || session_user);
  id_column  constant text := tg_argv[0];
begin
  if tg_op = 'INSERT' then
    insert into public.audit_events
           (actor_user_id, actor_role, login_session_id, request_id, action, entity, entity_id, patient_id, fields)
    select actor, actor_role, claims ->> 's', claims ->> 'q', 'create', tg_table_name,
           n.record ->> id_column, n.record ->> 'patient_id',
           array(select key from jsonb_each(n.record) where value <> 'null' order by key)
      from (select to_jsonb(new_rows) as record from new_rows) n;
  elsif tg_op = 'DELETE' then
    insert into public.audit_events
           (actor_user_id, actor_role, login_session_id, request_id, action, entity, entity_id, patient_id)
    select actor, actor_role, claims ->> 's', claims ->> 'q', 'delete', tg_table_name,
           o.record ->> id_column, o.record ->> 'patient_id'
      from (select to_jsonb(old_rows) as record from old_rows) o;
  else
    insert into public.audit_events
           (actor_user_id, actor_role, login_session_id, request_id, action, entity, entity_id, patient_id, fields)
    select actor, actor_role, claims ->> 's', claims ->> 'q',
           case when o.record is null then 'create' -- an id was corrected: to the log that is another row
                when n.record is null then 'delete'
                when n.record ->> 'deleted_at' is not null and o.record ->> 'deleted_at' is null then 'trash'
                when n.record ->> 'deleted_at' is null and o.record ->> 'deleted_at' is not null then 'restore'
                else 'update' end,
           tg_table_name, coalesce(n.record, o.record) ->> id_column, coalesce(n.record, o.record) ->> 'patient_id',
           coalesce(changed.fields, '{}')
      from (select to_jsonb(new_rows) as record from new_rows) n
      full join (select to_jsonb(old_rows) as record from old_rows) o on o.record ->> id_column = n.record ->> id_column
     cross join lateral (
       select array_agg(after.key order by after.key) as fields
         from jsonb_each(n.record) after
        where after.value is distinct from coalesce(o.record -> after.key, 'null')
          and after.key not in ('version', 'updated_at', 'name_key', 'last_login')) changed
     where changed.fields is not null or n.record is null;
  end if;
  return null;
end;
$$;
comment on function app.audit_rows is
  'One event per row written, with the names of the fields. First argument: the column with the row''s id.';

create trigger audit_insert after insert on public.users
  referencing new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_update after update on public.users
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_delete after delete on public.users
  referencing old table as old_rows
  for each statement execute function app.audit_rows('id');

create trigger audit_insert after insert on public.doctors
  referencing new table as new_rows
  for each statement execute function app.audit_rows('doctor_id');
create trigger audit_update after update on public.doctors
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.audit_rows('doctor_id');
create trigger audit_delete after delete on public.doctors
  referencing old table as old_rows
  for each statement execute function app.audit_rows('doctor_id');

create trigger audit_insert after insert on public.patients
  referencing new table as new_rows
  for each statement execute function app.audit_rows('patient_id');
create trigger audit_update after update on public.patients
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.audit_rows('patient_id');
create trigger audit_delete after delete on public.patients
  referencing old table as old_rows
  for each statement execute function app.audit_rows('patient_id');

create trigger audit_insert after insert on public.doctor_patient_assignments
  referencing new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_update after update on public.doctor_patient_assignments
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_delete after delete on public.doctor_patient_assignments
  referencing old table as old_rows
  for each statement execute function app.audit_rows('id');

create trigger audit_insert after insert on public.sessions
  referencing new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_update after update on public.sessions
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_delete after delete on public.sessions
  referencing old table as old_rows
  for each statement execute function app.audit_rows('id');

create trigger audit_insert after insert on public.consultations
  referencing new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_update after update on public.consultations
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_delete after delete on public.consultations
  referencing old table as old_rows
  for each statement execute function app.audit_rows('id');

create trigger audit_insert after insert on public.mri_scans
  referencing new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_update after update on public.mri_scans
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_delete after delete on public.mri_scans
  referencing old table as old_rows
  for each statement execute function app.audit_rows('id');

create trigger audit_insert after insert on public.predictions
  referencing new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_update after update on public.predictions
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_delete after delete on public.predictions
  referencing old table as old_rows
  for each statement execute function app.audit_rows('id');

create trigger audit_insert after insert on public.medical_reports
  referencing new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_update after update on public.medical_reports
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_delete after delete on public.medical_reports
  referencing old table as old_rows
  for each statement execute function app.audit_rows('id');

create trigger audit_insert after insert on public.report_status
  referencing new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_update after update on public.report_status
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_delete after delete on public.report_status
  referencing old table as old_rows
  for each statement execute function app.audit_rows('id');

create trigger audit_insert after insert on public.knowledge_entries
  referencing new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_update after update on public.knowledge_entries
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_delete after delete on public.knowledge_entries
  referencing old table as old_rows
  for each statement execute function app.audit_rows('id');

create trigger audit_insert after insert on public.deletions
  referencing new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_update after update on public.deletions
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_delete after delete on public.deletions
  referencing old table as old_rows
  for each statement execute function app.audit_rows('id');

-- Row by row, because "when" then spares the derived entries, which are most of this table.
create function app.audit_handwritten_entry() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  changed text[];
begin
  if tg_op = 'INSERT' then
    perform app.write_audit('create', 'patient_timeline', new.id, new.patient_id, 'ok',
                            array(select key from jsonb_each(to_jsonb(new)) where value <> 'null' order by key));
  elsif tg_op = 'DELETE' then
    perform app.write_audit('delete', 'patient_timeline', old.id, old.patient_id, 'ok', '{}');
  else
    changed := array(select after.key
                       from jsonb_each(to_jsonb(new)) after
                      where after.value is distinct from to_jsonb(old) -> after.key
                        and after.key not in ('version', 'updated_at')
                      order by after.key);
    if changed <> '{}' then -- "when" sees the version that every update counts up
      perform app.write_audit(
        case when new.deleted_at is not null and old.deleted_at is null then 'trash'
             when new.deleted_at is null and old.deleted_at is not null then 'restore'
             else 'update' end,
        'patient_timeline', new.id, new.patient_id, 'ok', changed);
    end if;
  end if;
  return null;
end;
$$;
comment on function app.audit_handwritten_entry is 'Events for timeline entries that people write; derived ones follow records that have their own.';
create trigger audit_insert after insert on public.patient_timeline
  for each row when (new.related_id is null) execute function app.audit_handwritten_entry();
create trigger audit_update after update on public.patient_timeline
  for each row when (new.related_id is null) execute function app.audit_handwritten_entry();
create trigger audit_delete after delete on public.patient_timeline
  for each row when (old.related_id is null) execute function app.audit_handwritten_entry();
