/*
 * One row of figures per living patient record, so that no list ever counts. The definition is one view,
 * app.statistics_truth; everything below only makes patient_statistics equal to it.
 *
 *   visit          a consultation with status completed; first and last visit come from those
 *   unique doctors of the patient's assignments (active or ended) and of the visits
 *   active doctors approved ones with an active assignment; none: the patient is on the "no active doctor" list
 *   has_parkinsons, disease_stage   what the latest conclusive prediction (positive or negative) said; null without one.
 *                  A model's result, not a clinician's word.
 *
 * Rows in the trash (deleted_at) count for nothing, and a patient in the trash has no row here.
 *
 * The order that survives concurrent writers, under READ COMMITTED:
 *   1. find the patients whose figures this statement may change,
 *   2. lock their statistics rows, in id order,
 *   3. in a statement of its own (a new snapshot: it sees what step 2 waited for) recompute from the sources.
 * Never add a difference instead: an upsert that inserts one row and updates another fires the update triggers first,
 * and a sum would count the inserted row twice.
 */
create table public.patient_statistics (
  patient_id           text not null,
  total_consultations  integer not null default 0,
  total_mri_scans      integer not null default 0,
  total_predictions    integer not null default 0,
  total_reports        integer not null default 0,
  unique_doctors_count integer not null default 0,
  active_doctors_count integer not null default 0,
  has_parkinsons       boolean,
  disease_stage        numeric(2, 1),
  first_visit_date     timestamptz(6),
  last_visit_date      timestamptz(6),
  last_scan_date       timestamptz(6),
  last_report_date     timestamptz(6),
  last_updated         timestamptz(6) not null default now(),
  -- "never" sorts last without a null, which makes a page by last visit one range of one index
  visit_sort           timestamptz(6) not null
    generated always as (coalesce(last_visit_date, '-infinity'::timestamptz)) stored,
  -- seen, scanned or reported on: who is active is a range of this one
  activity_sort        timestamptz(6) not null
    generated always as (coalesce(greatest(last_visit_date, last_scan_date, last_report_date), '-infinity'::timestamptz)) stored,
  -- numeric equality is not leakproof: under row-level security a filter on disease_stage could not use an index
  stage_tenths         smallint generated always as ((disease_stage * 10)::smallint) stored,
  constraint patient_statistics_pkey primary key (patient_id),
  constraint patient_statistics_disease_stage_known check (disease_stage in (0, 1, 1.5, 2, 2.5, 3, 4, 5)),
  constraint patient_statistics_patient_id_fkey
    foreign key (patient_id) references public.patients (patient_id) on delete cascade
) with (fillfactor = 85); -- leaves room for updates beside the row they replace
comment on table public.patient_statistics is 'Figures per patient, kept by triggers. Nobody writes here by hand.';
comment on column public.patient_statistics.has_parkinsons is
  'The latest conclusive model result, not a diagnosis: true positive, false negative, null none yet.';
create index patient_statistics_visit_idx on public.patient_statistics (visit_sort desc, patient_id desc);
create index patient_statistics_activity_idx on public.patient_statistics (activity_sort desc, patient_id desc);
create index patient_statistics_result_idx
  on public.patient_statistics (has_parkinsons, visit_sort desc, patient_id desc);
-- "is null" is no equality to the planner: it would not see that the index above is in the wanted order
create index patient_statistics_no_result_idx
  on public.patient_statistics (visit_sort desc, patient_id desc) where has_parkinsons is null;
create index patient_statistics_stage_idx
  on public.patient_statistics (stage_tenths, visit_sort desc, patient_id desc);
create index patient_statistics_no_doctor_idx
  on public.patient_statistics (visit_sort desc, patient_id desc) where active_doctors_count = 0;

