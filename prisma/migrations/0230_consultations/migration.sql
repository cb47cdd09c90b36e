/*
 * Appointments as the console keeps them: which visit booked which, and the sums of fees per doctor and month.
 */
alter table public.consultations
  add column booked_in text,
  add constraint consultations_booked_in_fkey foreign key (booked_in) references public.consultations (id) on delete set null,
  add constraint consultations_booked_in_other check (booked_in <> id);
comment on column public.consultations.booked_in is
  'The consultation during which this one was booked as the next visit; its next_visit_date says when this one is.';
create index consultations_booked_in_idx on public.consultations (booked_in) where booked_in is not null;
create index consultations_status_idx on public.consultations (status, consultation_date desc, id desc);
-- Fees of a month are read from this index alone.
create index consultations_fees_idx on public.consultations (consultation_date, doctor_id) include (fee_charged)
  where status = 'completed' and deleted_at is null;
grant insert (booked_in) on public.consultations to substantia_admin, substantia_doctor;

-- Two who book the same doctor at once wait for each other, so that the second reads what the first wrote and can say
-- whose appointment is in the way. The exclusion constraint holds for whoever does not ask.
create function app.hold_doctors_calendar(doctor text) returns void
language sql volatile
set search_path = pg_catalog, pg_temp
as $$
  select pg_advisory_xact_lock(hashtextextended('consultations of ' || doctor, 0))
$$;
comment on function app.hold_doctors_calendar is 'Until the end of the transaction nobody else books or moves appointments of this doctor.';
grant execute on function app.hold_doctors_calendar(text) to substantia_admin, substantia_doctor;
