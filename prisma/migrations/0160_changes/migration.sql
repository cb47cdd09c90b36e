/*
 * Nothing a person does here is final. Every write of a person is part of an operation: one press of a button, or one
 * job. The audit trigger keeps, beside the event that names the fields, what each row said before and after; taking an
 * operation back writes the earlier values again, as a new operation that can itself be taken back.
 *
 *   operations      who did what, when, why
 *   record_changes  what it did to each row: the inverse of the write, kept with it in one transaction
 *   deletions       what went to the trash together, and comes back together (0020_people)
 *
 * Only rows of app.record_tables are kept, and only what people change: an import of a million rows keeps its own inverse.
 * Rows that triggers and foreign keys write in consequence are marked as derived: they follow again by themselves.
 */
create table app.record_tables (
  name      text primary key,
  id_column text not null,
  position  smallint not null
);
comment on table app.record_tables is 'The tables whose changes are kept; position orders them from cause to consequence.';
insert into app.record_tables (name, id_column, position) values
  ('users', 'id', 10),
  ('doctors', 'doctor_id', 20),
  ('patients', 'patient_id', 30),
  ('doctor_patient_assignments', 'id', 40),
  ('sessions', 'id', 50),
  ('consultations', 'id', 60),
  ('mri_scans', 'id', 70),
  ('predictions', 'id', 80),
  ('medical_reports', 'id', 90),
  ('report_status', 'id', 100),
  ('patient_timeline', 'id', 110),
  ('knowledge_entries', 'id', 120);

-- What goes to the trash with a record. The condition is SQL over the child, written here and nowhere else.
create table app.trash_takes (
  parent    text not null references app.record_tables (name),
  child     text not null references app.record_tables (name),
  via       text not null,
  condition text not null default 'true',
  primary key (parent, child, via)
);
comment on table app.trash_takes is 'Deleting a parent takes the living children whose column `via` names it.';
create index trash_takes_child_idx on app.trash_takes (child);
insert into app.trash_takes (parent, child, via, condition) values
  ('users', 'doctors', 'user_id', 'true'),
  ('doctors', 'doctor_patient_assignments', 'doctor_id', 'true'),
  -- a visit that was held stays in the patient's history, with the doctor's name
  ('doctors', 'consultations', 'doctor_id', $$c.status = 'scheduled'$$),
  ('patients', 'doctor_patient_assignments', 'patient_id', 'true'),
  ('patients', 'consultations', 'patient_id', 'true'),
  ('patients', 'sessions', 'patient_id', 'true'),
  ('patients', 'report_status', 'patient_id', 'true'),
  ('patients', 'patient_timeline', 'patient_id', 'c.related_id is null'),
  -- a consultation and a note outlive the session they were written in
  ('sessions', 'mri_scans', 'session_id', 'true'),
  ('sessions', 'predictions', 'session_id', 'true'),
  ('sessions', 'medical_reports', 'session_id', 'true'),
  ('sessions', 'report_status', 'session_id', 'true'),
  ('mri_scans', 'predictions', 'mri_scan_id', 'true');

create table public.operations (
  id               text not null default app.new_id(),
  action           text not null,
  reason           text,
  actor_user_id    text not null,
  actor_role       text not null,
  login_session_id text,
  request_id       text,
  started_at       timestamptz(6) not null default clock_timestamp(),
  undoes           text,
  undone_by        text,
  left_out         integer not null default 0,
  constraint operations_pkey primary key (id),
  constraint operations_action_length check (char_length(action) between 1 and 100),
  constraint operations_reason_length check (char_length(reason) between 1 and 1000),
  constraint operations_undoes_fkey foreign key (undoes) references public.operations (id),
  constraint operations_undone_by_fkey foreign key (undone_by) references public.operations (id)
);
comment on table public.operations is 'One press of a button or one job: what is undone together.';
comment on column public.operations.undone_by is 'The operation that took this one back; null while its effect stands.';
comment on column public.operations.left_out is 'Rows that an undo left as they were, because something newer stood in the way.';
create index operations_started_at_idx on public.operations (started_at desc, id desc);
create index operations_actor_idx on public.operations (actor_user_id, started_at desc, id desc);
create index operations_undoes_idx on public.operations (undoes) where undoes is not null;
create index operations_undone_by_idx on public.operations (undone_by) where undone_by is not null;

create table public.record_changes (
  seq           bigint not null generated always as identity,
  operation_id  text not null,
  at            timestamptz(6) not null default clock_timestamp(),
  entity        text not null,
  record_id     text not null,
  patient_id    text,
  kind          text not null,
  before        jsonb,
  after         jsonb,
  version_after integer,
  derived       boolean not null default false,
  constraint record_changes_pkey primary key (seq),
  constraint record_changes_kind_known check (kind in ('create', 'update', 'delete')),
  constraint record_changes_operation_id_fkey foreign key (operation_id) references public.operations (id)
);
comment on table public.record_changes is
  'What each write of a person changed: the values before and after. Patient data; purging a record removes its values.';
comment on column public.record_changes.derived is 'Written by a trigger or a foreign key in consequence of another change.';
create index record_changes_record_idx on public.record_changes (entity, record_id, seq desc);
create index record_changes_operation_idx on public.record_changes (operation_id, seq);
create index record_changes_patient_idx on public.record_changes (patient_id, seq desc) where patient_id is not null;

alter table public.audit_events add column operation_id text;
comment on column public.audit_events.operation_id is 'The operation this write was part of; its values are in record_changes.';
create index audit_events_operation_idx on public.audit_events (operation_id) where operation_id is not null;

