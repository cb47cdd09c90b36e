-- A result that was corrected still counts, and is still the latest.
create or replace function app.recompute_predictions(of_patient text) returns void
language plpgsql volatile
set search_path = pg_catalog, public, pg_temp
as $$
begin
  update public.patient_statistics s
     set total_predictions = predictions.total,
         has_parkinsons    = latest.binary_result = 'positive',
         disease_stage     = case when latest.binary_result = 'positive' then latest.stage_result end,
         last_updated      = clock_timestamp()
    from (select count(*) as total
            from public.predictions q
           where q.patient_id = of_patient and q.deleted_at is null) predictions
    left join (select q.binary_result, q.stage_result
                 from public.predictions q
                where q.patient_id = of_patient and q.deleted_at is null
                  and q.binary_result in ('positive', 'negative')
                order by q.created_at desc, q.id desc
                limit 1) latest on true
   where s.patient_id = of_patient;
end;
$$;
