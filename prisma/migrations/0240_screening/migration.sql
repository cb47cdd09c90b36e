/*
 * Screening records as administrators keep them: results of a model and reports in versions, requests that can be
 * archived and come back, and the indexes of their lists.
 *
 * Nothing that a model or a report said is ever edited. Whoever corrects it writes the next version: a row of its own
 * with the same `first_version`. Which version stands follows by trigger from which of them are alive, so that deleting,
 * restoring and undoing a version each leave the right one standing.
 */

/* ── results of a model: versions ────────────────────────────────────────────────────────────────────────────────── */
alter table public.predictions
  add column first_version     text,
  add column version_number    integer not null default 1,
  add column superseded_by     text,
  add column correction_reason text,
  add column entered_by        text,
  add constraint predictions_first_version_other check (first_version <> id),
  add constraint predictions_superseded_by_other check (superseded_by <> id),
  add constraint predictions_version_number_fits check ((first_version is null) = (version_number = 1)),
  add constraint predictions_correction_reason_length check (char_length(correction_reason) between 1 and 1000),
  add constraint predictions_entered_by_fkey foreign key (entered_by) references public.users (id) on delete set null;
comment on column public.predictions.first_version is
  'The version this record began as; null on that one. No foreign key: the versions stay together when the first is purged.';
comment on column public.predictions.superseded_by is
  'The version that stands in place of this one, kept by trigger; null: this one counts. No foreign key: a correction that was purged with another session stays a correction.';
comment on column public.predictions.correction_reason is 'Why this version was written.';
comment on column public.predictions.entered_by is 'Who wrote this result down by hand; null: the model''s program did.';
create unique index predictions_versions_key on public.predictions (first_version, version_number) where first_version is not null;
create index predictions_entered_by_idx on public.predictions (entered_by) where entered_by is not null;

create function app.number_prediction() returns trigger
language plpgsql
security definer -- counts all versions, whatever the writer may see of them
set search_path = pg_catalog, public, pg_temp
as $$
begin
  -- two who correct the same record follow one another
  perform pg_advisory_xact_lock(hashtextextended('versions of ' || new.first_version, 0));
  select max(q.version_number) + 1 into new.version_number
    from public.predictions q
   where (q.id = new.first_version and q.first_version is null) or q.first_version = new.first_version;
  if new.version_number is null then
    raise exception using errcode = '23503', message = 'there is no such first version';
  end if;
  return new;
end;
$$;
comment on function app.number_prediction is 'A new version of a result gets the next number.';
create trigger number_version before insert on public.predictions
  for each row when (new.first_version is not null) execute function app.number_prediction();

create function app.order_predictions() returns trigger
language plpgsql
security definer -- no role may write which version stands
set search_path = pg_catalog, public, pg_temp
as $$
declare
  records text[];
begin
  if tg_op = 'INSERT' then
    select array_agg(distinct first_version order by first_version) into records
      from new_rows where first_version is not null;
  else
    select array_agg(distinct coalesce(n.first_version, n.id) order by coalesce(n.first_version, n.id)) into records
      from new_rows n
      join old_rows o using (id)
     where (n.deleted_at, n.deletion_id, n.superseded_by, n.first_version, n.version_number)
           is distinct from (o.deleted_at, o.deletion_id, o.superseded_by, o.first_version, o.version_number)
       and (n.first_version is not null or exists (select from public.predictions q where q.first_version = n.id));
  end if;
  if records is null then
    return null;
  end if;
  perform app.require_read_committed();
  perform pg_advisory_xact_lock(hashtextextended('versions of ' || record, 0)) from unnest(records) record;
  update public.predictions q
     set superseded_by = placed.next
    from (select id, deleted_at,
                 (select n.id
                    from public.predictions n
                    left join public.deletions d on d.id = n.deletion_id
                   where (n.id = coalesce(v.first_version, v.id) or n.first_version = coalesce(v.first_version, v.id))
                     and n.version_number > v.version_number
                     -- a correction that went to the trash with its session, scan or patient is still one
                     and (n.deleted_at is null or d.entity in ('sessions', 'mri_scans', 'patients', 'users'))
                   order by n.version_number
                   limit 1) as next
            from public.predictions v
           where v.id = any (records) or v.first_version = any (records)) placed
   where placed.id = q.id and placed.deleted_at is null and q.superseded_by is distinct from placed.next;
  return null;
end;
$$;
comment on function app.order_predictions is
  'The newest version counts. One that was deleted or taken back gives its place to the one before.';
create trigger order_versions after insert on public.predictions
  referencing new table as new_rows
  for each statement execute function app.order_predictions();