alter table public.deletions add column operation_id text;
alter table public.deletions add column purged_by text;
alter table public.deletions add column purge_reason text;
alter table public.deletions
  add constraint deletions_operation_id_fkey foreign key (operation_id) references public.operations (id);
alter table public.deletions add constraint deletions_reason_length check (char_length(reason) between 1 and 1000);
create index deletions_operation_idx on public.deletions (operation_id) where operation_id is not null;
create index deletions_deleted_at_idx on public.deletions (deleted_at desc, id desc);

-- What is in the trash does not keep a name taken: it could not be used again, and nobody would see why.
drop index public.users_username_key;
drop index public.users_email_key;
create unique index users_username_key on public.users (lower(username)) where deleted_at is null;
create unique index users_email_key on public.users (lower(email)) where deleted_at is null;
alter table public.doctors drop constraint doctors_license_number_key;
create unique index doctors_license_number_key on public.doctors (license_number) where deleted_at is null;

/* ── operations ──────────────────────────────────────────────────────────────────────────────────────────────────── */

-- Made with the first write that changes something, so that reading and refused attempts leave none.
create function app.current_operation() returns text
language plpgsql volatile
security definer -- no role may write operations
set search_path = pg_catalog, public, pg_temp
as $$
declare
  claims constant jsonb := app.viewer();
  known  text := nullif(current_setting('app.operation', true), '');
begin
  if claims is null or claims ->> 'r' not in ('admin', 'doctor', 'patient') then
    return null; -- the owner, the worker between jobs, people who are logging in
  end if;
  if known is not null then
    if not exists (select from public.operations o where o.id = known and o.actor_user_id = claims ->> 'u') then
      raise exception using errcode = 'SB006', message = 'this operation belongs to somebody else';
    end if;
    return known;
  end if;
  insert into public.operations (action, reason, actor_user_id, actor_role, login_session_id, request_id)
  values (coalesce(left(nullif(current_setting('app.action', true), ''), 100), 'unnamed'),
          left(nullif(trim(current_setting('app.reason', true)), ''), 1000),
          claims ->> 'u', claims ->> 'r', claims ->> 's', claims ->> 'q')
  returning id into known;
  perform set_config('app.operation', known, true);
  return known;
end;
$$;
comment on function app.current_operation is
  'The operation of this transaction, made when there is none yet; null when no person acts through the application.';

create function app.continue_operation(operation text) returns void
language plpgsql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
  perform set_config('app.operation', operation, true);
  perform app.current_operation(); -- refuses somebody else's
end;
$$;
comment on function app.continue_operation is 'Makes the writes of this transaction part of an operation the viewer began earlier.';

create function app.kept_columns(relation oid) returns text[]
language sql stable
set search_path = pg_catalog, pg_temp
as $$
  select array_agg(a.attname::text)
    from pg_attribute a
   where a.attrelid = relation and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     -- passwords are never kept; the rest follows by itself or is no decision of a person
     and a.attname not in ('password_hash', 'last_login', 'version', 'updated_at', 'embedding')
$$;
comment on function app.kept_columns is 'The columns of a table whose values a change keeps.';

-- "offset 0" keeps a row's JSON: without it the planner makes it anew for every column that is compared.
create or replace function app.audit_rows() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  claims     constant jsonb := app.viewer();
  actor      constant text := claims ->> 'u';
  actor_role constant text := coalesce(claims ->> 'r', 'database:' || session_user);
  id_column  constant text := tg_argv[0];
  kept       text[];
  operation  text;
  changes_something boolean := true;
