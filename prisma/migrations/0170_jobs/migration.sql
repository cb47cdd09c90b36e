/*
 * What the worker does for somebody in the background: bulk actions, exports, imports of tables, large undos. A job runs
 * as the administrator who asked for it, under row-level security like everything else; the worker itself only sees that
 * there is work.
 *
 * A worker takes a job by a lease, which a sign of life renews; one that was killed loses it, and the next worker goes on
 * at `position`. `fence` counts the takings: whatever a worker writes down asks that the job is still its own taking, so
 * one that was only thought dead cannot write a row twice.
 */
create table public.jobs (
  id               text not null default app.new_id(),
  kind             text not null,
  name             text not null,
  title            text not null,
  params           jsonb not null default '{}',
  reason           text,
  status           text not null default 'pending',
  total            bigint,
  done             bigint not null default 0,
  skipped          bigint not null default 0,
  failed           bigint not null default 0,
  position         bigint not null default 0,
  operation_id     text,
  requested_by     text,
  login_session_id text,
  cancel_requested boolean not null default false,
  cancelled_by     text,
  fence            integer not null default 0,
  lease_until      timestamptz(6),
  heartbeat_at     timestamptz(6),
  error_message    text,
  file_path        text,
  file_name        text,
  file_bytes       bigint,
  file_sha256      text,
  expires_at       timestamptz(6),
  created_at       timestamptz(6) not null default now(),
  started_at       timestamptz(6),
  finished_at      timestamptz(6),
  updated_at       timestamptz(6) not null default now(),
  version          integer not null default 1,
  constraint jobs_pkey primary key (id),
  constraint jobs_kind_known check (kind in ('bulk', 'export', 'csv-import', 'csv-revert', 'undo')),
  constraint jobs_status_known check (status in ('draft', 'pending', 'running', 'done', 'failed', 'cancelled')),
  constraint jobs_counts_not_negative check (done >= 0 and skipped >= 0 and failed >= 0 and total >= 0 and position >= 0),
  constraint jobs_file_whole check ((file_path is null) or (file_name is not null and file_bytes is not null and expires_at is not null)),
  constraint jobs_running_leased check (status <> 'running' or (lease_until is not null and fence > 0)),
  constraint jobs_reason_length check (char_length(reason) <= 1000),
  constraint jobs_requested_by_fkey foreign key (requested_by) references public.users (id) on delete set null,
  constraint jobs_cancelled_by_fkey foreign key (cancelled_by) references public.users (id) on delete set null
);
comment on table public.jobs is 'Work done in the background for an administrator, as that administrator.';
comment on column public.jobs.position is 'Where the next chunk goes on; written in the transaction of the chunk before it.';
comment on column public.jobs.fence is 'How often a worker has taken this job; a worker writes only under the number it took.';
comment on column public.jobs.params is 'What the handler of the kind needs. May speak of patients: administrators only, never the worker.';
create index jobs_created_at_idx on public.jobs (created_at desc, id desc);
create index jobs_requested_by_idx on public.jobs (requested_by, created_at desc, id desc);
create index jobs_cancelled_by_idx on public.jobs (cancelled_by) where cancelled_by is not null;
create index jobs_waiting_idx on public.jobs (created_at, id) where status in ('pending', 'running');
create index jobs_failed_idx on public.jobs (finished_at desc) where status = 'failed';
create index jobs_expiring_idx on public.jobs (expires_at) where file_path is not null;
create index jobs_operation_idx on public.jobs (operation_id) where operation_id is not null;
create trigger bump_version before update on public.jobs
  for each row when (old.status is distinct from new.status) execute function app.bump_version();

create table public.job_batches (
  job_id text not null,
  number integer not null,
  ids    text[] not null,
  constraint job_batches_pkey primary key (job_id, number),
  constraint job_batches_ids_some check (cardinality(ids) between 1 and 1000),
  constraint job_batches_job_id_fkey foreign key (job_id) references public.jobs (id) on delete cascade
);
comment on table public.job_batches is
  'The rows a job was asked to take, as they were matching and ordered at that moment, some hundred to a batch.';

