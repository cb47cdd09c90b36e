/*
 * What clinicians say: of a model's result, which stays as the model gave it (prediction_reviews), and of the patient
 * (clinical_assessments).
 *
 * A review has no status. The one review of a result that has not ended is its review; without one it is unreviewed.
 * Correcting ends the review and writes another, re-opening only ends it, so that everything anybody ever said stays. A
 * corrected result is a record of its own (0240_screening) and begins unreviewed.
 *
 * Beside "latest conclusive model result" the statistics keep what a clinician confirmed last; that one leads on every
 * screen.
 */

/* ── the clinician's own assessment ──────────────────────────────────────────────────────────────────────────────────
 * Ranges of the MDS-UPDRS: part I 13 items, II 13, III 33 scores of 18 items, IV 6, each 0 to 4 (Goetz et al., Movement
 * Disorders 2008;23:2129). Totals only: the texts of the items belong to the Movement Disorder Society.
 */
create table public.clinical_assessments (
  id                     text not null default app.new_id(),
  patient_id             text not null,
  doctor_id              text,
  consultation_id        text,
  assessed_at            timestamptz(6) not null default now(),
  hoehn_yahr_stage       numeric(2, 1),
  mds_updrs_part_1       smallint,
  mds_updrs_part_2       smallint,
  mds_updrs_part_3       smallint,
  mds_updrs_part_4       smallint,
  medication_state       text,
  hours_since_last_dose  numeric(4, 1),
  deep_brain_stimulation text,
  conclusion             text,
  note                   text,
  created_at             timestamptz(6) not null default now(),
  updated_at             timestamptz(6) not null default now(),
  version                integer not null default 1,
  deleted_at             timestamptz(6),
  deletion_id            text,
  constraint clinical_assessments_pkey primary key (id),
  constraint clinical_assessments_id_length check (char_length(id) between 1 and 200),
  constraint clinical_assessments_hoehn_yahr_stage_known check (hoehn_yahr_stage in (0, 1, 1.5, 2, 2.5, 3, 4, 5)),
  constraint clinical_assessments_part_1_range check (mds_updrs_part_1 between 0 and 52),
  constraint clinical_assessments_part_2_range check (mds_updrs_part_2 between 0 and 52),
  constraint clinical_assessments_part_3_range check (mds_updrs_part_3 between 0 and 132),
  constraint clinical_assessments_part_4_range check (mds_updrs_part_4 between 0 and 24),
  constraint clinical_assessments_medication_state_known check (medication_state in ('on', 'off')),
  constraint clinical_assessments_hours_range check (hours_since_last_dose between 0 and 240),
  constraint clinical_assessments_deep_brain_stimulation_known check (deep_brain_stimulation in ('none', 'on', 'off')),
  constraint clinical_assessments_conclusion_known check (conclusion in ('parkinsons-disease', 'not-parkinsons-disease')),
  constraint clinical_assessments_note_length check (char_length(note) between 1 and 4000),
  constraint clinical_assessments_no_stage_without_disease
    check (conclusion is distinct from 'not-parkinsons-disease' or coalesce(hoehn_yahr_stage, 0) = 0),
  constraint clinical_assessments_says_something check (
    num_nonnulls(hoehn_yahr_stage, mds_updrs_part_1, mds_updrs_part_2, mds_updrs_part_3, mds_updrs_part_4, conclusion, note) > 0),
  constraint clinical_assessments_patient_id_fkey
    foreign key (patient_id) references public.patients (patient_id) on delete cascade,
  constraint clinical_assessments_doctor_id_fkey
    foreign key (doctor_id) references public.doctors (doctor_id) on delete set null,
  constraint clinical_assessments_consultation_id_fkey
    foreign key (consultation_id) references public.consultations (id) on delete set null,
  constraint clinical_assessments_deletion_id_fkey
    foreign key (deletion_id) references public.deletions (id) on delete restrict
);
comment on table public.clinical_assessments is
  'What a clinician found: Hoehn and Yahr stage, MDS-UPDRS part totals, in which state, and a conclusion when there is one.';
comment on column public.clinical_assessments.hoehn_yahr_stage is
  'Hoehn and Yahr stage, modified scale: 0, 1, 1.5, 2, 2.5, 3, 4, 5 (Goetz et al., Movement Disorders 2004;19:1020).';
comment on column public.clinical_assessments.mds_updrs_part_1 is 'Total of part I, 0 to 52 (Goetz et al., Movement Disorders 2008;23:2129).';
comment on column public.clinical_assessments.mds_updrs_part_2 is 'Total of part II, 0 to 52.';
comment on column public.clinical_assessments.mds_updrs_part_3 is 'Total of part III, the motor examination, 0 to 132.';
comment on column public.clinical_assessments.mds_updrs_part_4 is 'Total of part IV, 0 to 24.';
comment on column public.clinical_assessments.conclusion is 'A clinician''s diagnosis, or that it is not this disease; null: none drawn at this examination.';
create index clinical_assessments_patient_idx on public.clinical_assessments (patient_id, assessed_at desc, id desc);
create index clinical_assessments_doctor_idx on public.clinical_assessments (doctor_id) where doctor_id is not null;
create index clinical_assessments_consultation_idx
  on public.clinical_assessments (consultation_id) where consultation_id is not null;