begin
  if claims is not null then
    if tg_op = 'UPDATE' then -- one that changes nothing, such as a second press, makes no operation
      changes_something := exists (
        select from (select to_jsonb(new_rows) - 'version' - 'updated_at' - 'last_login' as record from new_rows offset 0) n
          full join (select to_jsonb(old_rows) - 'version' - 'updated_at' - 'last_login' as record from old_rows offset 0) o
                 on o.record ->> id_column = n.record ->> id_column
         where n.record is distinct from o.record);
    end if;
    if changes_something and exists (select from app.record_tables t where t.name = tg_table_name) then
      operation := app.current_operation();
      kept := app.kept_columns(tg_relid);
    else
      operation := nullif(current_setting('app.operation', true), '');
    end if;
  end if;

  if tg_op = 'INSERT' then
    insert into public.audit_events
           (actor_user_id, actor_role, login_session_id, request_id, action, entity, entity_id, patient_id, fields, operation_id)
    select actor, actor_role, claims ->> 's', claims ->> 'q', 'create', tg_table_name,
           n.record ->> id_column, n.record ->> 'patient_id',
           array(select key from jsonb_each(n.record) where value <> 'null' order by key), operation
      from (select to_jsonb(new_rows) as record from new_rows offset 0) n;
    if kept is not null and operation is not null then
      insert into public.record_changes (operation_id, entity, record_id, patient_id, kind, after, version_after, derived)
      select operation, tg_table_name, n.record ->> id_column, n.record ->> 'patient_id', 'create',
             (select jsonb_object_agg(key, value) from jsonb_each(n.record) where key = any (kept) and value <> 'null'),
             (n.record ->> 'version')::integer, pg_trigger_depth() > 1
        from (select to_jsonb(new_rows) as record from new_rows offset 0) n;
    end if;
  elsif tg_op = 'DELETE' then
    insert into public.audit_events
           (actor_user_id, actor_role, login_session_id, request_id, action, entity, entity_id, patient_id, operation_id)
    select actor, actor_role, claims ->> 's', claims ->> 'q', 'delete', tg_table_name,
           o.record ->> id_column, o.record ->> 'patient_id', operation
      from (select to_jsonb(old_rows) as record from old_rows offset 0) o;
    if kept is not null and operation is not null then -- that it is gone, never what it said
      insert into public.record_changes (operation_id, entity, record_id, kind, derived)
      select operation, tg_table_name, o.record ->> id_column, 'delete', pg_trigger_depth() > 1
        from (select to_jsonb(old_rows) as record from old_rows offset 0) o;
    end if;
  else
    insert into public.audit_events
           (actor_user_id, actor_role, login_session_id, request_id, action, entity, entity_id, patient_id, fields, operation_id)
    select actor, actor_role, claims ->> 's', claims ->> 'q',
           case when o.record is null then 'create' -- an id was corrected: to the log that is another row
                when n.record is null then 'delete'
                when n.record ->> 'deleted_at' is not null and o.record ->> 'deleted_at' is null then 'trash'
                when n.record ->> 'deleted_at' is null and o.record ->> 'deleted_at' is not null then 'restore'
                else 'update' end,
           tg_table_name, coalesce(n.record, o.record) ->> id_column, coalesce(n.record, o.record) ->> 'patient_id',
           coalesce(changed.fields, '{}'), operation
      from (select to_jsonb(new_rows) as record from new_rows offset 0) n
      full join (select to_jsonb(old_rows) as record from old_rows offset 0) o on o.record ->> id_column = n.record ->> id_column
     cross join lateral (
       select array_agg(after.key order by after.key) as fields
         from jsonb_each(n.record) after
        where after.value is distinct from coalesce(o.record -> after.key, 'null')
          and after.key not in ('version', 'updated_at', 'name_key', 'last_login')) changed
     where changed.fields is not null or n.record is null;
    if kept is not null and operation is not null then
      insert into public.record_changes
             (operation_id, entity, record_id, patient_id, kind, before, after, version_after, derived)
      select operation, tg_table_name, n.record ->> id_column, n.record ->> 'patient_id', 'update',
             changed.before, changed.after, (n.record ->> 'version')::integer, pg_trigger_depth() > 1
        from (select to_jsonb(new_rows) as record from new_rows offset 0) n
        join (select to_jsonb(old_rows) as record from old_rows offset 0) o on o.record ->> id_column = n.record ->> id_column
       cross join lateral (
         select jsonb_object_agg(after.key, o.record -> after.key) as before, jsonb_object_agg(after.key, after.value) as after
           from jsonb_each(n.record) after
          where after.key = any (kept) and after.value is distinct from o.record -> after.key) changed
       where changed.after is not null;
    end if;
  end if;
  return null;
end;
$$;

/* ── what follows from a write ───────────────────────────────────────────────────────────────────────────────────────
 * As in 0080_timeline, but that the truth is asked for the records that were written. Compared with the whole of it, each
 * saving of a consultation read every consultation.
 */
create or replace function app.sync_timeline(of_table text, record_ids text[]) returns void
language plpgsql volatile
set search_path = pg_catalog, public, pg_temp
as $$
begin
  delete from public.patient_timeline t
   where t.related_table = of_table and t.related_id = any (record_ids)
     and t.related_id <> all (array(select v.related_id from app.timeline_truth v
                                     where v.related_table = of_table and v.related_id = any (record_ids)));
  -- Upsert what differs: an entry keeps its id while its record lives.
  insert into public.patient_timeline as t
         (patient_id, event_type, event_date, event_title, event_description, severity,
          related_table, related_id, doctor_id, session_id)
  select v.patient_id, v.event_type, v.event_date, v.event_title, v.event_description, v.severity,
         v.related_table, v.related_id, v.doctor_id, v.session_id
    from app.timeline_truth v
   where v.related_table = of_table and v.related_id = any (record_ids)
      on conflict (related_id, related_table) where related_id is not null do update
     set patient_id = excluded.patient_id, event_date = excluded.event_date, event_title = excluded.event_title,
         event_description = excluded.event_description, severity = excluded.severity,
         doctor_id = excluded.doctor_id, session_id = excluded.session_id
   where (t.patient_id, t.event_date, t.event_title, t.event_description, t.severity, t.doctor_id, t.session_id)
         is distinct from (excluded.patient_id, excluded.event_date, excluded.event_title, excluded.event_description,
                           excluded.severity, excluded.doctor_id, excluded.session_id);
end;
$$;

/* ── trash ───────────────────────────────────────────────────────────────────────────────────────────────────────── */

create function app.require_administrator() returns text
language plpgsql stable
security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
  if not app.viewer_is('admin') then
    raise exception using errcode = '42501', message = 'only administrators may do this';
  end if;
  return app.viewer_user();
end;
$$;
comment on function app.require_administrator is 'The account of the verified administrator; an error for anybody else.';

create function app.id_column_of(table_name text) returns text
language plpgsql stable
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  found text;
begin
  select t.id_column into found from app.record_tables t where t.name = table_name;
  if found is null then
    raise exception using errcode = 'SB007', message = format('%s is no table of records', table_name);
  end if;
  return found;
end;
$$;
comment on function app.id_column_of is 'The id column of a table of records; an error for any other name, so the name is safe in SQL.';

create function app.record_of(table_name text, record_id text) returns jsonb
language plpgsql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  record jsonb;
begin
  execute format('select to_jsonb(t) from public.%I t where t.%I = $1 for update', table_name, app.id_column_of(table_name))
    into record using record_id;
  return record;
end;
$$;
comment on function app.record_of is 'A row as JSON, locked; null when there is none.';

