/*
 * The figures of one patient, counted again while somebody waits. Triggers keep them true, so this is for whoever doubts
 * them: it says what it found different, which should be nothing.
 */
create function app.recount_patient(of_patient text) returns jsonb
language plpgsql volatile
security definer -- no role may write statistics, only have them recounted
set search_path = pg_catalog, public, pg_temp
as $$
declare
  before jsonb;
  after  jsonb;
begin
  perform app.require_administrator();
  perform app.require_read_committed();
  select to_jsonb(s) into before from public.patient_statistics s where s.patient_id = of_patient;
  perform app.lock_statistics(array[of_patient]);
  perform app.recompute_statistics(of_patient);
  select to_jsonb(s) into after from public.patient_statistics s where s.patient_id = of_patient;
  if after is null then
    raise exception using errcode = 'SB008', message = 'not-found';
  end if;
  perform app.write_audit('statistics.recount', 'patient_statistics', of_patient, of_patient, 'ok', '{}');
  return (select coalesce(jsonb_object_agg(a.key, jsonb_build_object('before', before -> a.key, 'after', a.value)), '{}')
            from jsonb_each(after) a
           where a.value is distinct from before -> a.key and a.key <> 'last_updated');
end;
$$;
comment on function app.recount_patient is 'Counts a patient''s figures again; returns what was different before, which is nothing when all is well.';
grant execute on function app.recount_patient(text) to substantia_admin;