create index clinical_assessments_deletion_idx on public.clinical_assessments (deletion_id) where deletion_id is not null;

/* ── what a clinician said of a model's result ───────────────────────────────────────────────────────────────────── */
alter table public.predictions add constraint predictions_id_patient_key unique (id, patient_id);

create table public.prediction_reviews (
  id            text not null default app.new_id(),
  prediction_id text not null,
  patient_id    text,
  verdict       text not null,
  reason        text,
  assessment_id text,
  reviewed_by   text,
  doctor_id     text,
  reviewed_at   timestamptz(6) not null default clock_timestamp(),
  ended_at      timestamptz(6),
  ended_by      text,
  ended_reason  text,
  end_note      text,
  created_at    timestamptz(6) not null default now(),
  updated_at    timestamptz(6) not null default now(),
  version       integer not null default 1,
  deleted_at    timestamptz(6),
  deletion_id   text,
  constraint prediction_reviews_pkey primary key (id),
  constraint prediction_reviews_id_length check (char_length(id) between 1 and 200),
  constraint prediction_reviews_verdict_known check (verdict in ('agreed', 'disagreed', 'not-usable')),
  constraint prediction_reviews_reason_length check (char_length(reason) between 1 and 2000),
  constraint prediction_reviews_reason_given check (verdict = 'agreed' or reason is not null),
  constraint prediction_reviews_ended_reason_known check (ended_reason in ('corrected', 'reopened')),
  constraint prediction_reviews_ended_together check ((ended_at is null) = (ended_reason is null)),
  constraint prediction_reviews_ended_by_somebody check (ended_by is null or ended_at is not null),
  constraint prediction_reviews_end_note_length check (char_length(end_note) between 1 and 2000),
  constraint prediction_reviews_end_note_given check (end_note is not null or ended_reason is distinct from 'reopened'),
  constraint prediction_reviews_prediction_id_fkey
    foreign key (prediction_id) references public.predictions (id) on delete cascade,
  -- a result that moves to another patient with its session takes its reviews along
  constraint prediction_reviews_prediction_patient_fkey foreign key (prediction_id, patient_id)
    references public.predictions (id, patient_id) on update cascade on delete cascade,
  constraint prediction_reviews_assessment_id_fkey
    foreign key (assessment_id) references public.clinical_assessments (id) on delete set null,
  constraint prediction_reviews_reviewed_by_fkey foreign key (reviewed_by) references public.users (id) on delete set null,
  constraint prediction_reviews_doctor_id_fkey foreign key (doctor_id) references public.doctors (doctor_id) on delete set null,
  constraint prediction_reviews_ended_by_fkey foreign key (ended_by) references public.users (id) on delete set null,
  constraint prediction_reviews_deletion_id_fkey
    foreign key (deletion_id) references public.deletions (id) on delete restrict
);
comment on table public.prediction_reviews is
  'What clinicians said of a model''s result, all of it. The one without an end is its review; without one it is unreviewed.';
comment on column public.prediction_reviews.patient_id is 'The patient of the result, by the composite foreign key; null while its session has none.';
comment on column public.prediction_reviews.assessment_id is 'The assessment recorded in the same step.';
comment on column public.prediction_reviews.ended_reason is 'Replaced by a correction, or open again.';
create unique index prediction_reviews_one_live
  on public.prediction_reviews (prediction_id) where ended_at is null and deleted_at is null;
create index prediction_reviews_prediction_idx on public.prediction_reviews (prediction_id, reviewed_at desc, id desc);
create index prediction_reviews_patient_idx on public.prediction_reviews (patient_id, reviewed_at desc, id desc);
create index prediction_reviews_assessment_idx
  on public.prediction_reviews (assessment_id) where assessment_id is not null;
create index prediction_reviews_reviewed_by_idx on public.prediction_reviews (reviewed_by) where reviewed_by is not null;
create index prediction_reviews_doctor_idx on public.prediction_reviews (doctor_id) where doctor_id is not null;
create index prediction_reviews_ended_by_idx on public.prediction_reviews (ended_by) where ended_by is not null;
create index prediction_reviews_deletion_idx on public.prediction_reviews (deletion_id) where deletion_id is not null;

create function app.fill_patient_from_prediction() returns trigger
language plpgsql
security definer -- the composite key refuses any other patient
set search_path = pg_catalog, public, pg_temp
as $$
begin
  -- key share: a result that is being moved to another patient is waited for
  select q.patient_id into new.patient_id from public.predictions q where q.id = new.prediction_id for key share;
  return new;
end;
$$;
comment on function app.fill_patient_from_prediction is 'A review written without a patient gets its result''s.';
create trigger fill_patient_on_insert before insert on public.prediction_reviews
  for each row when (new.patient_id is null) execute function app.fill_patient_from_prediction();

