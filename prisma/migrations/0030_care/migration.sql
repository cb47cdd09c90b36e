/*
 * What happens with a patient: sessions (one visit to the screening system, with its scans, predictions and reports)
 * and consultations (a patient and a doctor meeting).
 */
create table public.sessions (
  id            text not null default app.new_id(),
  user_id       text,
  patient_id    text,
  doctor_id     text,
  input_type    text not null default 'text',
  output_format text,
  status        text not null default 'active',
  metadata      jsonb not null default '{}',
  legacy        jsonb,
  import_run    integer,
  created_at    timestamptz(6) not null default now(),
  updated_at    timestamptz(6) not null default now(),
  version       integer not null default 1,
  deleted_at    timestamptz(6),
  deletion_id   text,
  constraint sessions_pkey primary key (id),
  -- the target of the composite foreign keys by which every child keeps its session's patient
  constraint sessions_id_patient_id_key unique (id, patient_id),
  constraint sessions_id_length check (char_length(id) between 1 and 200),
  constraint sessions_input_type_known check (input_type in ('text', 'voice', 'mri', 'lab_data', 'mixed')),
  constraint sessions_output_format_known check (output_format in ('text', 'voice', 'pdf')),
  constraint sessions_status_known check (status in ('active', 'processing', 'completed', 'error')),
  constraint sessions_user_id_fkey foreign key (user_id) references public.users (id) on delete set null,
  constraint sessions_patient_id_fkey foreign key (patient_id) references public.patients (patient_id) on delete cascade,
  constraint sessions_doctor_id_fkey foreign key (doctor_id) references public.doctors (doctor_id) on delete set null,
  constraint sessions_deletion_id_fkey foreign key (deletion_id) references public.deletions (id) on delete restrict
);
comment on table public.sessions is
  'One use of the screening system. patient_id is null until somebody says whose session it is.';
create index sessions_patient_idx on public.sessions (patient_id, created_at desc, id desc);
create index sessions_doctor_idx on public.sessions (doctor_id, created_at desc) where doctor_id is not null;
create index sessions_user_idx on public.sessions (user_id) where user_id is not null;
create index sessions_created_at_idx on public.sessions (created_at desc, id desc);
create index sessions_deletion_idx on public.sessions (deletion_id) where deletion_id is not null;

create table public.consultations (
  id                text not null default app.new_id(),
  patient_id        text not null,
  doctor_id         text not null,
  session_id        text,
  consultation_date timestamptz(6) not null default now(),
  consultation_type text not null default 'in-person',
  status            text not null default 'scheduled',
  duration_minutes  integer,
  fee_charged       numeric(12, 2),
  chief_complaint   text,
  diagnosis         text,
  prescription      text,
  notes             text,
  next_visit_date   timestamptz(6),
  overlap_allowed   boolean not null default false,
  legacy            jsonb,
  import_run        integer,
  created_at        timestamptz(6) not null default now(),
  updated_at        timestamptz(6) not null default now(),
  version           integer not null default 1,
  deleted_at        timestamptz(6),
  deletion_id       text,
  constraint consultations_pkey primary key (id),
  constraint consultations_id_length check (char_length(id) between 1 and 200),
  constraint consultations_type_known
    check (consultation_type in ('in-person', 'telemedicine', 'follow-up', 'emergency')),
  constraint consultations_status_known check (status in ('scheduled', 'completed', 'cancelled', 'no-show')),
  constraint consultations_duration_minutes_plausible check (duration_minutes between 1 and 1440),
  constraint consultations_fee_charged_positive check (fee_charged >= 0),
  constraint consultations_patient_id_fkey
    foreign key (patient_id) references public.patients (patient_id) on delete cascade,
  constraint consultations_doctor_id_fkey
    foreign key (doctor_id) references public.doctors (doctor_id) on delete cascade,
  -- a consultation outlives its session; when a session moves to another patient, its consultation moves along
  constraint consultations_session_patient_fkey foreign key (session_id, patient_id)
    references public.sessions (id, patient_id) on update cascade on delete set null (session_id),
  constraint consultations_deletion_id_fkey foreign key (deletion_id) references public.deletions (id) on delete restrict,
  constraint consultations_no_double_booking exclude using gist (
      doctor_id with =,
      app.visit_range(consultation_date, duration_minutes) with &&
    ) where (status = 'scheduled' and consultation_type <> 'emergency' and not overlap_allowed and deleted_at is null)
);
comment on table public.consultations is 'A patient and a doctor meeting: booked, held, cancelled or missed. Held ones are the visits.';
comment on column public.consultations.overlap_allowed is
  'Somebody decided that this appointment may overlap another of the same doctor. The import sets it where the old system had overlaps.';
create index consultations_patient_idx on public.consultations (patient_id, consultation_date desc, id desc);
create index consultations_doctor_idx on public.consultations (doctor_id, consultation_date desc, id desc);
create index consultations_session_idx on public.consultations (session_id) where session_id is not null;
create index consultations_date_idx on public.consultations (consultation_date desc, id desc);
create index consultations_deletion_idx on public.consultations (deletion_id) where deletion_id is not null;

create trigger bump_version before update on public.sessions
  for each row execute function app.bump_version();
create trigger bump_version before update on public.consultations
  for each row execute function app.bump_version();
create trigger refuse_truncate before truncate on public.sessions
  for each statement execute function app.refuse_truncate();
create trigger refuse_truncate before truncate on public.consultations
  for each statement execute function app.refuse_truncate();
