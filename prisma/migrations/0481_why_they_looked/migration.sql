/*
 * Who looked, and why, where the record itself says why: nobody is asked for a reason, and none is guessed. The body is the
 * one of 0360_my_data; what a function returns cannot be changed in place.
 */
drop function app.who_looked(text, timestamptz, integer);
create function app.who_looked(time_zone text, before timestamptz, most integer)
returns table (first_at timestamptz, last_at timestamptz, name text, role text, is_helper boolean, is_preview boolean,
               is_own_doctor boolean, reason text, times integer, read_parts text[], written_parts text[])
language sql stable
security definer -- patients read no audit log and no accounts, only this of them; no id of anybody comes out
set search_path = pg_catalog, public, pg_temp
as $$
  with own as (
    select app.viewer_patient_self() as patient_id, app.viewer_user() as user_id
  ), found as (
    select e.at, e.actor_user_id, e.actor_role, e.grant_id, e.action, e.entity, e.fields, false as in_list
      from public.audit_events e, own
     where e.patient_id = own.patient_id and e.outcome = 'ok'
    union all
    select e.at, e.actor_user_id, e.actor_role, e.grant_id, e.action, e.entity, '{}', true
      from public.audit_events e, own
     where e.listed_patient_ids @> array[own.patient_id] and e.listed_patient_ids <> '{}'
       and e.patient_id is distinct from own.patient_id and e.outcome = 'ok'
  ), by_others as (
    select f.*, f.action like 'preview.%' as previewed, f.action like '%.%' as is_reading
      from found f, own
     where f.actor_user_id is not null and f.actor_user_id <> own.user_id
       and f.actor_role in ('admin', 'doctor', 'patient')
  ), days as (
    select min(b.at) as first_at, max(b.at) as last_at, b.actor_user_id, b.actor_role, b.grant_id, b.previewed,
           (b.at at time zone time_zone)::date as day, count(*)::integer as times,
           (select array_agg(distinct part) from unnest(string_to_array(
              string_agg(case when not b.is_reading then null when b.in_list then 'list'
                              else array_to_string(b.entity || b.fields, ',') end, ','), ',')) part) as read_parts,
           array_agg(distinct b.entity) filter (where not b.is_reading) as written_parts
      from by_others b
     group by (b.at at time zone time_zone)::date, b.actor_user_id, b.actor_role, b.grant_id, b.previewed
    having max(b.at) < before
     order by max(b.at) desc
     limit least(most, 100)
  )
  select d.first_at::timestamptz, d.last_at::timestamptz,
         coalesce((select h.helper_name from public.helper_grants h, own where h.id = d.grant_id and h.patient_id = own.patient_id),
                  (select u.name from public.users u where u.id = d.actor_user_id)),
         d.actor_role, d.grant_id is not null, d.previewed,
         exists (select from public.doctors o
                   join public.doctor_patient_assignments a on a.doctor_id = o.doctor_id and a.deleted_at is null, own
                  where o.user_id = d.actor_user_id and a.patient_id = own.patient_id),
         case when d.grant_id is not null then 'helps'
              when exists (select from public.correction_answers w
                             join public.correction_requests c on c.id = w.correction_id, own
                            where c.patient_id = own.patient_id and w.answered_by = d.actor_user_id
                              and (w.answered_at at time zone time_zone)::date = d.day) then 'answered'
              when d.actor_role = 'doctor'
               and exists (select from public.doctors o
                             join public.doctor_patient_assignments a on a.doctor_id = o.doctor_id and a.deleted_at is null, own
                            where o.user_id = d.actor_user_id and a.patient_id = own.patient_id
                              and a.assignment_date <= d.last_at
                              and case when a.is_active then true else a.ended_at >= d.first_at end) then 'treats'
              when d.actor_role = 'doctor'
               and exists (select from public.doctors o
                             join public.consultations c on c.doctor_id = o.doctor_id and c.deleted_at is null, own
                            where o.user_id = d.actor_user_id and c.patient_id = own.patient_id
                              and c.status in ('scheduled', 'completed')
                              and (c.consultation_date at time zone time_zone)::date = d.day) then 'visit'
              when d.actor_role = 'admin' then 'clinic' end,
         d.times, coalesce(d.read_parts, '{}'), coalesce(d.written_parts, '{}')
    from days d, own
   where own.patient_id is not null
   order by d.last_at desc
$$;
comment on function app.who_looked is
  'For the patient themself: who looked at or wrote in their record before this moment and, where the record says it, why; a line for each person and day, the last first.';
grant execute on function app.who_looked(text, timestamptz, integer) to substantia_patient;
