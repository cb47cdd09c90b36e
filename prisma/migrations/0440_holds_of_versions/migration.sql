/*
 * A hold is on what a report says, not on one version of it: a report that is made again while somebody keeps it from its
 * patient is kept from them as well. The copies carry the moment, the person and the end of the hold they come from, and
 * are lifted together. What a newer version replaced is not let out by the clock any more, and nobody is told of something
 * new while it is held.
 */
create index report_holds_copies_idx on public.report_holds (held_at, until) where lifted_at is null;
create index medical_reports_held_idx on public.medical_reports (held_until) where held_until is not null;

create function app.holds_before(report text, number integer, beginning text) returns setof public.report_holds
language sql stable
security definer
set search_path = pg_catalog, public, pg_temp
as $$
  select h.*
    from (select r.id from public.medical_reports r
           where (r.id = beginning or r.first_version = beginning) and r.id <> report
             and r.version < number and r.deleted_at is null
           order by r.version desc
           limit 1) earlier
    join public.report_holds h on h.report_id = earlier.id
   where h.lifted_at is null and h.until > clock_timestamp()
$$;
comment on function app.holds_before is 'The holds that keep the version before this one from its patient now.';

create function app.keep_held() returns trigger
language plpgsql
security definer -- no role may write when a report is held
set search_path = pg_catalog, public, pg_temp
as $$
begin
  select greatest(new.held_until, max(h.until)) into new.held_until
    from app.holds_before(new.id, new.version, new.first_version) h;
  return new;
end;
$$;
comment on function app.keep_held is 'A new version is held from its first moment, so that nobody is told that it can be read.';
-- named to come after number_report: triggers of one moment run in the order of their names
create trigger order_held before insert on public.medical_reports
  for each row when (new.first_version is not null) execute function app.keep_held();

create function app.carry_holds() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
  insert into public.report_holds (report_id, reason, until, held_by, held_at)
  select new.id, h.reason, h.until, h.held_by, h.held_at
    from app.holds_before(new.id, new.version, new.first_version) h;
  return null;
end;
$$;
comment on function app.carry_holds is 'Writes down on a new version who keeps it from its patient, why and until when.';
create trigger carry_holds after insert on public.medical_reports
  for each row when (new.first_version is not null) execute function app.carry_holds();

create or replace function app.lift_hold(hold text) returns void
language plpgsql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  lifting public.report_holds;
  held    public.medical_reports;
begin
  select * into lifting from public.report_holds h where h.id = hold;
  held := app.report_in_reach(lifting.report_id);
  update public.report_holds h
     set lifted_at = clock_timestamp(), lifted_by = app.viewer_user()
   where h.id = hold and h.lifted_at is null and h.until > clock_timestamp();
  if not found then
    raise exception using errcode = 'SB008', message = 'hold-ended';
  end if;
  update public.report_holds h
     set lifted_at = clock_timestamp(), lifted_by = app.viewer_user()
    from public.medical_reports r
   where h.held_at = lifting.held_at and h.until = lifting.until and h.held_by is not distinct from lifting.held_by
     and h.lifted_at is null and r.id = h.report_id
     and coalesce(r.first_version, r.id) = coalesce(held.first_version, held.id);
end;
$$;
comment on function app.lift_hold is 'Ends a hold before its time, on every version of the report that it was carried to.';

create or replace function app.release_due_reports() returns integer
language sql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
  with due as (
    select r.id from public.medical_reports r
     where r.released_at is null and r.release_due_at <= clock_timestamp()
       and (r.held_until is null or r.held_until <= clock_timestamp())
       -- a superseded one speaks of what is no longer so; its time comes again when it is the newest again
       and r.report_status = 'final' and r.deleted_at is null
       and (select app.viewer_is('worker'))
     order by r.release_due_at
     limit 500
       for update skip locked
  ), released as (
    update public.medical_reports r set released_at = clock_timestamp()
      from due where due.id = r.id
    returning 1
  ), ended as ( -- its time is over, which is when its patient is told
    update public.medical_reports r set held_until = null
     where r.held_until <= clock_timestamp() and r.released_at is not null and r.deleted_at is null
       and (select app.viewer_is('worker'))
    returning 1
  )
  select count(*)::integer from released
$$;
comment on function app.release_due_reports is
  'For the worker: releases what its time has come for and ends the holds whose time is over. What is held waits; how many were released.';

drop trigger announce_release on public.medical_reports;
drop trigger announce_release_upd on public.medical_reports;
create trigger announce_release after insert on public.medical_reports
  for each row when (new.released_at is not null and new.import_run is null
                     and coalesce(new.held_until, '-infinity') <= now())
  execute function app.announce_release();
create trigger announce_release_upd after update of released_at, held_until on public.medical_reports
  for each row when (new.released_at is not null and new.import_run is null
                     and coalesce(new.held_until, '-infinity') <= now()
                     and (old.released_at is null or (old.held_until is not null and new.held_until is null)))
  execute function app.announce_release();