create trigger order_versions_upd after update on public.predictions
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.order_predictions();

-- A scan that was filed under the wrong session takes along what models said of it: their words stay, the owner changes.
create function app.move_results_with_scan() returns trigger
language plpgsql
security definer -- no role may move a result
set search_path = pg_catalog, public, pg_temp
as $$
begin
  update public.predictions q
     set session_id = n.session_id
    from new_rows n
    join old_rows o using (id)
   where n.session_id <> o.session_id and q.mri_scan_id = n.id and q.session_id = o.session_id;
  return null;
end;
$$;
comment on function app.move_results_with_scan is 'Results of a scan move with it to another session.';
create trigger move_results_with_scan after update on public.mri_scans
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.move_results_with_scan();

grant insert (id, session_id, mri_scan_id, prediction_type, binary_result, stage_result, confidence_score, binary_confidence,
              stage_confidence, model_version, processing_time, created_at, first_version, correction_reason, entered_by)
   on public.predictions to substantia_admin;
grant select (superseded_by) on public.predictions to substantia_patient;
-- what was corrected may have been somebody else's
alter policy predictions_patient on public.predictions
  using (patient_id = (select app.viewer_patient()) and deleted_at is null and superseded_by is null);
grant insert (processing_status, processing_timestamp),
      update (session_id, file_size, upload_timestamp, processing_status, processing_timestamp)
   on public.mri_scans to substantia_admin;

/* ── what counts of them: the newest version ─────────────────────────────────────────────────────────────────────── */
create or replace view app.statistics_truth as
  select p.patient_id,
         coalesce(visits.total, 0)::integer       as total_consultations,
         coalesce(scans.total, 0)::integer        as total_mri_scans,
         coalesce(predictions.total, 0)::integer  as total_predictions,
         coalesce(reports.total, 0)::integer      as total_reports,
         coalesce(doctors.total, 0)::integer      as unique_doctors_count,
         coalesce(active.total, 0)::integer       as active_doctors_count,
         latest.binary_result = 'positive'        as has_parkinsons,
         case when latest.binary_result = 'positive' then latest.stage_result end as disease_stage,
         visits.first_date                        as first_visit_date,
         visits.last_date                         as last_visit_date,
         scans.last_date                          as last_scan_date,
         reports.last_date                        as last_report_date
    from public.patients p
    left join (select patient_id, count(*) as total,
                      min(consultation_date) as first_date, max(consultation_date) as last_date
                 from public.consultations
                where status = 'completed' and deleted_at is null
                group by patient_id) visits using (patient_id)
    left join (select patient_id, count(distinct doctor_id) as total
                 from (select patient_id, doctor_id from public.doctor_patient_assignments where deleted_at is null
                       union all
                       select patient_id, doctor_id from public.consultations
                        where status = 'completed' and deleted_at is null) treated
                group by patient_id) doctors using (patient_id)
    left join (select a.patient_id, count(*) as total
                 from public.doctor_patient_assignments a
                 join public.doctors d using (doctor_id)
                where a.is_active and a.deleted_at is null
                  and d.approval_state = 'approved' and d.deleted_at is null
                group by a.patient_id) active using (patient_id)
    left join (select patient_id, count(*) as total, max(upload_timestamp) as last_date
                 from public.mri_scans
                where deleted_at is null
                group by patient_id) scans using (patient_id)
    left join (select patient_id, count(*) as total
                 from public.predictions
                where deleted_at is null and superseded_by is null
                group by patient_id) predictions using (patient_id)
    left join (select distinct on (patient_id) patient_id, binary_result, stage_result
                 from public.predictions
                where binary_result in ('positive', 'negative') and deleted_at is null and superseded_by is null
                order by patient_id, created_at desc, id desc) latest using (patient_id)
    left join (select patient_id, count(*) as total, max(created_at) as last_date
                 from public.medical_reports
                where deleted_at is null
                group by patient_id) reports using (patient_id)
   where p.deleted_at is null;

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
           where q.patient_id = of_patient and q.deleted_at is null and q.superseded_by is null) predictions
    left join (select q.binary_result, q.stage_result
                 from public.predictions q
                where q.patient_id = of_patient and q.deleted_at is null and q.superseded_by is null
                  and q.binary_result in ('positive', 'negative')
                order by q.created_at desc, q.id desc
                limit 1) latest on true
   where s.patient_id = of_patient;
end;
$$;

create or replace function app.stats_on_prediction() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  touched text[];
  patient text;
