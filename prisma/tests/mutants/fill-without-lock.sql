-- A scan takes the patient of its session without waiting for somebody who is giving the session to a patient.
create or replace function app.fill_patient_from_session() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
  select s.patient_id into new.patient_id from public.sessions s where s.id = new.session_id;
  return new;
end;
$$;
