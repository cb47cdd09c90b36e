/*
 * A patient's history in one place, newest first. Entries for scans, predictions, reports and consultations are derived:
 * app.timeline_truth says what they must be, the triggers below make patient_timeline equal to it. Entries without a
 * related record (diagnosis, treatment, note) are written by hand, and no trigger touches their words.
 *
 * Why not "insert an entry when a visit is inserted": visits are moved, corrected, cancelled, trashed and restored, and
 * an entry that outlives its visit is a clinical error.
 */
create table public.patient_timeline (
  id                text not null default app.new_id(),
  patient_id        text not null,
  event_type        text not null,
  event_date        timestamptz(6) not null default now(),
  event_title       text not null,
  event_description text,
  severity          text not null default 'info',
  related_table     text,
  related_id        text,
  doctor_id         text,
  session_id        text,
  metadata          jsonb not null default '{}',
  legacy            jsonb,
  import_run        integer,
  created_at        timestamptz(6) not null default now(),
  updated_at        timestamptz(6) not null default now(),
  version           integer not null default 1,
  deleted_at        timestamptz(6),
  deletion_id       text,
  constraint patient_timeline_pkey primary key (id),
  constraint patient_timeline_id_length check (char_length(id) between 1 and 200),
  constraint patient_timeline_event_type_known
    check (event_type in ('scan', 'prediction', 'report', 'consultation', 'diagnosis', 'treatment', 'note')),
  constraint patient_timeline_severity_known check (severity in ('info', 'low', 'medium', 'high', 'critical')),
  constraint patient_timeline_related_table_known
    check (related_table in ('mri_scans', 'predictions', 'medical_reports', 'consultations')),
  constraint patient_timeline_related_together check ((related_table is null) = (related_id is null)),
  constraint patient_timeline_patient_id_fkey
    foreign key (patient_id) references public.patients (patient_id) on delete cascade,
  constraint patient_timeline_doctor_id_fkey foreign key (doctor_id) references public.doctors (doctor_id) on delete set null,
  constraint patient_timeline_session_id_fkey foreign key (session_id) references public.sessions (id) on delete cascade,
  constraint patient_timeline_deletion_id_fkey foreign key (deletion_id) references public.deletions (id) on delete restrict
);
comment on table public.patient_timeline is
  'One entry per scan, prediction, report, held or missed consultation, plus what people wrote by hand.';
comment on column public.patient_timeline.related_id is 'The record this entry was derived from; null: written by hand.';
create index patient_timeline_page_idx on public.patient_timeline (patient_id, event_date desc, id desc);
create unique index patient_timeline_one_per_record
  on public.patient_timeline (related_id, related_table) where related_id is not null;
create index patient_timeline_session_idx on public.patient_timeline (session_id) where session_id is not null;
create index patient_timeline_doctor_idx on public.patient_timeline (doctor_id) where doctor_id is not null;
create index patient_timeline_deletion_idx on public.patient_timeline (deletion_id) where deletion_id is not null;

-- Derived entries are rewritten by their trigger; only what people write by hand has versions.
create trigger bump_version before update on public.patient_timeline
  for each row when (old.related_id is null) execute function app.bump_version();

/* ── the truth: one view per source ──────────────────────────────────────────────────────────────────────────────── */

create view app.timeline_of_scans as
  select m.patient_id, 'scan'::text as event_type, m.upload_timestamp as event_date,
         'MRI scan'::text as event_title, m.original_filename as event_description, 'info'::text as severity,
         'mri_scans'::text as related_table, m.id as related_id, null::text as doctor_id, m.session_id
    from public.mri_scans m
   where m.patient_id is not null and m.deleted_at is null;
comment on view app.timeline_of_scans is 'The entry every scan of a patient must have.';

create view app.timeline_of_predictions as
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
   where q.patient_id is not null and q.deleted_at is null;
comment on view app.timeline_of_predictions is 'The entry every prediction for a patient must have.';

create view app.timeline_of_reports as
  select r.patient_id, 'report'::text as event_type, r.created_at as event_date,
         r.title as event_title, null::text as event_description, 'info'::text as severity,
         'medical_reports'::text as related_table, r.id as related_id, null::text as doctor_id, r.session_id
    from public.medical_reports r
   where r.patient_id is not null and r.deleted_at is null;
