-- An entry is written once and never corrected.
create or replace function app.sync_timeline(of_table text, record_ids text[]) returns void
language plpgsql volatile
set search_path = pg_catalog, public, pg_temp
as $$
begin
  delete from public.patient_timeline t
   where t.related_table = of_table and t.related_id = any (record_ids)
     and not exists (select from app.timeline_truth v
                      where v.related_table = of_table and v.related_id = t.related_id);
  insert into public.patient_timeline
         (patient_id, event_type, event_date, event_title, event_description, severity,
          related_table, related_id, doctor_id, session_id)
  select v.patient_id, v.event_type, v.event_date, v.event_title, v.event_description, v.severity,
         v.related_table, v.related_id, v.doctor_id, v.session_id
    from app.timeline_truth v
   where v.related_table = of_table and v.related_id = any (record_ids)
      on conflict do nothing;
end;
$$;