create view app.statistics_truth as
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
                where deleted_at is null
                group by patient_id) predictions using (patient_id)
    left join (select distinct on (patient_id) patient_id, binary_result, stage_result
                 from public.predictions
                where binary_result in ('positive', 'negative') and deleted_at is null
                order by patient_id, created_at desc, id desc) latest using (patient_id)
    left join (select patient_id, count(*) as total, max(created_at) as last_date
                 from public.medical_reports
                where deleted_at is null
                group by patient_id) reports using (patient_id)
   where p.deleted_at is null;
comment on view app.statistics_truth is 'What patient_statistics must say: a recount from the sources.';

/* ── recompute: each makes its own columns of one patient equal to the truth; the row must be locked ───────────────
 * One patient a call, so that the cached plan is an index scan whatever the size of the statement that fired us.
 * The row is written also when no figure changes: a transaction with an older snapshot (REPEATABLE READ, SERIALIZABLE)
 * then fails at its lock and is tried again, instead of recounting what it cannot see.
 */
create function app.recompute_visits(of_patient text) returns void
language plpgsql volatile
set search_path = pg_catalog, public, pg_temp
as $$
begin
  update public.patient_statistics s
     set total_consultations  = visits.total,
         first_visit_date     = visits.first_date,
         last_visit_date      = visits.last_date,
         unique_doctors_count = doctors.total,
         active_doctors_count = active.total,
         last_updated         = clock_timestamp()
    from (select count(*) as total, min(c.consultation_date) as first_date, max(c.consultation_date) as last_date
            from public.consultations c
           where c.patient_id = of_patient and c.status = 'completed' and c.deleted_at is null) visits,
         (select count(distinct treated.doctor_id) as total
            from (select a.doctor_id
                    from public.doctor_patient_assignments a
                   where a.patient_id = of_patient and a.deleted_at is null
                  union all
                  select c.doctor_id
                    from public.consultations c
                   where c.patient_id = of_patient and c.status = 'completed' and c.deleted_at is null) treated) doctors,
         (select count(*) as total
            from public.doctor_patient_assignments a
            join public.doctors d using (doctor_id)
           where a.patient_id = of_patient and a.is_active and a.deleted_at is null
             and d.approval_state = 'approved' and d.deleted_at is null) active
   where s.patient_id = of_patient;
end;
$$;
comment on function app.recompute_visits is 'Visits and doctors of a patient, from consultations and assignments.';

create function app.recompute_scans(of_patient text) returns void
language plpgsql volatile
set search_path = pg_catalog, public, pg_temp
as $$
begin
  update public.patient_statistics s
     set total_mri_scans = scans.total,
         last_scan_date  = scans.last_date,
         last_updated    = clock_timestamp()
    from (select count(*) as total, max(m.upload_timestamp) as last_date
            from public.mri_scans m
           where m.patient_id = of_patient and m.deleted_at is null) scans
   where s.patient_id = of_patient;
end;
$$;
comment on function app.recompute_scans is 'Scan figures of a patient.';

create function app.recompute_predictions(of_patient text) returns void
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
comment on function app.recompute_predictions is 'Prediction figures and the latest conclusive result of a patient.';

create function app.recompute_reports(of_patient text) returns void
language plpgsql volatile
set search_path = pg_catalog, public, pg_temp
as $$
begin
  update public.patient_statistics s
     set total_reports    = reports.total,
         last_report_date = reports.last_date,
         last_updated     = clock_timestamp()
    from (select count(*) as total, max(r.created_at) as last_date
            from public.medical_reports r
           where r.patient_id = of_patient and r.deleted_at is null) reports
   where s.patient_id = of_patient;
end;
$$;
comment on function app.recompute_reports is 'Report figures of a patient.';

create function app.recompute_statistics(of_patient text) returns void
language plpgsql volatile
set search_path = pg_catalog, public, pg_temp
as $$
begin
  perform app.recompute_visits(of_patient);
  perform app.recompute_scans(of_patient);
  perform app.recompute_predictions(of_patient);
  perform app.recompute_reports(of_patient);
end;
$$;
comment on function app.recompute_statistics is 'All figures of a patient.';

create function app.lock_statistics(patient_ids text[]) returns void
language plpgsql volatile
set search_path = pg_catalog, public, pg_temp
as $$
declare
  locked  bigint;
  created text;