create function app.refuse_deletion(table_name text, record_id text) returns text
language sql stable
security definer
set search_path = pg_catalog, public, pg_temp
as $$
  select case
    when table_name = 'users' and record_id = app.viewer_user() then 'own-account'
    when table_name = 'users' and not exists (
      select from public.users u
       where u.role = 'admin' and u.is_active and u.deleted_at is null and u.id <> record_id) then 'last-administrator'
    when table_name = 'patient_timeline' and exists (
      select from public.patient_timeline t where t.id = record_id and t.related_id is not null) then 'derived-entry'
  end
$$;
comment on function app.refuse_deletion is 'Why a record may not go to the trash; null when it may.';

create function app.put_in_trash(table_name text, ids text[], deletions text[]) returns void
language plpgsql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  taken    text[];
  taken_by text[];
  rule     app.trash_takes;
  children text[];
  their    text[];
begin
  execute format('with marked as (
                    update public.%1$I t set deleted_at = now(), deletion_id = g.deletion
                      from unnest($1, $2) as g (id, deletion)
                     where t.%2$I = g.id and t.deleted_at is null
                    returning t.%2$I as id, t.deletion_id as deletion)
                  select array_agg(id), array_agg(deletion) from marked', table_name, app.id_column_of(table_name))
    into taken, taken_by using ids, deletions;
  if taken is null then
    return;
  end if;
  for rule in select * from app.trash_takes r where r.parent = table_name order by r.child, r.via loop
    execute format('select array_agg(c.%1$I), array_agg(g.deletion)
                      from unnest($1, $2) as g (id, deletion) join public.%2$I c on c.%3$I = g.id
                     where c.deleted_at is null and (%4$s)',
                   app.id_column_of(rule.child), rule.child, rule.via, rule.condition)
      into children, their using taken, taken_by;
    if children is not null then
      perform app.put_in_trash(rule.child, children, their);
    end if;
  end loop;
end;
$$;
comment on function app.put_in_trash is
  'Marks living rows, and with them what app.trash_takes names, as taken: each by the deletion that stands beside it.';

create function app.move_to_trash(table_name text, record_id text, reason text) returns text
language plpgsql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  administrator constant text := app.require_administrator();
  record        constant jsonb := app.record_of(table_name, record_id);
  refusal       constant text := app.refuse_deletion(table_name, record_id);
  deletion      text;
begin
  if record is null or record ->> 'deleted_at' is not null then
    raise exception using errcode = 'SB008', message = 'not-found';
  end if;
  if refusal is not null then
    raise exception using errcode = 'SB008', message = refusal;
  end if;
  insert into public.deletions (entity, entity_id, patient_id, reason, deleted_by, operation_id)
  values (table_name, record_id, record ->> 'patient_id', move_to_trash.reason, administrator, app.current_operation())
  returning id into deletion;
  perform app.put_in_trash(table_name, array[record_id], array[deletion]);
  return deletion;
end;
$$;
comment on function app.move_to_trash is 'Puts a record and what goes with it into the trash; returns the deletion that brings exactly these rows back.';

-- All at once: what follows from it (audit, statistics, timeline) then follows once, not hundreds of times.
create function app.move_set_to_trash(table_name text, ids text[], reason text)
returns table (id text, refusal text, deletion text)
language plpgsql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  administrator constant text := app.require_administrator();
  held          jsonb;
  deletions     text[];
  living        text[];
