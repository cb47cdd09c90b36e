/*
 * Saved views: a list's filters, order, columns, density and page size under a name. What is kept is how to look, never
 * what was seen: rows are read, and permission asked, each time a view is opened. Filters may hold names of patients;
 * in addresses a view is its id.
 */
create table public.saved_views (
  id              text not null default app.new_id(),
  owner_id        text not null,
  list            text not null,
  name            text not null,
  shared_with     text,
  is_own_default  boolean not null default false,
  is_role_default boolean not null default false,
  state           jsonb not null,
  created_at      timestamptz(6) not null default now(),
  updated_at      timestamptz(6) not null default now(),
  version         integer not null default 1,
  deleted_at      timestamptz(6),
  deletion_id     text,
  constraint saved_views_pkey primary key (id),
  constraint saved_views_list_length check (char_length(list) between 1 and 100),
  constraint saved_views_name_length check (char_length(name) between 1 and 80),
  constraint saved_views_shared_with_known check (shared_with in ('admin', 'doctor')),
  constraint saved_views_role_default_shared check (shared_with is not null or not is_role_default),
  constraint saved_views_state_size check (pg_column_size(state) < 65536),
  constraint saved_views_owner_id_fkey foreign key (owner_id) references public.users (id) on delete cascade,
  constraint saved_views_deletion_id_fkey foreign key (deletion_id) references public.deletions (id) on delete restrict
);
comment on table public.saved_views is 'How somebody looks at a list, under a name: their own, or for everybody of their role.';
comment on column public.saved_views.shared_with is 'The role whose people may open it; null: its owner alone.';
comment on column public.saved_views.is_own_default is 'Shown to its owner where an address names no view.';
comment on column public.saved_views.is_role_default is 'Shown to everybody of the role who has no default of their own.';
create unique index saved_views_name_key on public.saved_views (owner_id, list, lower(name)) where deleted_at is null;
create unique index saved_views_own_default_key on public.saved_views (owner_id, list)
  where is_own_default and deleted_at is null;
create unique index saved_views_role_default_key on public.saved_views (shared_with, list)
  where is_role_default and deleted_at is null;
create index saved_views_owner_idx on public.saved_views (owner_id, list);
create index saved_views_shared_idx on public.saved_views (shared_with, list)
  where shared_with is not null and deleted_at is null;
create index saved_views_deletion_idx on public.saved_views (deletion_id) where deletion_id is not null;

-- What is kept of its changes is an administrator's to read, as of every record: private means that it is offered to nobody.
insert into app.record_tables (name, id_column, position) values ('saved_views', 'id', 130);
-- nobody else can change a view, so it goes and comes back with its owner
insert into app.trash_takes (parent, child, via) values ('users', 'saved_views', 'owner_id');

create or replace function app.refuse_deletion(table_name text, record_id text) returns text
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
    when table_name = 'saved_views' and exists (
      select from public.saved_views v where v.id = record_id and v.owner_id <> app.viewer_user()) then 'not-yours'
  end
$$;

create trigger bump_version before update on public.saved_views
  for each row execute function app.bump_version();
create trigger audit_insert after insert on public.saved_views
  referencing new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_update after update on public.saved_views
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_delete after delete on public.saved_views
  referencing old table as old_rows
  for each statement execute function app.audit_rows('id');

alter table public.saved_views enable row level security;
-- one shares with one's own role, whatever a form says
create policy saved_views_admin on public.saved_views to substantia_admin
  using ((select app.viewer_is('admin')) and owner_id = (select app.viewer_user()))
  with check ((select app.viewer_is('admin')) and owner_id = (select app.viewer_user())
              and coalesce(shared_with, 'admin') = 'admin');
create policy saved_views_admin_shared on public.saved_views for select to substantia_admin
  using ((select app.viewer_is('admin')) and shared_with = 'admin' and deleted_at is null);
create policy saved_views_doctor on public.saved_views to substantia_doctor
  using ((select app.viewer_is('doctor')) and owner_id = (select app.viewer_user()))
  with check ((select app.viewer_is('doctor')) and owner_id = (select app.viewer_user())
              and coalesce(shared_with, 'doctor') = 'doctor');
create policy saved_views_doctor_shared on public.saved_views for select to substantia_doctor
  using ((select app.viewer_is('doctor')) and shared_with = 'doctor' and deleted_at is null);
grant select on public.saved_views to substantia_admin, substantia_doctor;
grant insert (id, owner_id, list, name, shared_with, is_own_default, is_role_default, state)
   on public.saved_views to substantia_admin, substantia_doctor;
-- never the owner or the list
grant update (name, shared_with, is_own_default, is_role_default, state, deleted_at)
   on public.saved_views to substantia_admin, substantia_doctor;

-- Values of a filter stand behind a handle too, several of them at once.
alter table public.search_handles drop constraint search_handles_terms_length;
alter table public.search_handles
  add constraint search_handles_terms_length check (char_length(terms) between 1 and 4000);
comment on table public.search_handles is
  'What somebody searched for or filtered by, behind a random id of theirs: names have no place in URLs, logs and histories.';