begin
  perform from public.patient_statistics s
    where s.patient_id = any (patient_ids)
    order by s.patient_id
      for no key update;
  get diagnostics locked = row_count;
  if locked = cardinality(patient_ids) then
    return;
  end if;

  -- A row is missing: lost, or its patient is being deleted, trashed or restored by somebody else. Share waits for them.
  perform from public.patients p
    where p.patient_id = any (patient_ids)
    order by p.patient_id
      for share;
  for created in
    insert into public.patient_statistics (patient_id)
    select p.patient_id
      from public.patients p
     where p.patient_id = any (patient_ids)
       and p.deleted_at is null
       and not exists (select from public.patient_statistics s where s.patient_id = p.patient_id)
     order by p.patient_id
        on conflict do nothing
    returning patient_id
  loop -- the caller recomputes its own columns only; a new row needs all of them
    perform app.recompute_statistics(created);
  end loop;
  perform from public.patient_statistics s
    where s.patient_id = any (patient_ids)
    order by s.patient_id
      for no key update;
end;
$$;
comment on function app.lock_statistics is
  'Locks the statistics rows of these patients in id order; makes the missing ones of living patients first.';

-- Bringing a patient back, approving or suspending a doctor, giving a session its first patient: each must see every
-- record that others have written meanwhile, and shares no written row with them that PostgreSQL could object to.
create function app.require_read_committed() returns void
language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
begin
  if current_setting('transaction_isolation') in ('repeatable read', 'serializable') then
    raise exception using
      errcode = 'SB005',
      message = 'this change must see what others have just written: use isolation level READ COMMITTED';
  end if;
end;
$$;
comment on function app.require_read_committed is
  'Refuses a transaction that keeps the snapshot it began with, where a recount needs a new one.';

/* ── triggers ────────────────────────────────────────────────────────────────────────────────────────────────────────
 * PostgreSQL allows one event per trigger when transition tables are used: hence the plain name for insert and _upd and
 * _del beside it. Each function finds the patients whose figures may have changed and leaves the rest to the two steps
 * above. They are security definer because no role may write statistics; nothing a caller passes reaches their SQL.
 */
create function app.stats_on_consultation() returns trigger
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
      from new_rows where status = 'completed' and deleted_at is null;
  elsif tg_op = 'DELETE' then
    select array_agg(distinct patient_id order by patient_id) into touched
      from old_rows where status = 'completed' and deleted_at is null;
  else
    select array_agg(distinct patient_id order by patient_id) into touched
      from ((select id, patient_id, doctor_id, consultation_date from old_rows
              where status = 'completed' and deleted_at is null
             except
             select id, patient_id, doctor_id, consultation_date from new_rows
              where status = 'completed' and deleted_at is null)
            union all
            (select id, patient_id, doctor_id, consultation_date from new_rows
              where status = 'completed' and deleted_at is null
             except
             select id, patient_id, doctor_id, consultation_date from old_rows
              where status = 'completed' and deleted_at is null)) changed;
  end if;
  if touched is not null then
    perform app.lock_statistics(touched);
    foreach patient in array touched loop
      perform app.recompute_visits(patient);
    end loop;
  end if;
  return null;
end;
$$;
comment on function app.stats_on_consultation is 'Visits and doctors follow every change of a completed consultation.';

create trigger update_stats_on_consultation after insert on public.consultations
  referencing new table as new_rows
  for each statement execute function app.stats_on_consultation();
create trigger update_stats_on_consultation_upd after update on public.consultations
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.stats_on_consultation();
create trigger update_stats_on_consultation_del after delete on public.consultations
  referencing old table as old_rows
  for each statement execute function app.stats_on_consultation();