create table public.job_rows (
  job_id     text not null,
  row_number bigint not null,
  record_id  text,
  outcome    text not null,
  message    text,
  data       jsonb,
  constraint job_rows_pkey primary key (job_id, row_number),
  constraint job_rows_outcome_known check (outcome in ('done', 'skipped', 'failed')),
  constraint job_rows_reason_given check (outcome = 'done' or message is not null),
  constraint job_rows_job_id_fkey foreign key (job_id) references public.jobs (id) on delete cascade
);
comment on table public.job_rows is 'What became of each row of a job, written in the transaction that did it.';
create index job_rows_outcome_idx on public.job_rows (job_id, outcome, row_number);

create trigger audit_insert after insert on public.jobs
  referencing new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_delete after delete on public.jobs
  referencing old table as old_rows
  for each statement execute function app.audit_rows('id');

-- Progress is no event; what people and workers decide about a job is.
create function app.audit_job() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
  perform app.write_audit(
    case when new.status = old.status then 'cancel' else new.status end, 'jobs', new.id, null,
    case new.status when 'failed' then 'error' else 'ok' end,
    array_remove(array[case when new.status <> old.status then 'status' end,
                       case when new.cancel_requested <> old.cancel_requested then 'cancel_requested' end], null));
  return null;
end;
$$;
comment on function app.audit_job is 'Events for what is decided about a job: started, cancelled, done, failed.';
create trigger audit_update after update on public.jobs
  for each row when (old.status is distinct from new.status or old.cancel_requested is distinct from new.cancel_requested)
  execute function app.audit_job();

/* ── the worker ──────────────────────────────────────────────────────────────────────────────────────────────────── */

create function app.claim_job(kinds text[], lease_seconds integer)
returns table (id text, kind text, fence integer)
language sql volatile
set search_path = pg_catalog, public, pg_temp
as $$
  update public.jobs j
     set status = 'running', fence = j.fence + 1, started_at = coalesce(j.started_at, now()), heartbeat_at = now(),
         lease_until = clock_timestamp() + make_interval(secs => lease_seconds)
   where j.id = (select w.id from public.jobs w
                  where w.kind = any (kinds)
                    and (w.status = 'pending' or (w.status = 'running' and w.lease_until < clock_timestamp()))
                    and w.status in ('pending', 'running')
                  order by w.created_at, w.id
                  limit 1
                    for update skip locked)
  returning j.id, j.kind, j.fence
$$;
comment on function app.claim_job is
  'Takes the oldest job that waits, or whose worker gave no sign of life until its lease ran out. One worker gets it.';

create function app.hold_job(job_id text, held_fence integer, lease_seconds integer)
returns boolean
language sql volatile
set search_path = pg_catalog, public, pg_temp
as $$
  update public.jobs j
     set heartbeat_at = now(), lease_until = clock_timestamp() + make_interval(secs => lease_seconds)
   where j.id = job_id and j.fence = held_fence and j.status = 'running'
  returning j.cancel_requested
$$;
comment on function app.hold_job is
  'A sign of life of the worker that has the job: whether it is to be cancelled, and no answer when it is no longer its own.';

create function app.requester_of_job(job_id text)
returns table (user_id text, name text, login_session_id text, refusal text)
language sql stable
security definer -- the worker reads no accounts, only whether this one may still act
set search_path = pg_catalog, public, pg_temp
as $$
  select u.id, u.name, j.login_session_id,
         coalesce(app.login_refusal(u), case when u.role <> 'admin' then 'not-administrator' end)
    from public.jobs j
    left join public.users u on u.id = j.requested_by
   where j.id = job_id and (select app.viewer() ->> 'r') = 'worker'
$$;
comment on function app.requester_of_job is 'For the worker: as whom a job runs, and why it may not any more.';

create function app.clean_up_jobs() returns void
language sql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
  delete from public.jobs where status = 'draft' and created_at < now() - interval '1 day';
  delete from public.job_batches b using public.jobs j
   where b.job_id = j.id and j.status in ('done', 'failed', 'cancelled') and j.finished_at < now() - interval '7 days';
  delete from public.job_rows r using public.jobs j
   where r.job_id = j.id and j.status in ('done', 'failed', 'cancelled') and j.finished_at < now() - interval '90 days';
$$;
comment on function app.clean_up_jobs is
  'Forgets drafts after a day, selections after a week, outcomes by row after ninety days. The jobs themselves stay.';

