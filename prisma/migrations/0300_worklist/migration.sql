/*
 * What needs a clinician is derived from the record each time it is looked at, never kept: a worklist that is a copy goes
 * stale. What is kept is what people decided about it: who takes something on, and what somebody put off, until when and
 * why.
 */
create table public.worklist_claims (
  kind          text not null,
  subject_id    text not null,
  patient_id    text not null,
  claimed_by    text not null,
  claimed_at    timestamptz(6) not null default clock_timestamp(),
  claimed_until timestamptz(6) not null,
  constraint worklist_claims_pkey primary key (kind, subject_id),
  constraint worklist_claims_kind_known check (kind in ('visit', 'note', 'review', 'sign', 'unseen')),
  constraint worklist_claims_subject_id_length check (char_length(subject_id) between 1 and 200),
  -- what somebody takes on and forgets is everybody's again the next day
  constraint worklist_claims_end check (claimed_until >= claimed_at and claimed_until <= claimed_at + interval '24 hours'),
  constraint worklist_claims_patient_id_fkey foreign key (patient_id) references public.patients (patient_id) on delete cascade,
  constraint worklist_claims_claimed_by_fkey foreign key (claimed_by) references public.users (id) on delete cascade
);
comment on table public.worklist_claims is
  'Who takes on what of a worklist, so that two doctors of a patient do not do it twice. Ends by itself.';
create index worklist_claims_patient_idx on public.worklist_claims (patient_id);
create index worklist_claims_claimed_by_idx on public.worklist_claims (claimed_by);

create table public.worklist_snoozes (
  user_id       text not null,
  kind          text not null,
  subject_id    text not null,
  patient_id    text not null,
  snoozed_at    timestamptz(6) not null default clock_timestamp(),
  snoozed_until timestamptz(6) not null,
  reason        text not null,
  constraint worklist_snoozes_pkey primary key (user_id, kind, subject_id),
  constraint worklist_snoozes_kind_known check (kind in ('visit', 'note', 'review', 'sign', 'unseen')),
  constraint worklist_snoozes_subject_id_length check (char_length(subject_id) between 1 and 200),
  constraint worklist_snoozes_reason_length check (char_length(reason) between 1 and 500),
  constraint worklist_snoozes_end check (snoozed_until >= snoozed_at and snoozed_until <= snoozed_at + interval '93 days'),
  constraint worklist_snoozes_user_id_fkey foreign key (user_id) references public.users (id) on delete cascade,
  constraint worklist_snoozes_patient_id_fkey foreign key (patient_id) references public.patients (patient_id) on delete cascade
);
comment on table public.worklist_snoozes is 'What somebody put off on their own worklist, until when and why. It comes back by itself.';
create index worklist_snoozes_patient_idx on public.worklist_snoozes (patient_id);

create trigger audit_insert after insert on public.worklist_claims
  referencing new table as new_rows
  for each statement execute function app.audit_rows('subject_id');
create trigger audit_update after update on public.worklist_claims
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.audit_rows('subject_id');
create trigger audit_delete after delete on public.worklist_claims
  referencing old table as old_rows
  for each statement execute function app.audit_rows('subject_id');
create trigger audit_insert after insert on public.worklist_snoozes
  referencing new table as new_rows
  for each statement execute function app.audit_rows('subject_id');
create trigger audit_update after update on public.worklist_snoozes
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.audit_rows('subject_id');
create trigger audit_delete after delete on public.worklist_snoozes
  referencing old table as old_rows
  for each statement execute function app.audit_rows('subject_id');

alter table public.worklist_claims enable row level security;
create policy worklist_claims_admin on public.worklist_claims for select to substantia_admin
  using ((select app.viewer_is('admin')));
create policy worklist_claims_doctor on public.worklist_claims for select to substantia_doctor
  using (patient_id = any ((select app.viewer_patients())::text[]));
create policy worklist_claims_doctor_insert on public.worklist_claims for insert to substantia_doctor
  with check (patient_id = any ((select app.viewer_patients())::text[]) and claimed_by = (select app.viewer_user()));
-- one's own, and what somebody else's time has run out for
create policy worklist_claims_doctor_update on public.worklist_claims for update to substantia_doctor
  using (patient_id = any ((select app.viewer_patients())::text[])
         and case when claimed_by = (select app.viewer_user()) then true else claimed_until <= now() end)
  with check (patient_id = any ((select app.viewer_patients())::text[]) and claimed_by = (select app.viewer_user()));
grant select on public.worklist_claims to substantia_admin, substantia_doctor;
grant insert (kind, subject_id, patient_id, claimed_by, claimed_at, claimed_until),
      update (claimed_by, claimed_at, claimed_until) on public.worklist_claims to substantia_doctor;

alter table public.worklist_snoozes enable row level security;
create policy worklist_snoozes_admin on public.worklist_snoozes for select to substantia_admin
  using ((select app.viewer_is('admin')));
create policy worklist_snoozes_doctor on public.worklist_snoozes to substantia_doctor
  using (user_id = (select app.viewer_user()) and (select app.viewer_is('doctor')))
  with check (user_id = (select app.viewer_user()) and patient_id = any ((select app.viewer_patients())::text[]));
grant select on public.worklist_snoozes to substantia_admin, substantia_doctor;
grant insert (user_id, kind, subject_id, patient_id, snoozed_at, snoozed_until, reason),
      update (patient_id, snoozed_at, snoozed_until, reason) on public.worklist_snoozes to substantia_doctor;
