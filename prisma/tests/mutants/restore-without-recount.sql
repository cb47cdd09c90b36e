-- A patient who comes back from the trash starts at zero.
create or replace function app.stats_on_patient() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
  if tg_op = 'UPDATE' then
    delete from public.patient_statistics s
     using new_rows n
     where s.patient_id = n.patient_id and n.deleted_at is not null;
  end if;
  insert into public.patient_statistics (patient_id)
  select patient_id from new_rows where deleted_at is null order by patient_id
      on conflict do nothing;
  return null;
end;
$$;