begin
  if tg_op = 'INSERT' then
    select array_agg(distinct patient_id order by patient_id) into touched
      from new_rows where patient_id is not null and deleted_at is null and superseded_by is null;
  elsif tg_op = 'DELETE' then
    select array_agg(distinct patient_id order by patient_id) into touched
      from old_rows where patient_id is not null and deleted_at is null and superseded_by is null;
  else
    select array_agg(distinct patient_id order by patient_id) into touched
      from ((select id, patient_id, created_at, binary_result, stage_result from old_rows
              where patient_id is not null and deleted_at is null and superseded_by is null
             except
             select id, patient_id, created_at, binary_result, stage_result from new_rows
              where patient_id is not null and deleted_at is null and superseded_by is null)
            union all
            (select id, patient_id, created_at, binary_result, stage_result from new_rows
              where patient_id is not null and deleted_at is null and superseded_by is null
             except
             select id, patient_id, created_at, binary_result, stage_result from old_rows
              where patient_id is not null and deleted_at is null and superseded_by is null)) changed;
  end if;
  if touched is not null then
    perform app.lock_statistics(touched);
    foreach patient in array touched loop
      perform app.recompute_predictions(patient);
    end loop;
  end if;
  return null;
end;
$$;

create or replace view app.timeline_of_predictions as
  select q.patient_id, 'prediction'::text as event_type, q.created_at as event_date,
         'Model result: ' || q.binary_result
           -- "negative, stage 0" says the same thing twice, the second time in words that frighten
           || case when q.binary_result = 'positive' and q.stage_result is not null
                   then ', Hoehn and Yahr stage ' || trim_scale(q.stage_result) else '' end as event_title,
         concat_ws(', ', 'model ' || q.model_version,
                         -- no model is certain, so rounding must not say that it was
                         'confidence ' || case when q.confidence_score >= 0.995 and q.confidence_score < 1 then 'over 99'
                                               else round(q.confidence_score::numeric * 100)::text end || ' %') as event_description,
         case when q.binary_result = 'positive' and q.stage_result >= 4 then 'critical'
              when q.binary_result = 'positive' then 'high'
              when q.binary_result = 'uncertain' then 'medium'
              else 'info' end as severity,
         'predictions'::text as related_table, q.id as related_id, null::text as doctor_id, q.session_id
    from public.predictions q
   where q.patient_id is not null and q.deleted_at is null and q.superseded_by is null;
comment on view app.timeline_of_predictions is 'The entry every prediction for a patient must have that no later version stands in for.';

-- Patients read their timeline: a draft is nobody's to read yet, and a withdrawn report nobody's any more.
create or replace view app.timeline_of_reports as
  select r.patient_id, 'report'::text as event_type, r.created_at as event_date,
         r.title as event_title, null::text as event_description, 'info'::text as severity,
         'medical_reports'::text as related_table, r.id as related_id, null::text as doctor_id, r.session_id
    from public.medical_reports r
   where r.patient_id is not null and r.deleted_at is null
     and r.report_status in ('final', 'superseded');
comment on view app.timeline_of_reports is 'The entry every published report on a patient must have.';

create or replace function app.refresh_system_statistics() returns void
language plpgsql volatile
security definer -- counts everything for whoever may see the sums
set search_path = pg_catalog, public, pg_temp
as $$
begin
  if not pg_try_advisory_xact_lock(7411001) then
    return; -- somebody is at it
  end if;
  update public.system_statistics target
     set patients = people.total,
         active_patients = people.active,
         positive_patients = people.positive,
         negative_patients = people.negative,
         inconclusive_patients = people.inconclusive,
         stage_counts = stages.counts,
         doctors = profiles.approved,
         pending_doctors = profiles.pending,
         unassigned_patients = people.unassigned,
         pending_reports = queue.pending,
         generating_reports = queue.generating,
         failed_reports = queue.failed,
         new_patients_day = (select count(*) from public.patients
                              where created_at > now() - interval '24 hours' and deleted_at is null),
         new_scans_day = (select count(*) from public.mri_scans
                           where upload_timestamp > now() - interval '24 hours' and deleted_at is null),
         new_predictions_day = (select count(*) from public.predictions
                                 where created_at > now() - interval '24 hours' and deleted_at is null
                                   and superseded_by is null),
         new_reports_day = (select count(*) from public.medical_reports
                             where created_at > now() - interval '24 hours' and deleted_at is null),
         new_visits_day = (select count(*) from public.consultations
                            where consultation_date between now() - interval '24 hours' and now()
                              and status = 'completed' and deleted_at is null),
         refreshed_at = clock_timestamp()
    from (select count(*) as total,
                 count(*) filter (where activity_sort > now() - interval '30 days') as active,
                 count(*) filter (where has_parkinsons) as positive,
                 count(*) filter (where not has_parkinsons) as negative,
                 count(*) filter (where has_parkinsons is null) as inconclusive,
                 count(*) filter (where active_doctors_count = 0) as unassigned
            from public.patient_statistics) people,
         (select coalesce(jsonb_object_agg(stage, total), '{}') as counts
            from (select trim_scale(disease_stage)::text as stage, count(*) as total
                    from public.patient_statistics
                   where disease_stage is not null
                   group by disease_stage) counted) stages,
         (select count(*) filter (where approval_state = 'approved') as approved,
                 count(*) filter (where approval_state = 'pending') as pending
            from public.doctors
           where deleted_at is null) profiles,
         (select count(*) filter (where status = 'pending') as pending,
                 count(*) filter (where status = 'generating') as generating,
                 count(*) filter (where status = 'failed') as failed
            from public.report_status
           where status in ('pending', 'generating', 'failed') and deleted_at is null) queue
   where target.id = 1;
