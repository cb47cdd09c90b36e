-- A scan that goes to another patient is counted there, and still here.
create or replace function app.stats_on_scan() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  touched text[];
  patient text;
begin
  if tg_op = 'DELETE' then
    select array_agg(distinct patient_id order by patient_id) into touched from old_rows where patient_id is not null;
  else
    select array_agg(distinct patient_id order by patient_id) into touched from new_rows where patient_id is not null;
  end if;
  if touched is not null then
    perform app.lock_statistics(touched);
    foreach patient in array touched loop
      perform app.recompute_scans(patient);
    end loop;
  end if;
  return null;
end;
$$;