-- A composite key with a null in it is not checked, so a result that finds its patient leaves its reviews behind.
create function app.reviews_find_patient() returns trigger
language plpgsql
security definer -- no role may change whose a review is
set search_path = pg_catalog, public, pg_temp
as $$
begin
  if not exists (select from new_rows n join old_rows o using (id) where o.patient_id is null and n.patient_id is not null) then
    return null;
  end if;
  perform app.require_read_committed();
  update public.prediction_reviews r
     set patient_id = n.patient_id
    from new_rows n join old_rows o using (id)
   where r.prediction_id = n.id and r.patient_id is null and o.patient_id is null and n.patient_id is not null;
  return null;
end;
$$;
comment on function app.reviews_find_patient is 'Reviews of a result whose session finds its patient later belong to that patient.';
create trigger reviews_find_patient after update on public.predictions
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.reviews_find_patient();

create function app.keep_reviews_words() returns trigger
language plpgsql
as $$
begin
  raise exception using
    errcode = 'SB010', message = 'what a clinician said of a result is not rewritten: end the review and write another';
end;
$$;
comment on function app.keep_reviews_words is 'Reviews are ended and followed by others, never rewritten, for the owner too.';
create trigger keep_words before update on public.prediction_reviews
  for each row
  when (new.id <> old.id or new.prediction_id <> old.prediction_id or new.verdict <> old.verdict
        or new.reason is distinct from old.reason or new.reviewed_at <> old.reviewed_at
        -- an account, a profile or an assessment that is purged takes its name along
        or (new.reviewed_by is distinct from old.reviewed_by and new.reviewed_by is not null)
        or (new.doctor_id is distinct from old.doctor_id and new.doctor_id is not null)
        or (new.assessment_id is distinct from old.assessment_id and new.assessment_id is not null))
  execute function app.keep_reviews_words();

/* ── as every record ─────────────────────────────────────────────────────────────────────────────────────────────── */
do $$
declare
  part text;