end;
$$;

/* ── reports: versions ───────────────────────────────────────────────────────────────────────────────────────────── */
alter table public.medical_reports
  add column first_version text,
  add column written_by    text,
  add constraint medical_reports_first_version_other check (first_version <> id),
  add constraint medical_reports_written_by_fkey foreign key (written_by) references public.users (id) on delete set null;
comment on column public.medical_reports.first_version is
  'The version this report began as; null on that one. No foreign key: the versions stay together when the first is purged.';
comment on column public.medical_reports.written_by is 'The account that wrote this version by hand; null: a program did.';
create index medical_reports_versions_idx on public.medical_reports (first_version, version) where first_version is not null;
create index medical_reports_written_by_idx on public.medical_reports (written_by) where written_by is not null;

create function app.number_report() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('versions of ' || new.first_version, 0));
  select max(r.version) + 1 into new.version
    from public.medical_reports r
   where (r.id = new.first_version and r.first_version is null) or r.first_version = new.first_version;
  if new.version is null then
    raise exception using errcode = '23503', message = 'there is no such first version';
  end if;
  return new;
end;
$$;
comment on function app.number_report is 'A new version of a report gets the next number.';

create function app.order_reports() returns trigger
language plpgsql
security definer -- no role may write which version is the latest
set search_path = pg_catalog, public, pg_temp
as $$
declare
  reports text[];
begin
  if tg_op = 'INSERT' then
    select array_agg(distinct first_version order by first_version) into reports
      from new_rows where first_version is not null;
  else
    select array_agg(distinct coalesce(n.first_version, n.id) order by coalesce(n.first_version, n.id)) into reports
      from new_rows n
      join old_rows o using (id)
     where (n.deleted_at is null, n.report_status, n.is_latest, n.superseded_by, n.first_version, n.version)
           is distinct from (o.deleted_at is null, o.report_status, o.is_latest, o.superseded_by, o.first_version, o.version)
       and (n.first_version is not null or exists (select from public.medical_reports r where r.first_version = n.id));
  end if;
  if reports is null then
    return null; -- a report of one version is what its writer says it is
  end if;
  perform app.require_read_committed();
  perform pg_advisory_xact_lock(hashtextextended('versions of ' || report, 0)) from unnest(reports) report;
  with living as (
    select id, coalesce(first_version, id) as report, version, report_status,
           report_status in ('final', 'superseded') as is_published
      from public.medical_reports
     where (id = any (reports) or first_version = any (reports)) and deleted_at is null
  ), placed as (
    select l.id, l.report_status, l.is_published,
           (select n.id from living n
             where n.report = l.report and n.is_published and (n.version, n.id) > (l.version, l.id)
             order by n.version, n.id
             limit 1) as next,
           row_number() over (partition by l.report order by l.is_published desc, l.report_status = 'draft' desc,
                                                             l.version desc, l.id desc) = 1 as is_latest
      from living l
  ), wanted as (
    select id, next, is_latest,
           case when not is_published then report_status when next is null then 'final' else 'superseded' end as status
      from placed
  )
  update public.medical_reports r
     set superseded_by = w.next, is_latest = w.is_latest, report_status = w.status
    from wanted w
   where w.id = r.id
     and (r.superseded_by, r.is_latest, r.report_status) is distinct from (w.next, w.is_latest, w.status);
  return null;
end;
$$;
comment on function app.order_reports is
  'The newest published version is the latest and supersedes those before it. A draft supersedes nothing, a withdrawn or deleted version nothing any more.';

