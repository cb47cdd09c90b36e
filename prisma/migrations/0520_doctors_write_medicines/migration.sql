/*
 * What a patient takes is written by whoever treats them. Levodopa equivalent, the flags on the chart, the brief of a
 * visit and the reports are made of it; kept by administrators alone it would be late, or not there. A medicine belongs
 * to the patient, not to who wrote it: every doctor of now may change and stop it. Nobody of them removes one.
 */
create policy patient_medications_doctor_insert on public.patient_medications for insert to substantia_doctor
  with check (patient_id = any ((select app.viewer_patients())::text[])
              and coalesce(prescribed_by, (select app.viewer_doctor())) = (select app.viewer_doctor()));
create policy patient_medications_doctor_update on public.patient_medications for update to substantia_doctor
  using (patient_id = any ((select app.viewer_patients())::text[]) and deleted_at is null)
  with check (patient_id = any ((select app.viewer_patients())::text[]));
grant insert (id, patient_id, name, dose, times, as_needed, instructions, started_on, ended_on, prescribed_by, notes),
      update (name, dose, times, as_needed, instructions, started_on, ended_on, prescribed_by, notes)
   on public.patient_medications to substantia_doctor;

-- A policy sees the new row only, and a row that says a colleague prescribed it must stay writable.
create function app.refuse_foreign_prescriber() returns trigger
language plpgsql
set search_path = pg_catalog, public, pg_temp
as $$
begin
  if app.viewer_is('doctor') then
    if new.prescribed_by is distinct from app.viewer_doctor() then
      raise exception using errcode = '42501', message = 'doctors prescribe in their own name';
    end if;
  end if;
  return new;
end;
$$;
comment on function app.refuse_foreign_prescriber is
  'A doctor may say of a medicine that they prescribe it, or that they do not; not that a colleague does.';
create trigger refuse_foreign_prescriber before update of prescribed_by on public.patient_medications
  for each row when (new.prescribed_by is not null and new.prescribed_by is distinct from old.prescribed_by)
  execute function app.refuse_foreign_prescriber();

/* ── a save that came too late ───────────────────────────────────────────────────────────────────────────────────────
 * As for notes and assessments, but a medicine is every treating doctor's to write, so a colleague may have been faster.
 * Doctors know each other's names (app.doctor_directory); administrators stay unnamed.
 */
create or replace function app.own_record_news(table_name text, record_id text, since integer) returns jsonb
language plpgsql stable
security definer -- doctors read no changes
set search_path = pg_catalog, public, pg_temp
as $$
declare
  stands   jsonb;
  change   record;
  latest   jsonb;
  original jsonb := '{}';
begin
  if not app.viewer_is('doctor') or table_name not in ('consultations', 'clinical_assessments', 'patient_medications') then
    raise exception using errcode = '42501', message = 'doctors read what became of records they write themselves';
  end if;
  if table_name = 'patient_medications' then
    select to_jsonb(m) into stands
      from public.patient_medications m
     where m.id = own_record_news.record_id and m.deleted_at is null and m.patient_id = any (app.viewer_patients());
  else
    execute format('select to_jsonb(t) from public.%I t
                     where t.id = $1 and t.deleted_at is null and t.doctor_id = app.viewer_doctor()
                       and t.patient_id = any (app.viewer_patients())', table_name)
       into stands using record_id;
  end if;
  if stands is null then
    return null;
  end if;
  for change in
    select c.at, c.kind, c.patient_id, coalesce(c.before, '{}') as before, o.actor_user_id, o.actor_role
      from public.record_changes c
      join public.operations o on o.id = c.operation_id
     where c.entity = table_name and c.record_id = own_record_news.record_id and c.version_after > since
     order by c.seq desc
     limit 100
  loop
    exit when change.kind = 'delete' or change.patient_id is distinct from stands ->> 'patient_id'
              or change.before ?| array['patient_id', 'doctor_id', 'deleted_at'];
    latest := coalesce(latest, jsonb_build_object(
      'at', change.at, 'own', change.actor_user_id = app.viewer_user(), 'administrator', change.actor_role = 'admin',
      'doctor', (select d.name from app.doctor_directory d
                  where d.user_id = change.actor_user_id and change.actor_role = 'doctor')));
    if change.kind = 'create' then -- it was not there when the form was opened
      original := (select jsonb_object_agg(s.key, null::jsonb) from jsonb_each(stands) s);
    end if;
    original := original || change.before; -- the earliest comes last and stands
  end loop;
  return jsonb_build_object('version', stands -> 'version', 'latest', latest,
    'values', app.writable_by_doctors(table_name, stands), 'original', app.writable_by_doctors(table_name, original));
end;
$$;
comment on function app.own_record_news is
  'What a record that a doctor may write says now, and said at that version, with whether they, a colleague or an administrator changed it; null when it is not theirs.';