comment on view app.timeline_of_reports is 'The entry every report on a patient must have.';

create view app.timeline_of_consultations as
  select c.patient_id, 'consultation'::text as event_type, c.consultation_date as event_date,
         case when c.status = 'no-show' then 'Missed consultation'
              when c.consultation_type = 'emergency' then 'Emergency consultation'
              when c.consultation_type = 'telemedicine' then 'Telemedicine consultation'
              when c.consultation_type = 'follow-up' then 'Follow-up consultation'
              else 'Consultation' end as event_title,
         c.chief_complaint as event_description,
         case when c.status = 'no-show' then 'low'
              when c.consultation_type = 'emergency' then 'high'
              else 'info' end as severity,
         'consultations'::text as related_table, c.id as related_id, c.doctor_id, c.session_id
    from public.consultations c
   where c.status in ('completed', 'no-show') and c.deleted_at is null;
comment on view app.timeline_of_consultations is 'The entry of every consultation that was held or missed.';

create view app.timeline_truth as
  select * from app.timeline_of_scans
  union all
  select * from app.timeline_of_predictions
  union all
  select * from app.timeline_of_reports
  union all
  select * from app.timeline_of_consultations;
comment on view app.timeline_truth is 'What the derived entries of patient_timeline must be.';

/* ── making it so ────────────────────────────────────────────────────────────────────────────────────────────────── */

create function app.sync_timeline(of_table text, record_ids text[]) returns void
language plpgsql volatile
set search_path = pg_catalog, public, pg_temp
as $$
begin
  delete from public.patient_timeline t
   where t.related_table = of_table and t.related_id = any (record_ids)
     and not exists (select from app.timeline_truth v
                      where v.related_table = of_table and v.related_id = t.related_id);
  -- Upsert what differs: an entry keeps its id while its record lives.
  insert into public.patient_timeline as t
         (patient_id, event_type, event_date, event_title, event_description, severity,
          related_table, related_id, doctor_id, session_id)
  select v.patient_id, v.event_type, v.event_date, v.event_title, v.event_description, v.severity,
         v.related_table, v.related_id, v.doctor_id, v.session_id
    from app.timeline_truth v
   where v.related_table = of_table and v.related_id = any (record_ids)
      on conflict (related_id, related_table) where related_id is not null do update
     set patient_id = excluded.patient_id, event_date = excluded.event_date, event_title = excluded.event_title,
         event_description = excluded.event_description, severity = excluded.severity,
         doctor_id = excluded.doctor_id, session_id = excluded.session_id
   where (t.patient_id, t.event_date, t.event_title, t.event_description, t.severity, t.doctor_id, t.session_id)
         is distinct from (excluded.patient_id, excluded.event_date, excluded.event_title, excluded.event_description,
                           excluded.severity, excluded.doctor_id, excluded.session_id);
end;
$$;
comment on function app.sync_timeline is
  'Makes the entries of these records of one source equal to app.timeline_truth. Safe to run again.';

/* ── triggers: after insert, _upd and _del, because transition tables allow one event each ───────────────────────────
 * Security definer: no role may write derived entries, only these functions.
 */
create function app.timeline_on_scan() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
  if tg_op = 'INSERT' then
    perform app.sync_timeline('mri_scans', array(select id from new_rows));
  elsif tg_op = 'DELETE' then
    perform app.sync_timeline('mri_scans', array(select id from old_rows));
  else -- an id may have changed: the old one loses its entry
    perform app.sync_timeline('mri_scans', array(select id from old_rows union select id from new_rows));
  end if;
  return null;
end;
$$;
comment on function app.timeline_on_scan is 'The entry of a scan follows the scan.';

create trigger timeline_on_scan after insert on public.mri_scans
  referencing new table as new_rows
  for each statement execute function app.timeline_on_scan();
create trigger timeline_on_scan_upd after update on public.mri_scans
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.timeline_on_scan();
create trigger timeline_on_scan_del after delete on public.mri_scans
  referencing old table as old_rows
  for each statement execute function app.timeline_on_scan();