-- Reports of the old system name only the version after them.
create function app.join_report_versions() returns void
language sql volatile
set search_path = pg_catalog, public, pg_temp
as $$
  with recursive chain as (
    select r.id as first, r.superseded_by as next
      from public.medical_reports r
     where r.superseded_by is not null and r.first_version is null
       and not exists (select from public.medical_reports earlier where earlier.superseded_by = r.id)
    union -- not "all": the old system did not refuse circles
    select chain.first, r.superseded_by
      from chain
      join public.medical_reports r on r.id = chain.next
     where chain.next is not null
  )
  update public.medical_reports r
     set first_version = found.first
    from (select next as id, min(first) as first from chain where next is not null group by next) found
   where r.id = found.id and r.first_version is null
     and not exists (select from public.medical_reports later where later.first_version = r.id)
$$;
comment on function app.join_report_versions is 'Finds the versions of one report that belong together by following superseded_by.';
select app.join_report_versions();

create trigger number_version before insert on public.medical_reports
  for each row when (new.first_version is not null) execute function app.number_report();
create trigger order_versions after insert on public.medical_reports
  referencing new table as new_rows
  for each statement execute function app.order_reports();
create trigger order_versions_upd after update on public.medical_reports
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.order_reports();

alter function staging.load_medical_reports(integer) rename to load_report_rows;
comment on function staging.load_report_rows is 'Reports, one by one.';
create function staging.load_medical_reports(run integer) returns void
language plpgsql volatile
set search_path = pg_catalog, public, pg_temp
as $$
begin
  perform staging.load_report_rows(run);
  perform app.join_report_versions();
end;
$$;
comment on function staging.load_medical_reports is 'Reports, and which of them are versions of one.';

grant insert (id, session_id, prediction_id, report_type, report_status, title, content, recommendations, generated_by,
              confidence_level, disclaimer, first_version, written_by)
   on public.medical_reports to substantia_admin;
revoke update (is_latest, superseded_by) on public.medical_reports from substantia_admin; -- they follow

/* ── requests for reports ────────────────────────────────────────────────────────────────────────────────────────── */
alter table public.report_status
  add column archived_from text,
  add constraint report_status_archived_from_known check (archived_from in ('pending', 'generated', 'failed')),
  add constraint report_status_archived_from_fits check (archived_from is null or status = 'archived');
comment on column public.report_status.archived_from is 'Where the request stood when somebody put it away, so that it can come back there.';
grant update (archived_from) on public.report_status to substantia_admin;
-- One open request of a kind for a patient without a session, like for a session; imported ones are as they were.
create unique index report_status_one_live_patient_request
  on public.report_status (patient_id, report_type)
  where session_id is null and status in ('pending', 'generating') and deleted_at is null and import_run is null;

/* ── reference texts: an address is a web address ────────────────────────────────────────────────────────────────── */
alter table public.knowledge_entries
  add constraint knowledge_entries_source_url_web check (import_run is not null or source_url ~ '^https?://[^[:space:]]+$');

/* ── indexes of the lists ────────────────────────────────────────────────────────────────────────────────────────────
 * Newest first over millions of rows. Each costs one more entry per row written, at the right edge for what arrives in
 * the order of time; the block range indexes they replace cost nothing but serve no order. The timeline's two are the
 * dearest: every scan, result, report and visit has an entry there.
 */
drop index public.mri_scans_uploaded_idx;
create index mri_scans_uploaded_idx on public.mri_scans (upload_timestamp desc, id desc);
create index mri_scans_status_idx on public.mri_scans (processing_status, upload_timestamp desc, id desc);
drop index public.predictions_created_idx;
create index predictions_created_idx on public.predictions (created_at desc, id desc);
drop index public.medical_reports_created_idx;
create index medical_reports_created_idx on public.medical_reports (created_at desc, id desc);
create index medical_reports_status_idx on public.medical_reports (report_status, created_at desc, id desc);
create index sessions_status_idx on public.sessions (status, created_at desc, id desc);
-- "whose session is it": few, and to be found at once
create index sessions_of_nobody_idx on public.sessions (created_at desc, id desc) where patient_id is null;
create index patient_timeline_date_idx on public.patient_timeline (event_date desc, id desc);
create index patient_timeline_type_idx on public.patient_timeline (event_type, event_date desc, id desc);
create index knowledge_entries_created_idx on public.knowledge_entries (created_at desc, id desc);
create index action_flags_created_idx on public.action_flags (created_at desc, id desc);
create index agent_messages_sent_idx on public.agent_messages ("timestamp" desc, message_id desc);