begin
  execute format('select jsonb_object_agg(found.id, found.record)
                    from (select t.%1$I as id, jsonb_build_object(''patient_id'', to_jsonb(t) -> ''patient_id'') as record
                            from public.%2$I t where t.%1$I = any ($1) and t.deleted_at is null
                           order by t.%1$I for update) found', app.id_column_of(table_name), table_name)
    into held using ids;
  select array_agg(h.key order by h.key), array_agg(app.new_id()) into living, deletions
    from jsonb_each(held) h where app.refuse_deletion(table_name, h.key) is null;
  insert into public.deletions (id, entity, entity_id, patient_id, reason, deleted_by, operation_id)
  select g.deletion, table_name, g.id, held -> g.id ->> 'patient_id', move_set_to_trash.reason, administrator, app.current_operation()
    from unnest(living, deletions) as g (id, deletion);
  if living is not null then
    perform app.put_in_trash(table_name, living, deletions);
  end if;
  return query
    select asked.id,
           case when g.id is not null then null
                when held ? asked.id then app.refuse_deletion(table_name, asked.id)
                else 'not-found' end,
           g.deletion
      from unnest(ids) with ordinality as asked (id, place)
      left join unnest(living, deletions) as g (id, deletion) on g.id = asked.id
     order by asked.place;
end;
$$;
comment on function app.move_set_to_trash is
  'Puts records of one table into the trash together, each with a deletion of its own, or says why it stays.';

create function app.move_to_trash_many(table_name text, ids text[], reason text)
returns table (id text, outcome text, message text)
language plpgsql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
  if table_name <> 'users' then
    return query
      select taken.id, case when taken.refusal is null then 'done' else 'skipped' end, taken.refusal
        from app.move_set_to_trash(table_name, ids, reason) taken;
    return;
  end if;
  foreach id in array ids loop -- one after the other: the last administrator is one of them
    begin
      perform app.move_to_trash(table_name, id, reason);
      outcome := 'done';
      message := null;
    exception
      when sqlstate 'SB008' then
        outcome := 'skipped';
        message := sqlerrm;
    end;
    return next;
  end loop;
end;
$$;
comment on function app.move_to_trash_many is 'Puts many records into the trash, each with a deletion of its own; says what became of each.';

-- The same steps as the deletion itself, taken back: what is promised is what will happen.
create function app.deletion_would_take(table_name text, record_id text) returns table (entity text, total bigint)
language plpgsql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  deletion text;
  found    jsonb := '{}';
  part     app.record_tables;
  taken    bigint;
begin
  begin
    deletion := app.move_to_trash(table_name, record_id, 'a question');
    for part in select * from app.record_tables t order by t.position loop
      execute format('select count(*) from public.%I t where t.deletion_id = $1', part.name) into taken using deletion;
      if taken > 0 then
        found := found || jsonb_build_object(part.name, taken);
      end if;
    end loop;
    raise exception using errcode = 'SB999', message = 'only a question';
  exception
    when sqlstate 'SB999' then null;
  end;
  return query
    select f.key, f.value::bigint from jsonb_each_text(found) f join app.record_tables t on t.name = f.key order by t.position;
end;
$$;
comment on function app.deletion_would_take is 'How many rows of which tables a deletion would put into the trash, the record itself among them.';

create function app.deletions_would_take(table_name text, ids text[]) returns table (entity text, total bigint)
language plpgsql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  deletions text[];
  found     jsonb := '{}';
  part      app.record_tables;
  taken     bigint;
begin
  begin
    select array_agg(t.deletion) into deletions from app.move_set_to_trash(table_name, ids, 'a question') t where t.deletion is not null;
    for part in select * from app.record_tables t order by t.position loop
      execute format('select count(*) from public.%I t where t.deletion_id = any ($1)', part.name) into taken using deletions;
      if taken > 0 then
        found := found || jsonb_build_object(part.name, taken);
      end if;
    end loop;
    raise exception using errcode = 'SB999', message = 'only a question';
  exception
    when sqlstate 'SB999' then null;
  end;
  return query
    select f.key, f.value::bigint from jsonb_each_text(found) f join app.record_tables t on t.name = f.key order by t.position;
end;
$$;
comment on function app.deletions_would_take is
  'How many rows of which tables would go to the trash with these records, themselves among them; those that must stay count for nothing.';

create function app.deletion_took(deletion text) returns table (entity text, total bigint)
language plpgsql stable
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  part app.record_tables;
begin
  perform app.require_administrator();
  for part in select * from app.record_tables t order by t.position loop
    execute format('select count(*) from public.%I t where t.deletion_id = $1', part.name) into total using deletion;
    if total > 0 then
      entity := part.name;
      return next;
    end if;
  end loop;
end;
$$;
comment on function app.deletion_took is 'What lies in the trash by this deletion.';

-- A record must not come back into something that is still in the trash: nobody would find it.
create function app.missing_parent(table_name text, record jsonb) returns text
language plpgsql stable
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  rule   app.trash_takes;
  living boolean;
begin
  for rule in select * from app.trash_takes r where r.child = table_name order by r.parent, r.via loop
    if record ->> rule.via is not null then
      -- what went by the same deletion comes back by the same step
      execute format('select exists (select from public.%I p where p.%I = $1 and (p.deleted_at is null or p.deletion_id = $2))',
                     rule.parent, app.id_column_of(rule.parent)) into living using record ->> rule.via, record ->> 'deletion_id';
      if not living and rule.condition = 'true' then
        return rule.parent;
      end if;
    end if;
  end loop;
  return null;
end;
$$;
comment on function app.missing_parent is 'The table of a parent that is in the trash, or null when the record may live.';

create function app.restore_deletion(deletion text) returns bigint
language plpgsql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  administrator constant text := app.require_administrator();
  asked         public.deletions;
  part          app.record_tables;
  record        jsonb;
  missing       text;
  restored      bigint := 0;
  rows_of_part  bigint;
begin
  select * into asked from public.deletions d where d.id = deletion for update;
  if asked.id is null or asked.restored_at is not null or asked.purged_at is not null then
    raise exception using errcode = 'SB008', message = 'not-found';
  end if;
  if exists (select from app.record_tables t where t.name = asked.entity) then
    record := app.record_of(asked.entity, asked.entity_id);
    missing := app.missing_parent(asked.entity, record);
    if missing is not null then
      raise exception using errcode = 'SB008', message = 'parent-in-trash:' || missing;
    end if;
  end if;
  -- what a patient has comes back before the patient, whose return then counts it all once
  for part in select * from app.record_tables t order by t.position desc loop
    execute format('update public.%I t set deleted_at = null, deletion_id = null where t.deletion_id = $1', part.name)
      using deletion;
    get diagnostics rows_of_part = row_count;
    restored := restored + rows_of_part;
  end loop;
  update public.deletions d set restored_by = administrator, restored_at = now() where d.id = deletion;
  return restored;
end;
$$;
comment on function app.restore_deletion is 'Brings back exactly the rows that a deletion took; returns how many.';

create function app.trash_retention() returns interval
language sql stable
security definer
set search_path = pg_catalog, public, pg_temp
as $$
  select make_interval(days => coalesce((select value::integer from app.installation where key = 'trash-retention-days'), 30))
$$;
comment on function app.trash_retention is 'How long the trash is kept at least: 30 days, or what the installation says.';

create function app.purge_deletion(deletion text, reason text) returns bigint
language plpgsql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  administrator constant text := app.require_administrator();
  asked         public.deletions;
  part          app.record_tables;
  purged        bigint := 0;
  rows_of_part  bigint;
begin
  select * into asked from public.deletions d where d.id = deletion for update;
  if asked.id is null or asked.restored_at is not null or asked.purged_at is not null then
    raise exception using errcode = 'SB008', message = 'not-found';
  end if;
  if asked.deleted_by = administrator then
    raise exception using errcode = 'SB008', message = 'second-administrator';
  end if;
  if asked.deleted_at > now() - app.trash_retention() then
    raise exception using errcode = 'SB008', message = 'retention';
  end if;
  for part in select * from app.record_tables t order by t.position desc loop
    execute format('with gone as (
                      delete from public.%1$I t where t.deletion_id = $1 returning t.%2$I as id)
                    delete from public.record_changes c using gone where c.entity = $2 and c.record_id = gone.id',
                   part.name, part.id_column) using deletion, part.name;
    get diagnostics rows_of_part = row_count;
    purged := purged + rows_of_part;
  end loop;
  update public.deletions d
     set purged_by = administrator, purged_at = now(), purge_reason = purge_deletion.reason
   where d.id = deletion;
  return purged;
