/*
 * What whoever looks after the house has to know of the machine below it: how large the database is and what makes it so,
 * which migrations it has, whether connections run out, whether anything stands in the way. The catalog, the statistics of
 * the server and the history of migrations are nobody's to read (0140_access), so one function reads them and says sums.
 */
create function app.holds_demo_data() returns boolean
language sql stable
security definer -- app.installation is nobody's to read
set search_path = pg_catalog, public, pg_temp
as $$
  select exists (select from app.installation i where i.key = 'demo_loaded_at')
$$;
comment on function app.holds_demo_data is
  'Whether demo data were loaded into this database, so that every page can say it. Asked together with whose session it is.';

create function app.system_figures() returns jsonb
language plpgsql stable
security definer -- the server tells its activity and its history of migrations to the owner only
set search_path = pg_catalog, public, pg_temp
as $$
begin
  if not app.viewer_is('admin') then
    raise exception using errcode = '42501', message = 'an administrator looks after the machine';
  end if;
  return jsonb_build_object('database', app.database_figures(), 'activity', app.activity_figures(),
                            'tables', app.table_figures(), 'files', app.file_figures());
end;
$$;
comment on function app.system_figures is
  'Size, migrations, connections and largest tables of the database, and what its files amount to: sums, for administrators.';

create function app.database_figures() returns jsonb
language plpgsql stable -- bound late: where migrations are only tried, their history is no table yet
set search_path = pg_catalog, public, pg_temp
as $$
begin
  return (
  select jsonb_build_object(
    'version', current_setting('server_version'),
    'startedAt', pg_postmaster_start_time(),
    'bytes', pg_database_size(current_database()),
    'migrations', count(*) filter (where m.finished_at is not null and m.rolled_back_at is null),
    'unfinishedMigrations', count(*) filter (where m.finished_at is null and m.rolled_back_at is null),
    'lastMigration', (array_agg(m.migration_name order by m.finished_at desc, m.migration_name desc)
                        filter (where m.finished_at is not null and m.rolled_back_at is null))[1],
    'lastMigrationAt', max(m.finished_at) filter (where m.rolled_back_at is null))
    from public._prisma_migrations m);
end;
$$;
comment on function app.database_figures is 'Part of system_figures: version, size and migrations of this database.';

create function app.activity_figures(slow_after interval default '5 seconds') returns jsonb
language sql stable
set search_path = pg_catalog, public, pg_temp
as $$
  -- Ages and states, never what is asked: a statement may hold names of patients.
  with others as (
    select a.state, a.wait_event_type = 'Lock' as waits, a.datname = current_database() as is_here,
           extract(epoch from clock_timestamp() - a.query_start) as statement_seconds,
           extract(epoch from clock_timestamp() - a.xact_start) as transaction_seconds
      from pg_stat_activity a
     where a.usesysid is not null and a.datname is not null and a.pid <> pg_backend_pid()
       and coalesce(a.backend_type, 'client backend') = 'client backend'
  )
  select jsonb_build_object(
    'connections', (select count(*) + 1 from others),
    'mostConnections', current_setting('max_connections')::integer,
    -- an owner who is no superuser sees the state of its own and of the application's login (ensureWebLogin grants it);
    -- of others the server says null, and what is not seen is not called quiet
    'unseen', (select count(*) from others o where o.is_here and o.state is null),
    'slow', (select coalesce(jsonb_agg(jsonb_build_object('seconds', s.statement_seconds, 'waits', coalesce(s.waits, false))
                                       order by s.statement_seconds desc), '[]')
               from (select o.* from others o
                      where o.is_here and o.state = 'active' and o.statement_seconds > extract(epoch from slow_after)
                      order by o.statement_seconds desc limit 20) s),
    'oldestTransaction', (select jsonb_build_object('seconds', o.transaction_seconds, 'isIdle', o.state like 'idle%')
                            from others o where o.is_here and o.transaction_seconds is not null
                           order by o.transaction_seconds desc limit 1))
$$;
comment on function app.activity_figures is
  'Part of system_figures: connections, statements that have run for longer than this, the oldest open transaction.';

create function app.table_figures() returns jsonb
language sql stable
set search_path = pg_catalog, public, pg_temp
as $$
  select coalesce(jsonb_agg(to_jsonb(t) order by t.bytes desc, t.name), '[]')
    from (select case n.nspname when 'public' then '' else n.nspname || '.' end || c.relname as name,
                 pg_total_relation_size(c.oid) as bytes,
                 case when c.reltuples >= 0 then c.reltuples::bigint end as rows, -- as last counted by analyze
                 s.n_dead_tup as "deadRows",
                 greatest(s.last_vacuum, s.last_autovacuum) as "vacuumedAt"
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            left join pg_stat_all_tables s on s.relid = c.oid
           where c.relkind in ('r', 'm') and n.nspname in ('public', 'app', 'staging')
           order by 2 desc, 1
           limit 10) t
$$;
comment on function app.table_figures is 'Part of system_figures: the ten largest tables with their indexes, and when they were last vacuumed.';

create function app.file_figures() returns jsonb
language sql stable
set search_path = pg_catalog, public, pg_temp
as $$
  select jsonb_build_object(
    'reports', (select jsonb_build_object('files', count(*), 'bytes', coalesce(sum(f.byte_size), 0)) from public.report_files f),
    'archives', (select jsonb_build_object('files', count(*), 'bytes', coalesce(sum(a.byte_size), 0))
                   from public.data_archives a where a.storage_key is not null),
    'exports', (select jsonb_build_object('files', count(*), 'bytes', coalesce(sum(j.file_bytes), 0))
                  from public.jobs j where j.file_path is not null),
    'archivesWaiting', (select count(*) from public.data_archives a where a.status in ('waiting', 'making')),
    'archivesFailed', (select count(*) from public.data_archives a where a.status = 'failed'))
$$;
comment on function app.file_figures is 'Part of system_figures: how many files the record names, and how large they are.';

revoke execute on function
      app.holds_demo_data(), app.system_figures(), app.database_figures(), app.activity_figures(interval), app.table_figures(),
      app.file_figures()
  from public;
grant execute on function app.holds_demo_data() to substantia_anonymous;
grant execute on function app.system_figures() to substantia_admin;