create function app.stats_on_assignment() returns trigger
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
      from new_rows where deleted_at is null;
  elsif tg_op = 'DELETE' then
    select array_agg(distinct patient_id order by patient_id) into touched
      from old_rows where deleted_at is null;
  else
    select array_agg(distinct patient_id order by patient_id) into touched
      from ((select id, patient_id, doctor_id, is_active from old_rows where deleted_at is null
             except
             select id, patient_id, doctor_id, is_active from new_rows where deleted_at is null)
            union all
            (select id, patient_id, doctor_id, is_active from new_rows where deleted_at is null
             except
             select id, patient_id, doctor_id, is_active from old_rows where deleted_at is null)) changed;
  end if;
  if touched is not null then
    if tg_op <> 'DELETE' then -- somebody may be suspending one of these doctors right now: wait for that first
      perform from public.doctors d
        where d.doctor_id in (select doctor_id from new_rows)
        order by d.doctor_id
          for share;
    end if;
    perform app.lock_statistics(touched);
    foreach patient in array touched loop
      perform app.recompute_visits(patient);
    end loop;
  end if;
  return null;
end;
$$;
comment on function app.stats_on_assignment is 'The number of doctors follows every change of an assignment.';

create trigger update_stats_on_assignment after insert on public.doctor_patient_assignments
  referencing new table as new_rows
  for each statement execute function app.stats_on_assignment();
create trigger update_stats_on_assignment_upd after update on public.doctor_patient_assignments
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.stats_on_assignment();
create trigger update_stats_on_assignment_del after delete on public.doctor_patient_assignments
  referencing old table as old_rows
  for each statement execute function app.stats_on_assignment();

-- Who suspends or approves a doctor changes which of their patients have one.
create function app.stats_on_doctor() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  touched text[];
  patient text;
begin
  if not exists (select from new_rows n join old_rows o using (doctor_id)
                  where (n.approval_state, n.deleted_at is null) is distinct from (o.approval_state, o.deleted_at is null)) then
    return null;
  end if;
  perform app.require_read_committed();
  select array_agg(distinct a.patient_id order by a.patient_id) into touched
    from new_rows n
    join old_rows o using (doctor_id)
    join public.doctor_patient_assignments a using (doctor_id)
   where (n.approval_state, n.deleted_at is null) is distinct from (o.approval_state, o.deleted_at is null)
     and a.is_active and a.deleted_at is null;
  if touched is not null then
    perform app.lock_statistics(touched);
    foreach patient in array touched loop
      perform app.recompute_visits(patient);
    end loop;
  end if;
  return null;
end;
$$;
comment on function app.stats_on_doctor is 'The number of active doctors follows a doctor''s approval.';

create trigger update_stats_on_doctor_upd after update on public.doctors
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.stats_on_doctor();

create function app.stats_on_scan() returns trigger
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
      from new_rows where patient_id is not null and deleted_at is null;
  elsif tg_op = 'DELETE' then
    select array_agg(distinct patient_id order by patient_id) into touched
      from old_rows where patient_id is not null and deleted_at is null;
  else
    select array_agg(distinct patient_id order by patient_id) into touched
      from ((select id, patient_id, upload_timestamp from old_rows where patient_id is not null and deleted_at is null
             except
             select id, patient_id, upload_timestamp from new_rows where patient_id is not null and deleted_at is null)
            union all
            (select id, patient_id, upload_timestamp from new_rows where patient_id is not null and deleted_at is null
             except
             select id, patient_id, upload_timestamp from old_rows where patient_id is not null and deleted_at is null)
           ) changed;
  end if;
  if touched is not null then
    perform app.lock_statistics(touched);
    foreach patient in array touched loop
      perform app.recompute_scans(patient);
    end loop;
  end if;
  return null;
end;
$$;
comment on function app.stats_on_scan is 'Scan figures follow every change of a scan that has a patient.';

create trigger update_stats_on_scan after insert on public.mri_scans
  referencing new table as new_rows
  for each statement execute function app.stats_on_scan();
create trigger update_stats_on_scan_upd after update on public.mri_scans
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.stats_on_scan();
create trigger update_stats_on_scan_del after delete on public.mri_scans
  referencing old table as old_rows
  for each statement execute function app.stats_on_scan();

