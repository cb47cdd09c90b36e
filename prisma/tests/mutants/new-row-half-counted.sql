-- A row that was lost comes back with zeros for everything but what has just changed.
create or replace function app.recompute_statistics(of_patient text) returns void
language plpgsql volatile
set search_path = pg_catalog, public, pg_temp
as $$
begin
  perform app.recompute_visits(of_patient);
end;
$$;
