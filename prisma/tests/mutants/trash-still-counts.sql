-- A report that goes to the trash or comes back is not noticed: only its patient and date are compared.
create or replace function app.stats_on_report() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  touched text[];
  patient text;
begin
  if tg_op = 'INSERT' then
    select array_agg(distinct patient_id order by patient_id) into touched from new_rows where patient_id is not null;
  elsif tg_op = 'DELETE' then
    select array_agg(distinct patient_id order by patient_id) into touched from old_rows where patient_id is not null;
  else
    select array_agg(distinct patient_id order by patient_id) into touched
      from ((select id, patient_id, created_at from old_rows
             except
             select id, patient_id, created_at from new_rows)
            union all
            (select id, patient_id, created_at from new_rows
             except
             select id, patient_id, created_at from old_rows)) changed
     where patient_id is not null;
  end if;
  if touched is not null then
    perform app.lock_statistics(touched);
    foreach patient in array touched loop
      perform app.recompute_reports(patient);
    end loop;
  end if;
  return null;
end;
$$;
