-- The old system's triggers: after insert only, every consultation counts, and a missing row stays missing.
drop trigger update_stats_on_consultation on public.consultations;
drop trigger update_stats_on_consultation_upd on public.consultations;
drop trigger update_stats_on_consultation_del on public.consultations;
drop trigger timeline_on_consultation on public.consultations;
drop trigger timeline_on_consultation_upd on public.consultations;
drop trigger timeline_on_consultation_del on public.consultations;

create function app.legacy_stats() returns trigger language plpgsql as $$
begin
  update public.patient_statistics
     set total_consultations = total_consultations + 1,
         last_visit_date = new.consultation_date,
         first_visit_date = coalesce(first_visit_date, new.consultation_date),
         last_updated = now()
   where patient_id = new.patient_id;
  return null;
end;
$$;
create trigger update_stats_on_consultation after insert on public.consultations
  for each row execute function app.legacy_stats();

create function app.legacy_timeline() returns trigger language plpgsql as $$
begin
  insert into public.patient_timeline
         (patient_id, event_type, event_date, event_title, related_table, related_id, doctor_id, session_id)
  values (new.patient_id, 'consultation', new.consultation_date, 'Consultation ' || new.status, 'consultations', new.id,
          new.doctor_id, new.session_id);
  return null;
end;
$$;
create trigger timeline_on_consultation after insert on public.consultations
  for each row execute function app.legacy_timeline();