begin
  foreach part in array array['clinical_assessments', 'prediction_reviews'] loop
    execute format(
      'create trigger bump_version before update on public.%1$I
         for each row execute function app.bump_version();
       create trigger audit_insert after insert on public.%1$I referencing new table as new_rows
         for each statement execute function app.audit_rows(''id'');
       create trigger audit_update after update on public.%1$I referencing old table as old_rows new table as new_rows
         for each statement execute function app.audit_rows(''id'');
       create trigger audit_delete after delete on public.%1$I referencing old table as old_rows
         for each statement execute function app.audit_rows(''id'');
       create trigger refuse_truncate before truncate on public.%1$I
         for each statement execute function app.refuse_truncate();
       create trigger refuse_gone_patient before insert on public.%1$I
         for each row when (new.patient_id is not null and new.deleted_at is null) execute function app.refuse_gone_patient();
       create trigger refuse_gone_patient_upd before update of patient_id on public.%1$I
         for each row when (new.patient_id is distinct from old.patient_id and new.patient_id is not null and new.deleted_at is null)
         execute function app.refuse_gone_patient()', part);
  end loop;
end;
$$;

insert into app.record_tables (name, id_column, position) values
  ('clinical_assessments', 'id', 65),
  ('prediction_reviews', 'id', 85);
insert into app.trash_takes (parent, child, via) values
  ('patients', 'clinical_assessments', 'patient_id'),
  ('predictions', 'prediction_reviews', 'prediction_id');

-- The patient of a review changes only because its result's did; the cascade runs at the depth of its cause (0210_patients).
create function app.mark_what_follows_its_prediction() returns trigger
language plpgsql
as $$
begin
  new.derived := true;
  return new;
end;
$$;
comment on function app.mark_what_follows_its_prediction is
  'The change of a patient that a result brought along is derived: it is taken back with the result.';
create trigger mark_what_follows_its_prediction before insert on public.record_changes
  for each row
  when (new.kind = 'update' and new.entity = 'prediction_reviews' and new.after ? 'patient_id'
        and new.after - 'patient_id' = '{}')
  execute function app.mark_what_follows_its_prediction();

create or replace function app.lock_for_merge(patient_ids text[]) returns void
language plpgsql volatile
set search_path = pg_catalog, public, pg_temp
as $$
begin
  perform from public.patients p where p.patient_id = any (patient_ids) order by p.patient_id for update;
  perform from public.sessions s where s.patient_id = any (patient_ids) order by s.id for no key update;
  perform from public.consultations c where c.patient_id = any (patient_ids) order by c.id for no key update;
  perform from public.mri_scans m where m.patient_id = any (patient_ids) order by m.id for no key update;
  perform from public.predictions q where q.patient_id = any (patient_ids) order by q.id for update; -- reviews hold its key
  perform from public.prediction_reviews r where r.patient_id = any (patient_ids) order by r.id for no key update;
  perform from public.clinical_assessments a where a.patient_id = any (patient_ids) order by a.id for no key update;
  perform from public.medical_reports r where r.patient_id = any (patient_ids) order by r.id for no key update;
  perform from public.report_status r where r.patient_id = any (patient_ids) order by r.id for no key update;
  perform from public.doctor_patient_assignments a where a.patient_id = any (patient_ids) order by a.id for no key update;
  perform from public.doctors d
    where d.doctor_id in (select a.doctor_id from public.doctor_patient_assignments a where a.patient_id = any (patient_ids))
    order by d.doctor_id
      for share;
end;
$$;

create or replace function app.merge_children(kept text, merged text) returns jsonb
language plpgsql volatile
set search_path = pg_catalog, public, pg_temp
as $$
declare
  part  text;
  rows_ integer;
  moved jsonb;
begin
  select jsonb_build_object(
           'consultations', (select count(*) from public.consultations where patient_id = merged and deleted_at is null),
           'mri_scans', (select count(*) from public.mri_scans where patient_id = merged and deleted_at is null),
           'predictions', (select count(*) from public.predictions where patient_id = merged and deleted_at is null),
           'medical_reports', (select count(*) from public.medical_reports where patient_id = merged and deleted_at is null),
           'report_status', (select count(*) from public.report_status where patient_id = merged and deleted_at is null),
           'patient_timeline', (select count(*) from public.patient_timeline
                                 where patient_id = merged and related_id is null and deleted_at is null)) into moved;
  -- also what lies in the trash: it comes back to the person it belongs to
  foreach part in array array['sessions', 'consultations', 'report_status', 'patient_medications', 'clinical_assessments'] loop
    execute format('update public.%I set patient_id = $1 where patient_id = $2', part) using kept, merged;
    get diagnostics rows_ = row_count;
    if part in ('sessions', 'patient_medications', 'clinical_assessments') then
      moved := moved || jsonb_build_object(part, rows_);
    end if;
  end loop;
  update public.patient_timeline set patient_id = kept where patient_id = merged and related_id is null;
  return moved;
end;
$$;

/* ── what a clinician confirmed, in the statistics ───────────────────────────────────────────────────────────────── */
alter table public.patient_statistics
  add column confirmed_parkinsons boolean,
  add column confirmed_stage      numeric(2, 1),
  add column confirmed_at         timestamptz(6),
  add column confirmed_by         text,
  add column confirmed_stage_tenths smallint generated always as ((confirmed_stage * 10)::smallint) stored,
  add constraint patient_statistics_confirmed_stage_known check (confirmed_stage in (0, 1, 1.5, 2, 2.5, 3, 4, 5)),
  add constraint patient_statistics_confirmed_by_fkey
    foreign key (confirmed_by) references public.doctors (doctor_id) on delete set null;
comment on column public.patient_statistics.confirmed_parkinsons is
  'The conclusion of the latest assessment that has one: a clinician''s word, which leads over has_parkinsons.';
comment on column public.patient_statistics.confirmed_stage is
  'Hoehn and Yahr stage of the latest assessment that has one; null when a later or the same one says it is not this disease.';
comment on column public.patient_statistics.confirmed_at is
  'When the confirmed stage was assessed; without a stage, when the conclusion was drawn.';
comment on column public.patient_statistics.confirmed_by is 'The doctor of that assessment.';
create index patient_statistics_confirmed_by_idx on public.patient_statistics (confirmed_by) where confirmed_by is not null;
create index patient_statistics_confirmed_idx
  on public.patient_statistics (confirmed_parkinsons, visit_sort desc, patient_id desc) where confirmed_parkinsons is not null;
create index patient_statistics_confirmed_stage_idx
  on public.patient_statistics (confirmed_stage_tenths, visit_sort desc, patient_id desc) where confirmed_stage_tenths is not null;

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
         reports.last_date                        as last_report_date,
         concluded.conclusion = 'parkinsons-disease' as confirmed_parkinsons,
         staged.stage                             as confirmed_stage,
         case when staged.stage is not null then staged.assessed_at else concluded.assessed_at end as confirmed_at,
         case when staged.stage is not null then staged.doctor_id else concluded.doctor_id end     as confirmed_by
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
    left join (select distinct on (patient_id) patient_id, conclusion, assessed_at, doctor_id
                 from public.clinical_assessments
                where conclusion is not null and deleted_at is null
                order by patient_id, assessed_at desc, id desc) concluded using (patient_id)
    left join (select distinct on (patient_id) patient_id, assessed_at, doctor_id,
                      case when conclusion is distinct from 'not-parkinsons-disease' then hoehn_yahr_stage end as stage
                 from public.clinical_assessments
                where (hoehn_yahr_stage is not null or conclusion = 'not-parkinsons-disease') and deleted_at is null
                order by patient_id, assessed_at desc, id desc) staged using (patient_id)
   where p.deleted_at is null;

create function app.recompute_assessments(of_patient text) returns void
language plpgsql volatile
set search_path = pg_catalog, public, pg_temp
as $$
begin
  update public.patient_statistics s
     set confirmed_parkinsons = concluded.conclusion = 'parkinsons-disease',
         confirmed_stage      = staged.stage,
         confirmed_at         = case when staged.stage is not null then staged.assessed_at else concluded.assessed_at end,
         confirmed_by         = case when staged.stage is not null then staged.doctor_id else concluded.doctor_id end,
         last_updated         = clock_timestamp()
    from (select 1) one
    left join (select a.conclusion, a.assessed_at, a.doctor_id
                 from public.clinical_assessments a
                where a.patient_id = of_patient and a.conclusion is not null and a.deleted_at is null
                order by a.assessed_at desc, a.id desc
                limit 1) concluded on true
    left join (select a.assessed_at, a.doctor_id,
                      case when a.conclusion is distinct from 'not-parkinsons-disease' then a.hoehn_yahr_stage end as stage
                 from public.clinical_assessments a
                where a.patient_id = of_patient and a.deleted_at is null
                  and (a.hoehn_yahr_stage is not null or a.conclusion = 'not-parkinsons-disease')
                order by a.assessed_at desc, a.id desc
                limit 1) staged on true
   where s.patient_id = of_patient;
end;
$$;
comment on function app.recompute_assessments is 'What a clinician confirmed of a patient, from the latest assessments.';

create or replace function app.recompute_statistics(of_patient text) returns void
language plpgsql volatile
set search_path = pg_catalog, public, pg_temp
as $$
begin
  perform app.recompute_visits(of_patient);
  perform app.recompute_scans(of_patient);
  perform app.recompute_predictions(of_patient);
  perform app.recompute_reports(of_patient);
  perform app.recompute_assessments(of_patient);
end;
$$;

create function app.stats_on_assessment() returns trigger
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
      from new_rows where num_nonnulls(hoehn_yahr_stage, conclusion) > 0 and deleted_at is null;
  elsif tg_op = 'DELETE' then
    select array_agg(distinct patient_id order by patient_id) into touched
      from old_rows where num_nonnulls(hoehn_yahr_stage, conclusion) > 0 and deleted_at is null;
  else
    select array_agg(distinct patient_id order by patient_id) into touched
      from ((select id, patient_id, doctor_id, assessed_at, hoehn_yahr_stage, conclusion from old_rows where deleted_at is null
             except
             select id, patient_id, doctor_id, assessed_at, hoehn_yahr_stage, conclusion from new_rows where deleted_at is null)
            union all
            (select id, patient_id, doctor_id, assessed_at, hoehn_yahr_stage, conclusion from new_rows where deleted_at is null
             except
             select id, patient_id, doctor_id, assessed_at, hoehn_yahr_stage, conclusion from old_rows where deleted_at is null)
           ) changed
     where num_nonnulls(hoehn_yahr_stage, conclusion) > 0;
  end if;
  if touched is not null then
    perform app.lock_statistics(touched);
    foreach patient in array touched loop
      perform app.recompute_assessments(patient);
    end loop;
  end if;
  return null;
end;
$$;
comment on function app.stats_on_assessment is 'What is confirmed follows every change of an assessment that has a stage or a conclusion.';
create trigger update_stats_on_assessment after insert on public.clinical_assessments
  referencing new table as new_rows
  for each statement execute function app.stats_on_assessment();
create trigger update_stats_on_assessment_upd after update on public.clinical_assessments
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.stats_on_assessment();
create trigger update_stats_on_assessment_del after delete on public.clinical_assessments
  referencing old table as old_rows
  for each statement execute function app.stats_on_assessment();

create or replace function app.statistics_mismatches() returns table (patient_id text, problem text)
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
          truth.first_visit_date, truth.last_visit_date, truth.last_scan_date, truth.last_report_date,
          truth.confirmed_parkinsons, truth.confirmed_stage, truth.confirmed_at, truth.confirmed_by)
         is distinct from
         (kept.patient_id, kept.total_consultations, kept.total_mri_scans, kept.total_predictions,
          kept.total_reports, kept.unique_doctors_count, kept.active_doctors_count, kept.has_parkinsons, kept.disease_stage,
          kept.first_visit_date, kept.last_visit_date, kept.last_scan_date, kept.last_report_date,
          kept.confirmed_parkinsons, kept.confirmed_stage, kept.confirmed_at, kept.confirmed_by)