end;
$$;
comment on function app.purge_deletion is
  'Deletes for good what a deletion took, and what the history says of it: after the retention, by another administrator.';

/* ── taking back ─────────────────────────────────────────────────────────────────────────────────────────────────── */

create function app.write_values(table_name text, record_id text, new_values jsonb) returns void
language plpgsql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  columns constant text := (select string_agg(format('%I', key), ', ') from jsonb_object_keys(new_values) as key);
begin
  execute format('update public.%1$I t set (%2$s) = (select %2$s from jsonb_populate_record(null::public.%1$I, $1)) where t.%3$I = $2',
                 table_name, columns, app.id_column_of(table_name))
    using new_values, record_id;
end;
$$;
comment on function app.write_values is 'Writes these columns of a record, as they stand in JSON.';

create function app.newer_change(of_change public.record_changes, column_name text)
returns table (operation_id text, actor text, at timestamptz)
language sql stable
security definer
set search_path = pg_catalog, public, pg_temp
as $$
  select c.operation_id, o.actor_user_id, c.at
    from public.record_changes c
    join public.operations o on o.id = c.operation_id
   where c.entity = of_change.entity and c.record_id = of_change.record_id and c.seq > of_change.seq
     and c.operation_id <> of_change.operation_id
     and (column_name is null or c.after ? column_name)
   order by c.seq desc
   limit 1
$$;
comment on function app.newer_change is 'Who changed this column (any, when null) after that change.';

create function app.dependents_of(change public.record_changes) returns text
language plpgsql stable
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  rule  app.trash_takes;
  total bigint;
begin
  for rule in select * from app.trash_takes r where r.parent = change.entity order by r.child, r.via loop
    execute format('select count(*) from public.%I c where c.%I = $1 and c.deleted_at is null', rule.child, rule.via)
      into total using change.record_id;
    if total > 0 then
      return rule.child;
    end if;
  end loop;
  return null;
end;
$$;
comment on function app.dependents_of is 'A table with living rows that hang on the record this change created; null when there are none.';

-- One change backwards: which columns it would write, or what stands in the way. Writes nothing.
create function app.plan_undo(
  change public.record_changes, record jsonb, deletion text,
  out wanted jsonb, out in_the_way text[], out problem text)
language plpgsql stable
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  part      record;
  dependent text;
begin
  wanted := '{}';
  in_the_way := '{}';
  if record is null or change.kind = 'delete' then
    problem := 'purged';
  elsif change.kind = 'create' then
    if record ->> 'deleted_at' is not null then
      problem := 'in-trash'; -- by somebody's own decision, which may be taken back as well
    else
      dependent := app.dependents_of(change);
    end if;
    if dependent is not null then
      problem := 'dependents:' || dependent;
    elsif problem is null then
      select coalesce(array_agg(a.key order by a.key), '{}') into in_the_way
        from jsonb_each(change.after) a
       where a.value is distinct from record -> a.key
         and exists (select from public.record_changes c
                      where c.entity = change.entity and c.record_id = change.record_id and c.seq > change.seq
                        and not c.derived and c.after ? a.key);
      problem := case when in_the_way <> '{}' then 'changed' else app.refuse_deletion(change.entity, change.record_id) end;
    end if;
    wanted := jsonb_build_object('deleted_at', now(), 'deletion_id', deletion);
  else
    for part in select b.key, b.value as before, change.after -> b.key as after from jsonb_each(change.before) b loop
      if record -> part.key = part.before and not exists (select from app.newer_change(change, part.key)) then
        continue; -- it followed something else back already
      elsif record -> part.key = part.before then
        in_the_way := in_the_way || part.key; -- the same value by a later decision, which stands by itself
      elsif record -> part.key = part.after then
        wanted := wanted || jsonb_build_object(part.key, part.before);
      else
        in_the_way := in_the_way || part.key;
      end if;
    end loop;
    problem := case when cardinality(in_the_way) > 0 then 'changed'
                    when wanted = '{}' then null
                    when record ->> 'deleted_at' is not null and not wanted ? 'deleted_at' -- since, not already then
                         and exists (select from app.newer_change(change, 'deleted_at')) then 'in-trash'
                    when wanted ? 'deleted_at' and wanted ->> 'deleted_at' is null and app.missing_parent(change.entity, record) is not null
                      then 'parent-in-trash:' || app.missing_parent(change.entity, record)
                    when wanted ->> 'deleted_at' is not null then app.refuse_deletion(change.entity, change.record_id) end;
  end if;
end;
$$;
comment on function app.plan_undo is
  'What taking one change back would write into the record as it stands, and what is in the way of it.';

-- One change backwards. Null when done or nothing was left to do; else what stands in the way.
create function app.undo_change(change public.record_changes, deletion text) returns jsonb
language plpgsql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  record  constant jsonb := app.record_of(change.entity, change.record_id);
  plan    record;
  newer   record;
  problem text;
