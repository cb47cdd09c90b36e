-- Recounts without waiting for others who write for the same patient: the later commit may carry the older count.
create or replace function app.lock_statistics(patient_ids text[]) returns void
language plpgsql volatile
set search_path = pg_catalog, public, pg_temp
as $$
begin
  insert into public.patient_statistics (patient_id)
  select p.patient_id
    from public.patients p
   where p.patient_id = any (patient_ids)
     and p.deleted_at is null
     and not exists (select from public.patient_statistics s where s.patient_id = p.patient_id)
   order by p.patient_id
      on conflict do nothing;
end;
$$;
