-- Whoever finds no statistics row does not wait for the one who is just bringing the patient back.
create or replace function app.lock_statistics(patient_ids text[]) returns void
language plpgsql volatile
set search_path = pg_catalog, public, pg_temp
as $$
declare
  created text;
begin
  perform from public.patient_statistics s
    where s.patient_id = any (patient_ids) order by s.patient_id for no key update;
  for created in
    insert into public.patient_statistics (patient_id)
    select p.patient_id
      from public.patients p
     where p.patient_id = any (patient_ids)
       and p.deleted_at is null
       and not exists (select from public.patient_statistics s where s.patient_id = p.patient_id)
     order by p.patient_id
        on conflict do nothing
    returning patient_id
  loop
    perform app.recompute_statistics(created);
  end loop;
  perform from public.patient_statistics s
    where s.patient_id = any (patient_ids) order by s.patient_id for no key update;
end;
$$;
