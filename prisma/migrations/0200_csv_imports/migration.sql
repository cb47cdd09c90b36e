/*
 * Tables that people bring as CSV files: patients, doctors, assignments, consultations. A file lies in the data folder
 * under a name of our own; here stands what it was called, how it is read, which column means what, and which jobs tried
 * it dry and carried it out. What became of each row stands with the job (job_rows, 0170_jobs).
 */
create table public.csv_imports (
  id              text not null default app.new_id(),
  entity          text not null,
  state           text not null default 'uploaded',
  file_name       text not null,
  file_path       text,
  file_bytes      bigint not null,
  file_sha256     text not null,
  row_count       integer not null,
  detected        jsonb not null,
  settings        jsonb not null,
  headers         jsonb not null,
  columns         jsonb,
  policy          text,
  mapping_sha256  text,
  mapping_id      text,
  check_job_id    text,
  check_counts    jsonb,
  import_job_id   text,
  import_counts   jsonb,
  requested_by    text,
  requested_at    timestamptz(6) not null default now(),
  imported_at     timestamptz(6),
  file_removed_at timestamptz(6),
  updated_at      timestamptz(6) not null default now(),
  version         integer not null default 1,
  constraint csv_imports_pkey primary key (id),
  constraint csv_imports_entity_known check (entity in ('patients', 'doctors', 'assignments', 'consultations')),
  constraint csv_imports_state_known check (state in ('uploaded', 'importing', 'imported', 'taken-back', 'discarded')),
  constraint csv_imports_policy_known check (policy in ('skip', 'update', 'create')),
  constraint csv_imports_file_name_length check (char_length(file_name) between 1 and 200),
  constraint csv_imports_mapping_whole
    check ((columns is null) = (policy is null) and (columns is null) = (mapping_sha256 is null)),
  constraint csv_imports_file_or_when_removed check ((file_path is null) = (file_removed_at is not null)),
  constraint csv_imports_requested_by_fkey foreign key (requested_by) references public.users (id) on delete set null
);
comment on table public.csv_imports is 'Every CSV file somebody sent, how it is read, and what became of it.';
comment on column public.csv_imports.file_name is 'What the file was called where it came from. Text only, never a path here.';
comment on column public.csv_imports.columns is 'For each column of the file the field it fills; null where it is left out.';
comment on column public.csv_imports.mapping_id is 'The remembered mapping that its columns were taken from, or became.';
comment on column public.csv_imports.check_job_id is 'The job that tried it dry as it stands; changing how it is read forgets it.';
create index csv_imports_requested_at_idx on public.csv_imports (requested_at desc, id desc);
create index csv_imports_requested_by_idx on public.csv_imports (requested_by) where requested_by is not null;
create index csv_imports_check_job_idx on public.csv_imports (check_job_id) where check_job_id is not null;
create index csv_imports_import_job_idx on public.csv_imports (import_job_id) where import_job_id is not null;
create index csv_imports_files_idx on public.csv_imports (requested_at) where file_path is not null;
-- The same file, read with the same columns, comes in once. Taking it back makes room for it again.
create unique index csv_imports_once
  on public.csv_imports (entity, file_sha256, mapping_sha256) where state in ('importing', 'imported');
create trigger bump_version before update on public.csv_imports
  for each row execute function app.bump_version();

create table public.csv_mappings (
  id               text not null default app.new_id(),
  entity           text not null,
  name             text,
  header_signature text not null,
  headers          jsonb not null,
  columns          jsonb not null,
  date_order       text,
  policy           text not null,
  updated_by       text,
  updated_at       timestamptz(6) not null default now(),
  version          integer not null default 1,
  deleted_at       timestamptz(6),
  deletion_id      text,
  constraint csv_mappings_pkey primary key (id),
  constraint csv_mappings_entity_known check (entity in ('patients', 'doctors', 'assignments', 'consultations')),
  constraint csv_mappings_name_length check (char_length(name) between 1 and 80),
  constraint csv_mappings_headers_whole
    check (jsonb_typeof(headers) = 'array' and jsonb_typeof(columns) = 'array'
           and jsonb_array_length(headers) = jsonb_array_length(columns)),
  constraint csv_mappings_date_order_known check (date_order in ('dmy', 'mdy', 'ymd')),
  constraint csv_mappings_policy_known check (policy in ('skip', 'update', 'create')),
  constraint csv_mappings_updated_by_fkey foreign key (updated_by) references public.users (id) on delete set null,
  constraint csv_mappings_deletion_id_fkey foreign key (deletion_id) references public.deletions (id) on delete restrict
);
comment on table public.csv_mappings is
  'What somebody chose for the columns of files with these headers, offered again for the next one.';