$$;

create or replace function app.rebuild_statistics() returns bigint
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
          active_doctors_count, has_parkinsons, disease_stage, first_visit_date, last_visit_date, last_scan_date,
          last_report_date, confirmed_parkinsons, confirmed_stage, confirmed_at, confirmed_by)
  select patient_id, total_consultations, total_mri_scans, total_predictions, total_reports, unique_doctors_count,
         active_doctors_count, has_parkinsons, disease_stage, first_visit_date, last_visit_date, last_scan_date,
         last_report_date, confirmed_parkinsons, confirmed_stage, confirmed_at, confirmed_by
    from app.statistics_truth
      on conflict (patient_id) do update
     set total_consultations = excluded.total_consultations, total_mri_scans = excluded.total_mri_scans,
         total_predictions = excluded.total_predictions, total_reports = excluded.total_reports,
         unique_doctors_count = excluded.unique_doctors_count,
         active_doctors_count = excluded.active_doctors_count, has_parkinsons = excluded.has_parkinsons,
         disease_stage = excluded.disease_stage, first_visit_date = excluded.first_visit_date,
         last_visit_date = excluded.last_visit_date, last_scan_date = excluded.last_scan_date,
         last_report_date = excluded.last_report_date, confirmed_parkinsons = excluded.confirmed_parkinsons,
         confirmed_stage = excluded.confirmed_stage, confirmed_at = excluded.confirmed_at,
         confirmed_by = excluded.confirmed_by, last_updated = clock_timestamp()
   where (s.total_consultations, s.total_mri_scans, s.total_predictions, s.total_reports, s.unique_doctors_count,
          s.active_doctors_count, s.has_parkinsons, s.disease_stage, s.first_visit_date, s.last_visit_date, s.last_scan_date,
          s.last_report_date, s.confirmed_parkinsons, s.confirmed_stage, s.confirmed_at, s.confirmed_by)
         is distinct from
         (excluded.total_consultations, excluded.total_mri_scans, excluded.total_predictions, excluded.total_reports,
          excluded.unique_doctors_count, excluded.active_doctors_count, excluded.has_parkinsons, excluded.disease_stage,
          excluded.first_visit_date, excluded.last_visit_date, excluded.last_scan_date, excluded.last_report_date,
          excluded.confirmed_parkinsons, excluded.confirmed_stage, excluded.confirmed_at, excluded.confirmed_by);
  get diagnostics written = row_count;
  return removed + written;