begin
  select * into plan from app.plan_undo(change, record, deletion); -- after the row is locked
  problem := plan.problem;
  if problem is null and plan.wanted = '{}' then
    return null;
  end if;
  if problem is null then
    begin
      perform app.write_values(change.entity, change.record_id, plan.wanted);
      return null;
    exception
      when unique_violation or exclusion_violation or foreign_key_violation or check_violation then
        get stacked diagnostics problem = constraint_name;
        problem := 'constraint:' || problem;
    end;
  end if;
  select n.operation_id, n.actor, n.at into newer from app.newer_change(change, plan.in_the_way[1]) n;
  return jsonb_build_object(
    'entity', change.entity, 'recordId', change.record_id, 'patientId', change.patient_id, 'problem', problem,
    'fields', to_jsonb(plan.in_the_way), 'operationId', newer.operation_id, 'actor', newer.actor, 'at', newer.at);
end;
$$;
comment on function app.undo_change is 'Takes one change back if nothing newer conflicts; else says what does.';

-- Many changes of one table backwards, each of another record, in one statement for those that write the same columns:
-- what follows from a write (audit, statistics, timeline) then follows once, not thousands of times.
create function app.undo_changes(table_name text, seqs bigint[], deletion text) returns bigint[]
language plpgsql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  id_column constant text := app.id_column_of(table_name);
  part   record;
  plan   record;
  passed bigint[] := '{}';
  ids    text[] := '{}';
  wanted jsonb[] := '{}';