create function app.timeline_on_prediction() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
  if tg_op = 'INSERT' then
    perform app.sync_timeline('predictions', array(select id from new_rows));
  elsif tg_op = 'DELETE' then
    perform app.sync_timeline('predictions', array(select id from old_rows));
  else
    perform app.sync_timeline('predictions', array(select id from old_rows union select id from new_rows));
  end if;
  return null;
end;
$$;
comment on function app.timeline_on_prediction is 'The entry of a prediction follows the prediction.';

create trigger timeline_on_prediction after insert on public.predictions
  referencing new table as new_rows
  for each statement execute function app.timeline_on_prediction();
create trigger timeline_on_prediction_upd after update on public.predictions
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.timeline_on_prediction();
create trigger timeline_on_prediction_del after delete on public.predictions
  referencing old table as old_rows
  for each statement execute function app.timeline_on_prediction();

create function app.timeline_on_report() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
  if tg_op = 'INSERT' then
    perform app.sync_timeline('medical_reports', array(select id from new_rows));
  elsif tg_op = 'DELETE' then
    perform app.sync_timeline('medical_reports', array(select id from old_rows));
  else
    perform app.sync_timeline('medical_reports', array(select id from old_rows union select id from new_rows));
  end if;
  return null;
end;
$$;
comment on function app.timeline_on_report is 'The entry of a report follows the report.';

create trigger timeline_on_report after insert on public.medical_reports
  referencing new table as new_rows
  for each statement execute function app.timeline_on_report();
create trigger timeline_on_report_upd after update on public.medical_reports
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.timeline_on_report();
create trigger timeline_on_report_del after delete on public.medical_reports
  referencing old table as old_rows
  for each statement execute function app.timeline_on_report();

create function app.timeline_on_consultation() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
  if tg_op = 'INSERT' then
    perform app.sync_timeline('consultations', array(select id from new_rows));
  elsif tg_op = 'DELETE' then
    perform app.sync_timeline('consultations', array(select id from old_rows));
  else
    perform app.sync_timeline('consultations', array(select id from old_rows union select id from new_rows));
  end if;
  return null;
end;
$$;
comment on function app.timeline_on_consultation is 'The entry of a consultation follows the consultation.';

create trigger timeline_on_consultation after insert on public.consultations
  referencing new table as new_rows
  for each statement execute function app.timeline_on_consultation();
create trigger timeline_on_consultation_upd after update on public.consultations
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.timeline_on_consultation();
create trigger timeline_on_consultation_del after delete on public.consultations
  referencing old table as old_rows
  for each statement execute function app.timeline_on_consultation();

/* ── a session that finds its patient ────────────────────────────────────────────────────────────────────────────────
 * The composite foreign keys carry a move from one patient to another, and from a patient to none. From none to a
 * patient they see nothing (a key with a null in it is not checked), and hand-written entries hang on the session alone.
 */
create function app.attach_session_to_patient() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
  if not exists (select from new_rows n join old_rows o using (id) where n.patient_id is distinct from o.patient_id) then
    return null;
  end if;
  if exists (select from new_rows n join old_rows o using (id) where o.patient_id is null and n.patient_id is not null) then
    perform app.require_read_committed();
  end if;
  update public.mri_scans child
     set patient_id = n.patient_id
    from new_rows n join old_rows o using (id)
   where child.session_id = n.id and child.patient_id is null and o.patient_id is null and n.patient_id is not null;
  update public.predictions child
     set patient_id = n.patient_id
    from new_rows n join old_rows o using (id)
   where child.session_id = n.id and child.patient_id is null and o.patient_id is null and n.patient_id is not null;
  update public.medical_reports child
     set patient_id = n.patient_id
    from new_rows n join old_rows o using (id)
   where child.session_id = n.id and child.patient_id is null and o.patient_id is null and n.patient_id is not null;
  -- A note written in a session moves with it; when the session loses its patient, the note stays with the patient.
  update public.patient_timeline note
     set patient_id = coalesce(n.patient_id, note.patient_id),
         session_id = case when n.patient_id is null then null else note.session_id end
    from new_rows n join old_rows o using (id)
   where note.session_id = n.id and note.related_id is null and n.patient_id is distinct from o.patient_id;
  return null;
end;
$$;
comment on function app.attach_session_to_patient is 'What a session holds belongs to the session''s patient, also when it gets one later.';

create trigger attach_session_to_patient after update on public.sessions
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.attach_session_to_patient();