end;
$$;

/* ── a diagnosis on the timeline: a clinician's, so the word is right ────────────────────────────────────────────── */
alter table public.patient_timeline
  drop constraint patient_timeline_related_table_known,
  add constraint patient_timeline_related_table_known
    check (related_table in ('mri_scans', 'predictions', 'medical_reports', 'consultations', 'clinical_assessments'));

create view app.timeline_of_assessments as
  select a.patient_id, 'diagnosis'::text as event_type, a.assessed_at as event_date,
         case a.conclusion when 'parkinsons-disease' then 'Diagnosis: Parkinson’s disease'
                           else 'Diagnosis: not Parkinson’s disease' end
           || case when a.conclusion = 'parkinsons-disease' and a.hoehn_yahr_stage is not null
                   then ', Hoehn and Yahr stage ' || trim_scale(a.hoehn_yahr_stage) else '' end as event_title,
         null::text as event_description,
         case a.conclusion when 'parkinsons-disease' then 'high' else 'info' end as severity,
         'clinical_assessments'::text as related_table, a.id as related_id, a.doctor_id, null::text as session_id
    from public.clinical_assessments a
   where a.conclusion is not null and a.deleted_at is null;
comment on view app.timeline_of_assessments is 'The entry every assessment with a conclusion must have.';

create or replace view app.timeline_truth as
  select * from app.timeline_of_scans
  union all
  select * from app.timeline_of_predictions
  union all
  select * from app.timeline_of_reports
  union all
  select * from app.timeline_of_consultations
  union all
  select * from app.timeline_of_assessments;

create function app.timeline_on_assessment() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
  if tg_op = 'INSERT' then
    perform app.sync_timeline('clinical_assessments', array(select id from new_rows));
  elsif tg_op = 'DELETE' then
    perform app.sync_timeline('clinical_assessments', array(select id from old_rows));
  else
    perform app.sync_timeline('clinical_assessments', array(select id from old_rows union select id from new_rows));
  end if;
  return null;
end;
$$;
comment on function app.timeline_on_assessment is 'The entry of a diagnosis follows its assessment.';
create trigger timeline_on_assessment after insert on public.clinical_assessments
  referencing new table as new_rows
  for each statement execute function app.timeline_on_assessment();
create trigger timeline_on_assessment_upd after update on public.clinical_assessments
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.timeline_on_assessment();
create trigger timeline_on_assessment_del after delete on public.clinical_assessments
  referencing old table as old_rows
  for each statement execute function app.timeline_on_assessment();

/* ── who may ─────────────────────────────────────────────────────────────────────────────────────────────────────────
 * Doctors of the patient, now. Administrators see; a verdict of somebody who does not treat the patient is none.
 */
alter table public.clinical_assessments enable row level security;
create policy clinical_assessments_admin on public.clinical_assessments for select to substantia_admin
  using ((select app.viewer_is('admin')));
create policy clinical_assessments_doctor on public.clinical_assessments for select to substantia_doctor
  using (patient_id = any ((select app.viewer_patients())::text[]) and deleted_at is null);
create policy clinical_assessments_doctor_insert on public.clinical_assessments for insert to substantia_doctor
  with check (doctor_id = (select app.viewer_doctor()) and patient_id = any ((select app.viewer_patients())::text[])
              and coalesce((select c.patient_id = clinical_assessments.patient_id
                              from public.consultations c
                             where c.id = clinical_assessments.consultation_id), clinical_assessments.consultation_id is null));