/* ── people ──────────────────────────────────────────────────────────────────────────────────────────────────────── */

create function app.cancel_job(job_id text) returns boolean
language plpgsql volatile
security definer -- any administrator may stop a job; only its owner may change anything else about it
set search_path = pg_catalog, public, pg_temp
as $$
begin
  if not app.viewer_is('admin') then
    raise exception using errcode = '42501', message = 'only an administrator cancels a job';
  end if;
  update public.jobs j
     set cancel_requested = true,
         cancelled_by = app.viewer_user(),
         status = case when j.status = 'running' then 'running' else 'cancelled' end,
         finished_at = case when j.status = 'running' then j.finished_at else now() end
   where j.id = job_id and j.status in ('draft', 'pending', 'running') and not j.cancel_requested;
  return found;
end;
$$;
comment on function app.cancel_job is
  'Stops a job: at once when it waits, after the chunk it is at when it runs. False when there is nothing to stop.';

create function app.queue_undo(operation text, job_title text, skip_conflicts boolean) returns text
language sql volatile
set search_path = pg_catalog, public, pg_temp
as $$
  insert into public.jobs (kind, name, title, params, requested_by, login_session_id)
  select 'undo', 'undo', job_title,
         jsonb_build_object('operationId', operation, 'skipConflicts', skip_conflicts), claims ->> 'u', claims ->> 's'
    from app.viewer() as claims
  returning id
$$;
comment on function app.queue_undo is 'Has a large operation taken back in the background; returns the id of the job.';

alter table public.jobs enable row level security;
create policy jobs_admin_read on public.jobs for select to substantia_admin
  using ((select app.viewer_is('admin')));
create policy jobs_admin_insert on public.jobs for insert to substantia_admin
  with check ((select app.viewer_is('admin')) and requested_by = (select app.viewer_user()));
create policy jobs_admin_update on public.jobs for update to substantia_admin
  using ((select app.viewer_is('admin')) and requested_by = (select app.viewer_user()))
  with check ((select app.viewer_is('admin')) and requested_by = (select app.viewer_user()));
create policy jobs_worker on public.jobs to substantia_worker
  using ((select app.viewer_is('worker'))) with check ((select app.viewer_is('worker')));
grant select on public.jobs to substantia_admin;
grant insert (kind, name, title, params, reason, status, total, done, skipped, failed, requested_by, login_session_id, started_at, finished_at)
   on public.jobs to substantia_admin;
grant update (title, params, reason, status, total, done, skipped, failed, position, operation_id, lease_until, heartbeat_at,
              error_message, file_path, file_name, file_bytes, file_sha256, expires_at, finished_at)
   on public.jobs to substantia_admin;
grant select (id, kind, name, status, fence, lease_until, heartbeat_at, cancel_requested, requested_by, login_session_id,
              file_path, expires_at, created_at, started_at, finished_at)
   on public.jobs to substantia_worker; -- that there is work, not what about
grant update (status, fence, lease_until, heartbeat_at, started_at, finished_at, error_message, file_path)
   on public.jobs to substantia_worker;

alter table public.job_batches enable row level security;
create policy job_batches_admin on public.job_batches to substantia_admin
  using (exists (select from public.jobs j
                  where j.id = job_id and (select app.viewer_is('admin')) and j.requested_by = (select app.viewer_user())))
  with check (exists (select from public.jobs j
                       where j.id = job_id and (select app.viewer_is('admin')) and j.requested_by = (select app.viewer_user())));
grant select, insert on public.job_batches to substantia_admin;

alter table public.job_rows enable row level security;
create policy job_rows_admin_read on public.job_rows for select to substantia_admin
  using ((select app.viewer_is('admin')));
create policy job_rows_admin_insert on public.job_rows for insert to substantia_admin
  with check (exists (select from public.jobs j
                       where j.id = job_id and (select app.viewer_is('admin')) and j.requested_by = (select app.viewer_user())));
grant select, insert on public.job_rows to substantia_admin;

grant execute on function app.claim_job(text[], integer), app.hold_job(text, integer, integer),
      app.requester_of_job(text), app.clean_up_jobs() to substantia_worker;
grant execute on function app.cancel_job(text), app.queue_undo(text, text, boolean) to substantia_admin;
