/*
 * /metrics is asked for every few seconds, and counted every request and every try there ever was: half a second with a
 * million of them. How the queue stands is read from what is open (0500_queue_now); how tries ended is kept beside the other
 * figures of the house, up to an hour ago, and only the last hour is counted when somebody asks.
 *
 * What was counted stays counted when a request goes for good: these say how many tries there ever were, and a counter that
 * falls looks to its reader like a house that began anew.
 */
drop index public.report_attempts_outcome_idx; -- served the counting of all of them, and nothing else
create index report_attempts_finished_idx on public.report_attempts (finished_at) where finished_at is not null;

alter table public.system_statistics
  add column report_tries       jsonb not null default '[]',
  add column report_tries_until timestamptz(6) not null default '-infinity';
comment on column public.system_statistics.report_tries is
  'How many tries at reports ended how, and for the published ones how long they took, by bucket of seconds.';
comment on column public.system_statistics.report_tries_until is 'Tries that ended until then are in report_tries; later ones are counted when asked.';

create function app.count_report_tries(kept jsonb, ended_after timestamptz, ended_until timestamptz) returns jsonb
language sql stable
set search_path = pg_catalog, public, pg_temp
as $$
  select coalesce(jsonb_agg(to_jsonb(counted)), '[]')
    from (select outcome, class, bucket, sum(total) as total, sum(milliseconds) as milliseconds
            from (select k.outcome, k.class, k.bucket, k.total, k.milliseconds
                    from jsonb_to_recordset(kept)
                           as k (outcome text, class text, bucket integer, total bigint, milliseconds bigint)
                  union all
                  select a.outcome, coalesce(a.error_class, ''),
                         case when a.outcome = 'published'
                              then width_bucket(coalesce(a.duration_milliseconds, 0) / 1000.0, array[0.25, 0.5, 1, 2, 5, 10, 20, 30, 60])
                         end,
                         1, coalesce(a.duration_milliseconds, 0)
                    from public.report_attempts a
                   where a.finished_at > ended_after and a.finished_at <= ended_until) tries
           group by outcome, class, bucket
           order by outcome, class, bucket) counted
$$;
comment on function app.count_report_tries is 'What was counted before, and the tries that ended between these two moments.';
revoke execute on function app.count_report_tries from public;

create function app.refresh_report_tries() returns trigger
language plpgsql
security definer -- counts everything for whoever may see the sums
set search_path = pg_catalog, public, pg_temp
as $$
declare
  -- a try says when it ended before its transaction does: none takes an hour from there
  until constant timestamptz := clock_timestamp() - interval '1 hour';
begin
  if until > old.report_tries_until then
    new.report_tries := app.count_report_tries(old.report_tries, old.report_tries_until, until);
    new.report_tries_until := until;
  end if;
  return new;
end;
$$;
comment on function app.refresh_report_tries is 'Whenever the dashboard''s figures are refreshed, the tries that ended more than an hour ago join what was counted.';
create trigger refresh_report_tries before update of refreshed_at on public.system_statistics
  for each row execute function app.refresh_report_tries();

create or replace function app.report_queue_figures() returns jsonb
language sql stable
security definer -- counts everything for whoever may see the sums
set search_path = pg_catalog, public, pg_temp
as $$
  with tries as materialized (
    select t.*
      from public.system_statistics s
     cross join jsonb_to_recordset(app.count_report_tries(s.report_tries, s.report_tries_until, 'infinity'))
                  as t (outcome text, class text, bucket integer, total bigint, milliseconds bigint)
     where s.id = 1
  )
  select app.report_queue_now() || jsonb_build_object(
    'attempts', (select coalesce(jsonb_agg(jsonb_build_object('outcome', outcome, 'class', class, 'total', total, 'seconds', seconds)), '[]')
                   from (select outcome, class, sum(total) as total, sum(milliseconds) / 1000.0 as seconds
                           from tries group by 1, 2) c),
    'durations', (select coalesce(jsonb_object_agg(bucket, total), '{}')
                    from (select bucket, sum(total) as total from tries where outcome = 'published' group by 1) c))
$$;
comment on function app.report_queue_figures is
  'The queue in numbers, and how all tries ended that there ever were, for administrators and for what watches the house.';
