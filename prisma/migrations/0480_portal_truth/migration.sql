/*
 * A report that is written for clinicians is released by a clinician or not at all (0280_release). To show its patient that
 * it is being made would promise what may never come: they hear of it when they may read it. What is written for them,
 * they may follow from the first step.
 */
grant execute on function app.is_for_patients(text) to substantia_patient; -- a policy asks as who reads
alter policy report_status_patient on public.report_status
  using (patient_id = (select app.viewer_patient()) and deleted_at is null and app.is_for_patients(report_type));
alter policy report_status_helper on public.report_status
  using (patient_id = (select app.viewer_helps_with('reports')) and deleted_at is null and app.is_for_patients(report_type));

/* ── what is new ─────────────────────────────────────────────────────────────────────────────────────────────────────
 * The start page says what is new: also a note that was signed, and a visit that has another time. A patient knows of a
 * signature (my_visit_notes says that a note is out); since when is theirs to know as well.
 */
grant select (signed_at) on public.consultations to substantia_patient;

create function app.my_moved_visits(since timestamptz) returns table (consultation_id text, moved_at timestamptz)
language sql stable
security definer -- what was changed, and by whom, is administrators' to read; that a visit was moved is the patient's
set search_path = pg_catalog, public, pg_temp
as $$
  select c.id, max(r.at)::timestamptz
    from public.consultations c
    join public.record_changes r
      on r.entity = 'consultations' and r.record_id = c.id and r.kind = 'update' and r.at > since
     and r.before ? 'consultation_date'
   where c.patient_id = coalesce(app.viewer_patient(), app.viewer_helps_with('appointments'))
     and c.status = 'scheduled' and c.deleted_at is null and c.consultation_date > now()
   group by c.id, c.consultation_date
  -- one that was moved and moved back is where it was
  having (array_agg(r.before ->> 'consultation_date' order by r.seq))[1]::timestamptz <> c.consultation_date
$$;
comment on function app.my_moved_visits is
  'For a patient, and for who helps with appointments: visits to come that were moved since then, and when that was.';
grant execute on function app.my_moved_visits(timestamptz) to substantia_patient;