create policy clinical_assessments_doctor_update on public.clinical_assessments for update to substantia_doctor
  using (doctor_id = (select app.viewer_doctor()) and patient_id = any ((select app.viewer_patients())::text[])
         and deleted_at is null)
  with check (doctor_id = (select app.viewer_doctor()) and patient_id = any ((select app.viewer_patients())::text[]));
grant select on public.clinical_assessments to substantia_admin, substantia_doctor;
grant insert (id, patient_id, doctor_id, consultation_id, assessed_at, hoehn_yahr_stage, mds_updrs_part_1, mds_updrs_part_2,
              mds_updrs_part_3, mds_updrs_part_4, medication_state, hours_since_last_dose, deep_brain_stimulation, conclusion, note),
      update (assessed_at, hoehn_yahr_stage, mds_updrs_part_1, mds_updrs_part_2, mds_updrs_part_3, mds_updrs_part_4,
              medication_state, hours_since_last_dose, deep_brain_stimulation, conclusion, note)
   on public.clinical_assessments to substantia_doctor;

alter table public.prediction_reviews enable row level security;
create policy prediction_reviews_admin on public.prediction_reviews for select to substantia_admin
  using ((select app.viewer_is('admin')));
create policy prediction_reviews_doctor on public.prediction_reviews for select to substantia_doctor
  using (patient_id = any ((select app.viewer_patients())::text[]) and deleted_at is null);
-- of a result that counts, of one's own patient; with an assessment of the same patient
create policy prediction_reviews_doctor_insert on public.prediction_reviews for insert to substantia_doctor
  with check (doctor_id = (select app.viewer_doctor()) and reviewed_by = (select app.viewer_user())
              and patient_id = any ((select app.viewer_patients())::text[])
              and (select q.superseded_by is null from public.predictions q where q.id = prediction_reviews.prediction_id)
              and coalesce((select a.patient_id = prediction_reviews.patient_id
                              from public.clinical_assessments a
                             where a.id = prediction_reviews.assessment_id), prediction_reviews.assessment_id is null));
-- ends, and nothing else: the privilege is on those columns
create policy prediction_reviews_doctor_end on public.prediction_reviews for update to substantia_doctor
  using (patient_id = any ((select app.viewer_patients())::text[]) and ended_at is null and deleted_at is null)
  with check (ended_by = (select app.viewer_user()) and patient_id = any ((select app.viewer_patients())::text[]));
grant select on public.prediction_reviews to substantia_admin, substantia_doctor;
grant insert (id, prediction_id, verdict, reason, assessment_id, reviewed_by, doctor_id),
      update (ended_at, ended_by, ended_reason, end_note)
   on public.prediction_reviews to substantia_doctor;

-- What a doctor wrote by mistake goes to the trash like everything else; only their own, only of patients of now.
create function app.withdraw_assessment(assessment text, reason text) returns text
language plpgsql volatile
security definer -- the trash is the administrators', except for this
set search_path = pg_catalog, public, pg_temp
as $$
declare
  asked    public.clinical_assessments;
  deletion text;
begin
  if not app.viewer_is('doctor') then
    raise exception using errcode = '42501', message = 'only doctors withdraw what they wrote';
  end if;
  select * into asked from public.clinical_assessments a
   where a.id = assessment and a.deleted_at is null and a.patient_id = any (app.viewer_patients())
     for update;
  if asked.id is null then
    raise exception using errcode = 'SB008', message = 'not-found';
  end if;
  if asked.doctor_id is distinct from app.viewer_doctor() then
    raise exception using errcode = 'SB008', message = 'not-yours';
  end if;
  insert into public.deletions (entity, entity_id, patient_id, reason, deleted_by, operation_id)
  values ('clinical_assessments', assessment, asked.patient_id, withdraw_assessment.reason, app.viewer_user(), app.current_operation())
  returning id into deletion;
  perform app.put_in_trash('clinical_assessments', array[assessment], array[deletion]);
  return deletion;
end;
$$;
comment on function app.withdraw_assessment is 'Puts an assessment of the viewer''s own into the trash; returns the deletion.';
grant execute on function app.withdraw_assessment(text, text) to substantia_doctor;

/* ── what is worth a second look ─────────────────────────────────────────────────────────────────────────────────── */
create function app.low_confidence() returns double precision
language plpgsql stable parallel safe
security definer -- the programme's settings are not everybody's to read
set search_path = pg_catalog, public, pg_temp
as $$
begin
  if to_regclass('public.programme_settings') is null then
    return 0.6; -- before 0270_report_queue
  end if;
  return (select coalesce(min(s.low_confidence_percent), 60) / 100.0 from public.programme_settings s);
end;
$$;
comment on function app.low_confidence is 'Below which confidence a result is worth a second look, as a share.';

create function app.input_quality(scan_id text, processing_status text, metadata jsonb) returns text
language sql immutable parallel safe
set search_path = pg_catalog, pg_temp
as $$
  select case when scan_id is null then 'unknown'
              when processing_status = 'failed' or metadata ->> 'quality' = 'poor'
                or coalesce(metadata ->> 'problem', '') <> '' then 'poor'
              else 'good' end
