/*
 * Proof and repair. The two mismatch functions return nothing when all is well; the repair makes them so.
 */
create function app.statistics_mismatches() returns table (patient_id text, problem text)
language sql stable
set search_path = pg_catalog, public, pg_temp
as $$
  select coalesce(truth.patient_id, kept.patient_id),
         case when kept.patient_id is null then 'row missing'
              when truth.patient_id is null then 'row without a living patient'
              else 'figures differ' end
    from app.statistics_truth truth
    full join public.patient_statistics kept on kept.patient_id = truth.patient_id
   where (truth.patient_id, truth.total_consultations, truth.total_mri_scans, truth.total_predictions,
          truth.total_reports, truth.unique_doctors_count, truth.active_doctors_count, truth.has_parkinsons, truth.disease_stage,
          truth.first_visit_date, truth.last_visit_date, truth.last_scan_date, truth.last_report_date)
         is distinct from
         (kept.patient_id, kept.total_consultations, kept.total_mri_scans, kept.total_predictions,
          kept.total_reports, kept.unique_doctors_count, kept.active_doctors_count, kept.has_parkinsons, kept.disease_stage,
          kept.first_visit_date, kept.last_visit_date, kept.last_scan_date, kept.last_report_date)
$$;
comment on function app.statistics_mismatches is 'Patients whose statistics differ from a recount. Empty when all is well.';

create function app.timeline_mismatches() returns table (related_table text, related_id text, problem text)
language sql stable
set search_path = pg_catalog, public, pg_temp
as $$
  select coalesce(truth.related_table, kept.related_table), coalesce(truth.related_id, kept.related_id),
         case when kept.related_id is null then 'entry missing'
              when truth.related_id is null then 'entry without a record that belongs on the timeline'
              else 'entry differs from its record' end
    from app.timeline_truth truth
    full join (select * from public.patient_timeline where related_id is not null) kept
           on kept.related_id = truth.related_id and kept.related_table = truth.related_table
   where (truth.patient_id, truth.event_type, truth.event_date, truth.event_title, truth.event_description,
          truth.severity, truth.doctor_id, truth.session_id)
         is distinct from
         (kept.patient_id, kept.event_type, kept.event_date, kept.event_title, kept.event_description,
          kept.severity, kept.doctor_id, kept.session_id)
$$;
comment on function app.timeline_mismatches is 'Records whose timeline entry is missing, wrong or too much. Empty when all is well.';

create function app.rebuild_statistics() returns bigint
language plpgsql volatile
set search_path = pg_catalog, public, pg_temp
as $$
declare
  removed bigint;
  written bigint;
begin
  lock table public.patient_statistics in share row exclusive mode; -- writers wait, readers do not
  delete from public.patient_statistics s
   where not exists (select from public.patients p where p.patient_id = s.patient_id and p.deleted_at is null);
  get diagnostics removed = row_count;
  insert into public.patient_statistics as s
         (patient_id, total_consultations, total_mri_scans, total_predictions, total_reports, unique_doctors_count,
          active_doctors_count, has_parkinsons, disease_stage, first_visit_date, last_visit_date, last_scan_date, last_report_date)
  select patient_id, total_consultations, total_mri_scans, total_predictions, total_reports, unique_doctors_count,
         active_doctors_count, has_parkinsons, disease_stage, first_visit_date, last_visit_date, last_scan_date, last_report_date
    from app.statistics_truth
      on conflict (patient_id) do update
     set total_consultations = excluded.total_consultations, total_mri_scans = excluded.total_mri_scans,
         total_predictions = excluded.total_predictions, total_reports = excluded.total_reports,
         unique_doctors_count = excluded.unique_doctors_count,
         active_doctors_count = excluded.active_doctors_count, has_parkinsons = excluded.has_parkinsons,
         disease_stage = excluded.disease_stage, first_visit_date = excluded.first_visit_date,
         last_visit_date = excluded.last_visit_date, last_scan_date = excluded.last_scan_date,
         last_report_date = excluded.last_report_date, last_updated = clock_timestamp()
   where (s.total_consultations, s.total_mri_scans, s.total_predictions, s.total_reports, s.unique_doctors_count,
          s.active_doctors_count, s.has_parkinsons, s.disease_stage, s.first_visit_date, s.last_visit_date, s.last_scan_date, s.last_report_date)
         is distinct from
         (excluded.total_consultations, excluded.total_mri_scans, excluded.total_predictions, excluded.total_reports,
          excluded.unique_doctors_count, excluded.active_doctors_count, excluded.has_parkinsons, excluded.disease_stage, excluded.first_visit_date,
          excluded.last_visit_date, excluded.last_scan_date, excluded.last_report_date);
  get diagnostics written = row_count;
  return removed + written;
end;
$$;
comment on function app.rebuild_statistics is 'Makes patient_statistics equal to the truth; returns how many rows it touched.';

create function app.rebuild_timeline() returns bigint
language plpgsql volatile
set search_path = pg_catalog, public, pg_temp
as $$
declare
  removed bigint;
  written bigint;
begin
  lock table public.patient_timeline in share row exclusive mode;
  delete from public.patient_timeline t
   using app.timeline_mismatches() wrong
   where t.related_id = wrong.related_id and t.related_table = wrong.related_table;
  get diagnostics removed = row_count;
  insert into public.patient_timeline
         (patient_id, event_type, event_date, event_title, event_description, severity,
          related_table, related_id, doctor_id, session_id)
  select v.patient_id, v.event_type, v.event_date, v.event_title, v.event_description, v.severity,
         v.related_table, v.related_id, v.doctor_id, v.session_id
    from app.timeline_truth v
    left join public.patient_timeline t on t.related_id = v.related_id and t.related_table = v.related_table
   where t.id is null;
  get diagnostics written = row_count;
  return removed + written;
end;
$$;
comment on function app.rebuild_timeline is 'Makes the derived entries equal to the truth; returns how many rows it touched.';

create function app.set_derivation(active boolean) returns void
language plpgsql volatile
set search_path = pg_catalog, public, pg_temp
as $$
begin
  -- Foreign keys stay on: "user" leaves the constraint triggers alone.
  if active then
    alter table public.patients enable trigger user;
    alter table public.doctor_patient_assignments enable trigger user;
    alter table public.sessions enable trigger user;
    alter table public.consultations enable trigger user;
    alter table public.mri_scans enable trigger user;
    alter table public.predictions enable trigger user;
    alter table public.medical_reports enable trigger user;
    alter table public.report_status enable trigger user;
    alter table public.patient_timeline enable trigger user;
    alter table public.users enable trigger user;
    alter table public.doctors enable trigger user;
    alter table public.knowledge_entries enable trigger user;
  else
    alter table public.patients disable trigger user;
    alter table public.doctor_patient_assignments disable trigger user;
    alter table public.sessions disable trigger user;
    alter table public.consultations disable trigger user;
    alter table public.mri_scans disable trigger user;
    alter table public.predictions disable trigger user;
    alter table public.medical_reports disable trigger user;
    alter table public.report_status disable trigger user;
    alter table public.patient_timeline disable trigger user;
    alter table public.users disable trigger user;
    alter table public.doctors disable trigger user;
    alter table public.knowledge_entries disable trigger user;
  end if;
end;
$$;
comment on function app.set_derivation is
  'For bulk loading, inside one transaction: off, load, rebuild, on. Writers wait meanwhile, readers do not.';
