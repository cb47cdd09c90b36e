/*
 * The queue as it stands now, for pages: the dashboard counted every report ever made to say how old the oldest waiting one
 * is, which took half a second with a million of them. This reads only what is open, by the indexes of the queue; what was
 * ever made and tried is for /metrics, which is asked for by a program.
 */
create function app.report_queue_now() returns jsonb
language sql stable
security definer -- counts everything for whoever may see the sums
set search_path = pg_catalog, public, pg_temp
as $$
  select jsonb_build_object(
    'statuses', jsonb_build_object(
      'pending', (select count(*) from public.report_status r where r.status = 'pending' and r.deleted_at is null),
      'generating', (select count(*) from public.report_status r where r.status = 'generating' and r.deleted_at is null),
      'failed', (select count(*) from public.report_status r where r.status = 'failed' and r.deleted_at is null)),
    'oldestSeconds', (select extract(epoch from clock_timestamp() - min(r.requested_at))
                        from public.report_status r where r.status = 'pending' and r.deleted_at is null),
    'oldestAt', (select min(r.requested_at) from public.report_status r where r.status = 'pending' and r.deleted_at is null),
    'delayed', (select count(*) from public.report_status r
                 where r.status = 'pending' and r.deleted_at is null and r.not_before > clock_timestamp()),
    'failedByClass', (select coalesce(jsonb_object_agg(class, total), '{}') from (
                   select coalesce(r.error_class, 'unknown') as class, count(*) as total from public.report_status r
                    where r.status = 'failed' and r.deleted_at is null group by 1) c),
    'workers', (select count(*) from public.report_workers w where w.seen_at > clock_timestamp() - interval '45 seconds'),
    'pausedAt', s.queue_paused_at)
    from public.programme_settings s
   where (select app.viewer() ->> 'r') in ('admin', 'worker')
$$;
comment on function app.report_queue_now is 'What is open in the queue, in numbers; what was ever made is in report_queue_figures.';
grant execute on function app.report_queue_now() to substantia_admin;