$$;
comment on function app.input_quality is
  'What is known of the scan a result was made of: poor when reading it failed or it names a problem, unknown without a scan.';
grant execute on function app.low_confidence(), app.input_quality(text, text, jsonb) to substantia_doctor, substantia_admin;

-- Nobody keeps this list: it is asked for one doctor's patients, who are found by index, so there is nothing to go stale.
-- The assessment that a result is held against is the nearest within a year: the disease moves.
create view app.disagreements with (security_invoker = true) as
  select q.id as prediction_id, q.patient_id, q.created_at, near.id as assessment_id, other.id as other_prediction_id,
         array_remove(array[
           case when near.id is not null then 'clinician-differs' end,
           case when other.id is not null then 'models-differ' end,
           case when q.confidence_score < (select app.low_confidence()) then 'low-confidence' end,
           case when app.input_quality(m.id, m.processing_status, m.metadata) = 'poor' then 'poor-input' end], null) as reasons
    from public.predictions q
    left join public.mri_scans m on m.id = q.mri_scan_id
    left join lateral (
      select nearest.id
        from (select a.id, a.hoehn_yahr_stage, a.conclusion
                from public.clinical_assessments a
               where a.patient_id = q.patient_id and a.deleted_at is null
                 and (a.hoehn_yahr_stage is not null or a.conclusion is not null)
                 and a.assessed_at between q.created_at - interval '1 year' and q.created_at + interval '1 year'
               order by abs(extract(epoch from a.assessed_at - q.created_at)), a.id desc
               limit 1) nearest
       where case q.binary_result
               when 'positive' then nearest.conclusion = 'not-parkinsons-disease'
                                    or abs(q.stage_result - nearest.hoehn_yahr_stage) >= 1
               when 'negative' then nearest.conclusion = 'parkinsons-disease'
                                    or (nearest.conclusion is null and nearest.hoehn_yahr_stage >= 1)
             end) near on true
    left join lateral (
      select o.id
        from public.predictions o
       where o.mri_scan_id = q.mri_scan_id and o.id <> q.id and o.deleted_at is null and o.superseded_by is null
         and o.model_version is distinct from q.model_version
         and (o.binary_result <> q.binary_result
              or (o.binary_result = 'positive' and o.stage_result <> q.stage_result))
       order by o.created_at desc, o.id desc
       limit 1) other on true
   where q.patient_id is not null and q.deleted_at is null and q.superseded_by is null
     and not exists (select from public.prediction_reviews r
                      where r.prediction_id = q.id and r.ended_at is null and r.deleted_at is null)
     and (near.id is not null or other.id is not null or q.confidence_score < (select app.low_confidence())
          or app.input_quality(m.id, m.processing_status, m.metadata) = 'poor');
comment on view app.disagreements is
  'Unreviewed results that something speaks against: a clinician, another model, their own confidence, their input. With the rights of who asks.';
grant select on app.disagreements to substantia_admin, substantia_doctor;

/* ── agreement by model version, and what is confirmed, for administrators ───────────────────────────────────────── */
create index predictions_model_idx on public.predictions (model_version, created_at desc, id)
  where deleted_at is null and superseded_by is null;

alter table public.system_statistics
  add column confirmed_positive_patients bigint not null default 0,
  add column confirmed_negative_patients bigint not null default 0,
  add column confirmed_stage_counts      jsonb not null default '{}',
  add column unreviewed_predictions      bigint not null default 0;
comment on column public.system_statistics.unreviewed_predictions is
  'Current model results that nobody has reviewed; counted to 10,001.';

create function app.refresh_confirmed_statistics() returns trigger
language plpgsql
security definer -- counts everything for whoever may see the sums
set search_path = pg_catalog, public, pg_temp
as $$
begin
  select count(*) filter (where s.confirmed_parkinsons), count(*) filter (where not s.confirmed_parkinsons)
    into new.confirmed_positive_patients, new.confirmed_negative_patients
    from public.patient_statistics s
   where s.confirmed_parkinsons is not null;
  select coalesce(jsonb_object_agg(stage, total), '{}') into new.confirmed_stage_counts
    from (select trim_scale(s.confirmed_stage)::text as stage, count(*) as total
            from public.patient_statistics s
           where s.confirmed_stage is not null
           group by s.confirmed_stage) counted;
  -- beyond this it is many, whatever the number: a million are not counted every minute to say so
  select count(*) into new.unreviewed_predictions
    from (select from public.predictions q
           where q.deleted_at is null and q.superseded_by is null
             and not exists (select from public.prediction_reviews r
                              where r.prediction_id = q.id and r.ended_at is null and r.deleted_at is null)
           limit 10001) counted;
  return new;
end;
$$;
comment on function app.refresh_confirmed_statistics is 'Whenever the dashboard''s figures are refreshed, so is what clinicians confirmed and what nobody has reviewed.';
create trigger refresh_confirmed_statistics before update of refreshed_at on public.system_statistics
  for each row execute function app.refresh_confirmed_statistics();