create function app.stats_on_prediction() returns trigger
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
      from new_rows where patient_id is not null and deleted_at is null;
  elsif tg_op = 'DELETE' then
    select array_agg(distinct patient_id order by patient_id) into touched
      from old_rows where patient_id is not null and deleted_at is null;
  else
    select array_agg(distinct patient_id order by patient_id) into touched
      from ((select id, patient_id, created_at, binary_result, stage_result from old_rows
              where patient_id is not null and deleted_at is null
             except
             select id, patient_id, created_at, binary_result, stage_result from new_rows
              where patient_id is not null and deleted_at is null)
            union all
            (select id, patient_id, created_at, binary_result, stage_result from new_rows
              where patient_id is not null and deleted_at is null
             except
             select id, patient_id, created_at, binary_result, stage_result from old_rows
              where patient_id is not null and deleted_at is null)) changed;
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
comment on function app.stats_on_prediction is 'The latest conclusive result follows every change of a prediction that has a patient.';

create trigger update_stats_on_prediction after insert on public.predictions
  referencing new table as new_rows
  for each statement execute function app.stats_on_prediction();
create trigger update_stats_on_prediction_upd after update on public.predictions
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.stats_on_prediction();
create trigger update_stats_on_prediction_del after delete on public.predictions
  referencing old table as old_rows
  for each statement execute function app.stats_on_prediction();

create function app.stats_on_report() returns trigger
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
      from new_rows where patient_id is not null and deleted_at is null;
  elsif tg_op = 'DELETE' then
    select array_agg(distinct patient_id order by patient_id) into touched
      from old_rows where patient_id is not null and deleted_at is null;
  else
    select array_agg(distinct patient_id order by patient_id) into touched
      from ((select id, patient_id, created_at from old_rows where patient_id is not null and deleted_at is null
             except
             select id, patient_id, created_at from new_rows where patient_id is not null and deleted_at is null)
            union all
            (select id, patient_id, created_at from new_rows where patient_id is not null and deleted_at is null
             except
             select id, patient_id, created_at from old_rows where patient_id is not null and deleted_at is null)) changed;
  end if;
  if touched is not null then
    perform app.lock_statistics(touched);
    foreach patient in array touched loop
      perform app.recompute_reports(patient);
    end loop;
  end if;
  return null;
end;
$$;
comment on function app.stats_on_report is 'Report figures follow every change of a report that has a patient.';

create trigger update_stats_on_report after insert on public.medical_reports
  referencing new table as new_rows
  for each statement execute function app.stats_on_report();
create trigger update_stats_on_report_upd after update on public.medical_reports
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.stats_on_report();
create trigger update_stats_on_report_del after delete on public.medical_reports
  referencing old table as old_rows
  for each statement execute function app.stats_on_report();

-- A new patient has a row at once; one that goes to the trash loses it, one that comes back gets it again.
-- A hard delete needs nothing here: the foreign key takes the row.
create function app.stats_on_patient() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  restored text[];
begin
  if tg_op = 'INSERT' then
    insert into public.patient_statistics (patient_id)
    select patient_id from new_rows where deleted_at is null order by patient_id
        on conflict do nothing;
  else
    delete from public.patient_statistics s
     using new_rows n
     where s.patient_id = n.patient_id and n.deleted_at is not null;
    select array_agg(n.patient_id order by n.patient_id) into restored
      from new_rows n
     where n.deleted_at is null
       and not exists (select from public.patient_statistics s where s.patient_id = n.patient_id);
    if restored is not null then
      perform app.require_read_committed();
      perform app.lock_statistics(restored);
    end if;
  end if;
  return null;
end;
$$;
comment on function app.stats_on_patient is 'Exactly one statistics row per living patient record.';

create trigger update_stats_on_patient after insert on public.patients
  referencing new table as new_rows
  for each statement execute function app.stats_on_patient();
create trigger update_stats_on_patient_upd after update on public.patients
  referencing new table as new_rows
  for each statement execute function app.stats_on_patient();