begin
  for part in execute format(
    'select c as change, to_jsonb(t) as record
       from public.record_changes c join public.%1$I t on t.%2$I = c.record_id
      where c.seq = any ($1) and c.entity = $2
      order by c.record_id
        for update of t', table_name, id_column) using seqs, table_name
  loop
    select * into plan from app.plan_undo(part.change, part.record, deletion);
    if plan.problem is null then
      passed := passed || (part.change).seq;
      if plan.wanted <> '{}' then
        ids := ids || (part.change).record_id;
        wanted := wanted || plan.wanted;
      end if;
    end if;
  end loop;
  begin
    for part in
      select string_agg(format('%I', key), ', ') as columns, places
        from (select array_agg(place) as places, keys
                from (select w.place, array(select key from jsonb_object_keys(w.value) key order by key) as keys
                        from unnest(wanted) with ordinality as w (value, place)) shaped
               group by keys) shape,
             unnest(keys) key
       group by places
    loop
      execute format(
        'update public.%1$I t set (%2$s) = (select %2$s from jsonb_populate_record(null::public.%1$I, w.value))
           from unnest($1, $2) with ordinality as w (id, value, place)
          where t.%3$I = w.id and w.place = any ($3)', table_name, part.columns, id_column)
        using ids, wanted, part.places;
    end loop;
  exception
    when unique_violation or exclusion_violation or foreign_key_violation or check_violation then
      passed := '{}'; -- which of them it was is found out one by one
  end;
  return array(select seq from unnest(seqs) seq where seq <> all (passed));
end;
$$;
comment on function app.undo_changes is
  'Takes changes of different records of one table back together; returns those that are left, to be taken back one by one.';

-- A row that goes to the trash or comes back by an undo leaves its deletion, and enters it, with it.
create function app.settle_deletions(of_operation text) returns void
language sql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
  update public.deletions d
     set restored_at = now(), restored_by = app.viewer_user()
   where d.restored_at is null
     and d.id in (select c.before ->> 'deletion_id' from public.record_changes c
                   where c.operation_id = of_operation and c.before ->> 'deletion_id' is not null);
  update public.deletions d
     set restored_at = null, restored_by = null
   where d.restored_at is not null and d.purged_at is null
     and d.id in (select c.after ->> 'deletion_id' from public.record_changes c
                   where c.operation_id = of_operation and c.after ->> 'deletion_id' is not null);
$$;
comment on function app.settle_deletions is 'Marks the deletions whose rows an operation brought back as restored, and the other way round.';

create function app.undo_refusal(asked public.operations) returns text
language sql stable
set search_path = pg_catalog, pg_temp
as $$
  select case
    when asked.id is null then 'not-found'
    when asked.undone_by is not null then 'already-undone'
    when asked.action = 'patients.merge' and asked.started_at < now() - interval '30 days' then 'too-late'
  end
$$;
comment on function app.undo_refusal is 'Why an operation as a whole cannot be taken back; null when it can be tried.';

create function app.undo_operation(operation text, skip_conflicts boolean) returns jsonb
language plpgsql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  administrator constant text := app.require_administrator();
  asked         public.operations;
  part          record;
  change        public.record_changes;
  remaining     bigint[] := '{}';
  deletion      text;
  undo          text;
  conflict      jsonb;
  conflicts     jsonb := '[]';
  found         bigint := 0;
begin
  select * into asked from public.operations o where o.id = operation for update;
  if app.undo_refusal(asked) is not null then
    raise exception using errcode = 'SB008', message = app.undo_refusal(asked);
  end if;
  perform app.require_read_committed();
  begin
    undo := app.current_operation();
    insert into public.deletions (entity, entity_id, reason, deleted_by, operation_id)
    values ('operations', operation, 'Taken back', administrator, undo)
    returning id into deletion;
    -- From consequence to cause, of each record the latest change first. What does not go in this order is left for last.
    for part in
      select c.entity, array_agg(c.seq) as seqs
        from (select o.*, row_number() over (partition by o.entity, o.turn, o.kind order by o.seq desc) as place
                from (select r.entity, r.kind, r.seq, row_number() over (partition by r.entity, r.record_id order by r.seq desc) as turn
                        from public.record_changes r
                       where r.operation_id = operation and not r.derived) o) c
        join app.record_tables t on t.name = c.entity
       group by t.position, c.entity, c.turn, c.kind,
                case when c.entity = 'users' then c.place else c.place / 500 end -- the last administrator is one of them
       order by t.position desc, c.turn, max(c.seq) desc
    loop
      found := found + cardinality(part.seqs);
      remaining := remaining || app.undo_changes(part.entity, part.seqs, deletion);
    end loop;
    for change in select * from public.record_changes c where c.seq = any (remaining) order by c.seq desc loop
      conflict := app.undo_change(change, deletion);
      if conflict is not null then
        conflicts := conflicts || conflict;
      end if;
    end loop;
    if jsonb_array_length(conflicts) > 0 and not (skip_conflicts and jsonb_array_length(conflicts) < found) then
      raise exception using errcode = 'SB999', message = 'something newer is in the way';
    end if;
    if not exists (select from public.record_changes c where c.operation_id = undo and c.after ->> 'deletion_id' = deletion) then
      delete from public.deletions d where d.id = deletion;
    end if;
    perform app.settle_deletions(undo);
    update public.operations o
       set undoes = operation, left_out = jsonb_array_length(conflicts) where o.id = undo;
    update public.operations o set undone_by = undo where o.id = operation;
    update public.operations o set undone_by = null where o.id = asked.undoes; -- taking back an undo
  exception
    when sqlstate 'SB999' then
      return jsonb_build_object('done', false, 'changes', found, 'conflicts', conflicts);
  end;
  return jsonb_build_object('done', true, 'operation', undo, 'changes', found, 'conflicts', conflicts);
end;
$$;
comment on function app.undo_operation is
  'Takes back an operation as a whole: all of it, or nothing and the list of what newer changes stand in the way; with skip_conflicts all but those.';

-- The same steps as taking back, themselves taken back: what is said to be in the way is what will be.
create function app.undo_question(operation text) returns jsonb
language plpgsql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  answer jsonb;
begin
  begin
    answer := app.undo_operation(operation, true);
    raise exception using errcode = 'SB999', message = 'only a question';
  exception
    when sqlstate 'SB999' then null;
  end;
  perform set_config('app.operation', '', true);
  return answer;
end;
$$;
comment on function app.undo_question is 'What taking an operation back would do, and what would be in the way; changes nothing.';

create function app.values_at(table_name text, record_id text, after_seq bigint) returns jsonb
language sql stable
security definer
set search_path = pg_catalog, public, pg_temp
as $$
  select coalesce(jsonb_object_agg(first_after.key, first_after.value), '{}')
    from (select distinct on (b.key) b.key, b.value
            from public.record_changes c cross join lateral jsonb_each(c.before) b
           where c.entity = table_name and c.record_id = values_at.record_id and c.seq > after_seq and c.kind = 'update'
             and b.key not in ('deleted_at', 'deletion_id')
           order by b.key, c.seq) first_after
   where app.viewer_is('admin')
$$;
comment on function app.values_at is 'The columns of a record that have changed since, with what they said right after that change.';

create function app.record_values(table_name text, record_id text) returns jsonb
language plpgsql stable
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  found jsonb;
begin
  perform app.require_administrator();
  execute format('select to_jsonb(t) from public.%I t where t.%I = $1', table_name, app.id_column_of(table_name))
    into found using record_id;
  return (select jsonb_object_agg(v.key, v.value)
            from jsonb_each(found) v
           where v.key = 'version' or v.key = any (app.kept_columns(format('public.%I', table_name)::regclass)));
end;
$$;
comment on function app.record_values is 'What a record says now, for administrators: its kept columns and its version.';

create function app.restore_version(table_name text, record_id text, after_seq bigint) returns void
language plpgsql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  record  jsonb;
  earlier jsonb;
begin
  perform app.require_administrator();
  record := app.record_of(table_name, record_id);
  if record is null or record ->> 'deleted_at' is not null then
    raise exception using errcode = 'SB008', message = 'not-found';
  end if;
  earlier := app.values_at(table_name, record_id, after_seq);
  if earlier = '{}' then
    raise exception using errcode = 'SB008', message = 'nothing-to-restore';
  end if;
  perform app.write_values(table_name, record_id, earlier);
end;
$$;
comment on function app.restore_version is 'Makes a living record say again what it said right after that change.';

/* ── who may ─────────────────────────────────────────────────────────────────────────────────────────────────────── */
alter table public.operations enable row level security;
create policy operations_admin on public.operations for select to substantia_admin
  using ((select app.viewer_is('admin')));
grant select on public.operations to substantia_admin;

alter table public.record_changes enable row level security;
create policy record_changes_admin on public.record_changes for select to substantia_admin
  using ((select app.viewer_is('admin')));
grant select on public.record_changes to substantia_admin;

-- written only through the functions above, which keep a deletion and its rows together
revoke insert, update on public.deletions from substantia_admin;
drop policy deletions_admin on public.deletions;
create policy deletions_admin on public.deletions for select to substantia_admin
  using ((select app.viewer_is('admin')));
grant execute on function
      app.continue_operation(text), app.move_to_trash(text, text, text), app.move_to_trash_many(text, text[], text),
      app.deletion_would_take(text, text), app.deletions_would_take(text, text[]), app.deletion_took(text), app.restore_deletion(text), app.trash_retention(),
      app.purge_deletion(text, text), app.undo_operation(text, boolean), app.undo_question(text), app.values_at(text, text, bigint),
      app.record_values(text, text),
      app.restore_version(text, text, bigint)
   to substantia_admin;