comment on column public.csv_mappings.name is 'What people call it; null: by what it brings in and its first columns.';
comment on column public.csv_mappings.header_signature is 'What the headers of a file come down to, whatever their case and accents.';
-- what is in the trash is not offered, and does not keep the headers taken
create unique index csv_mappings_signature_key on public.csv_mappings (entity, header_signature) where deleted_at is null;
create index csv_mappings_updated_by_idx on public.csv_mappings (updated_by) where updated_by is not null;
create index csv_mappings_deletion_idx on public.csv_mappings (deletion_id) where deletion_id is not null;
insert into app.record_tables (name, id_column, position) values ('csv_mappings', 'id', 140);

alter table public.csv_imports
  add constraint csv_imports_mapping_id_fkey foreign key (mapping_id) references public.csv_mappings (id) on delete set null;
create index csv_imports_mapping_idx on public.csv_imports (mapping_id, requested_at desc) where mapping_id is not null;
create trigger bump_version before update on public.csv_mappings
  for each row execute function app.bump_version();

-- Finding who is here already, some hundred rows at a time.
create index patients_name_and_birth_idx on public.patients (name_key, date_of_birth)
  where date_of_birth is not null and deleted_at is null;

-- By the last nine digits, however the country code was written. A pattern or an expression under a policy may not use
-- its index (0140_access), hence a function; the columns come with 0210.
create function app.patients_by_phone(ends text[]) returns table (phone_end text, patient_id text)
language plpgsql stable
security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
  if not app.viewer_is('admin') then
    raise exception using errcode = '42501', message = 'only administrators compare everybody';
  end if;
  return query
    select wanted.digits, p.patient_id
      from unnest(ends) wanted (digits)
      join public.patients p
        on reverse(p.phone_digits) >= reverse(wanted.digits) collate "C"
       and reverse(p.phone_digits) < reverse(wanted.digits) || ':' collate "C"
     where char_length(wanted.digits) >= 7 and p.deleted_at is null;
end;
$$;
comment on function app.patients_by_phone is 'The patients whose telephone number ends in these digits. Ids only.';
grant execute on function app.patients_by_phone(text[]) to substantia_admin;

create trigger audit_insert after insert on public.csv_imports
  referencing new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_update after update on public.csv_imports
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_delete after delete on public.csv_imports
  referencing old table as old_rows
  for each statement execute function app.audit_rows('id');

create trigger audit_insert after insert on public.csv_mappings
  referencing new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_update after update on public.csv_mappings
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_delete after delete on public.csv_mappings
  referencing old table as old_rows
  for each statement execute function app.audit_rows('id');

/* ── who may ─────────────────────────────────────────────────────────────────────────────────────────────────────── */
alter table public.csv_imports enable row level security;
create policy csv_imports_admin on public.csv_imports to substantia_admin
  using ((select app.viewer_is('admin'))) with check ((select app.viewer_is('admin')));
grant select on public.csv_imports to substantia_admin;
grant insert (entity, file_name, file_path, file_bytes, file_sha256, row_count, detected, settings, headers, requested_by)
   on public.csv_imports to substantia_admin;
grant update (state, row_count, settings, headers, columns, policy, mapping_sha256, mapping_id, check_job_id, check_counts, import_job_id,
              import_counts, imported_at, file_path, file_removed_at)
   on public.csv_imports to substantia_admin;
-- not granted: what the file was, its hash, who brought it

alter table public.csv_mappings enable row level security;
create policy csv_mappings_admin on public.csv_mappings to substantia_admin
  using ((select app.viewer_is('admin'))) with check ((select app.viewer_is('admin')));
grant select on public.csv_mappings to substantia_admin;
grant insert (entity, header_signature, headers, columns, date_order, policy, updated_by),
      update (name, columns, date_order, policy, updated_by)
   on public.csv_mappings to substantia_admin;

/* ── the worker: files that have had their time ──────────────────────────────────────────────────────────────────── */
create function app.expired_csv_files(most integer) returns table (import_id text, file_path text)
language sql stable
security definer -- the worker reads no imports, only which files go
set search_path = pg_catalog, public, pg_temp
as $$
  select i.id, i.file_path
    from public.csv_imports i
   where i.file_path is not null and app.viewer_is('worker')
     and (i.state = 'discarded' or (i.requested_at < now() - interval '30 days' and i.state <> 'importing'))
   order by i.requested_at, i.id
   limit most
$$;
comment on function app.expired_csv_files is
  'CSV files that lie in the data folder and are done with: put aside, or thirty days old.';

create function app.note_csv_file_removed(import_id text) returns void
language sql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
  update public.csv_imports i
     set file_path = null, file_removed_at = now()
   where i.id = note_csv_file_removed.import_id and i.file_path is not null and app.viewer_is('worker')
$$;
comment on function app.note_csv_file_removed is 'Writes down that the file of an import is gone from the data folder.';
grant execute on function app.expired_csv_files(integer), app.note_csv_file_removed(text) to substantia_worker;
