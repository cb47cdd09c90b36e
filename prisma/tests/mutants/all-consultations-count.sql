-- Scheduled, cancelled and missed consultations count as visits.
create or replace function app.recompute_visits(of_patient text) returns void
language plpgsql volatile
set search_path = pg_catalog, public, pg_temp
as $$
begin
  update public.patient_statistics s
     set total_consultations = visits.total, first_visit_date = visits.first_date, last_visit_date = visits.last_date,
         last_updated = clock_timestamp()
    from (select count(*) as total, min(c.consultation_date) as first_date, max(c.consultation_date) as last_date
            from public.consultations c
           where c.patient_id = of_patient and c.deleted_at is null) visits
   where s.patient_id = of_patient;
end;
$$;
