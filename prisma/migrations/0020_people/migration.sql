/*
 * Who there is: accounts, doctors, patients, and which doctor treats which patient.
 * Closed sets are text with a named CHECK: the stored value is the value on the screen and in the URL, a set can change
 * in one transaction, and text equality is leakproof, so row-level security does not keep it from using an index.
 * `legacy` keeps what an imported record said and our columns do not hold; `import_run` says which import brought it.
 */
create table public.deletions (
  id          text not null default app.new_id(),
  entity      text not null,
  entity_id   text not null,
  patient_id  text,
  reason      text not null,
  deleted_by  text,
  deleted_at  timestamptz(6) not null default now(),
  restored_by text,
  restored_at timestamptz(6),
  purged_at   timestamptz(6),
  constraint deletions_pkey primary key (id)
);
comment on table public.deletions is
  'One row per deletion a person made. The rows it took carry its id, so exactly those can be restored. '
  'No foreign keys: it outlives what it deleted.';

create table public.users (
  id                   text not null default app.new_id(),
  username             text,
  email                text,
  password_hash        text,
  must_change_password boolean not null default false,
  name                 text not null,
  name_key             text collate "C" not null generated always as (app.search_key(name)) stored,
  role                 text not null,
  age                  smallint,
  gender               text,
  phone                text,
  address              text,
  is_active            boolean not null default true,
  last_login           timestamptz(6),
  legacy               jsonb,
  import_run           integer,
  created_at           timestamptz(6) not null default now(),
  updated_at           timestamptz(6) not null default now(),
  version              integer not null default 1,
  deleted_at           timestamptz(6),
  deletion_id          text,
  constraint users_pkey primary key (id),
  constraint users_id_length check (char_length(id) between 1 and 200),
  constraint users_username_length check (char_length(username) between 1 and 200),
  constraint users_email_length check (char_length(email) between 3 and 320),
  constraint users_role_known check (role in ('admin', 'doctor', 'patient')),
  constraint users_gender_known check (gender in ('male', 'female', 'other')),
  constraint users_age_plausible check (age between 0 and 150),
  constraint users_deletion_id_fkey foreign key (deletion_id) references public.deletions (id) on delete restrict
);
comment on table public.users is 'Accounts. Many patients have none; a doctor always has one, and the doctor''s name is here.';
comment on column public.users.password_hash is 'argon2id, or bcrypt of the old system until the first login; null: no way in without a link.';
comment on column public.users.legacy is 'What the imported record said and no column holds.';
-- Names for logging in are compared without regard to case.
create unique index users_username_key on public.users (lower(username));
create unique index users_email_key on public.users (lower(email));
create index users_role_idx on public.users (role, name_key, id);
create index users_name_idx on public.users (name_key, id);
create index users_deletion_idx on public.users (deletion_id) where deletion_id is not null;

create table public.doctors (
  doctor_id            text not null default app.new_id(),
  user_id              text not null,
  specialization       text,
  license_number       text,
  years_experience     smallint,
  hospital_affiliation text,
  consultation_fee     numeric(12, 2),
  approval_state       text not null default 'pending',
  approval_reason      text,
  approval_changed_by  text,
  approval_changed_at  timestamptz(6),
  legacy               jsonb,
  import_run           integer,
  created_at           timestamptz(6) not null default now(),
  updated_at           timestamptz(6) not null default now(),
  version              integer not null default 1,
  deleted_at           timestamptz(6),
  deletion_id          text,
  constraint doctors_pkey primary key (doctor_id),
  constraint doctors_user_id_key unique (user_id),
  constraint doctors_license_number_key unique (license_number),
  constraint doctors_id_length check (char_length(doctor_id) between 1 and 200),
  constraint doctors_license_number_length check (char_length(license_number) between 1 and 200),
  constraint doctors_years_experience_plausible check (years_experience between 0 and 80),
  constraint doctors_consultation_fee_positive check (consultation_fee >= 0),
  constraint doctors_approval_state_known check (approval_state in ('pending', 'approved', 'suspended')),
  constraint doctors_user_id_fkey foreign key (user_id) references public.users (id) on delete cascade,
  constraint doctors_deletion_id_fkey foreign key (deletion_id) references public.deletions (id) on delete restrict
);
comment on table public.doctors is 'Professional profile of a user who is a doctor. Only an approved doctor sees patients.';
create index doctors_approval_state_idx on public.doctors (approval_state, doctor_id);
create index doctors_deletion_idx on public.doctors (deletion_id) where deletion_id is not null;

create table public.patients (
  patient_id              text not null default app.new_id(),
  user_id                 text,
  name                    text not null,
  name_key                text collate "C" not null generated always as (app.search_key(name)) stored,
  gender                  text,
  date_of_birth           date,
  age_reported            smallint,
  age_reported_at         timestamptz(6),
  medical_history         text,
  emergency_contact_name  text,
  emergency_contact_phone text,
  insurance_info          text,
  allergies               text,
  current_medications     text,
  legacy                  jsonb,
  import_run              integer,
  created_at              timestamptz(6) not null default now(),
  updated_at              timestamptz(6) not null default now(),
  version                 integer not null default 1,
  deleted_at              timestamptz(6),
  deletion_id             text,
  constraint patients_pkey primary key (patient_id),
  constraint patients_user_id_key unique (user_id),
  constraint patients_id_length check (char_length(patient_id) between 1 and 200),
  constraint patients_gender_known check (gender in ('male', 'female', 'other')),
  constraint patients_date_of_birth_plausible check (date_of_birth between '1850-01-01' and '2200-01-01'),
  constraint patients_age_reported_plausible check (age_reported between 0 and 150),
  constraint patients_user_id_fkey foreign key (user_id) references public.users (id) on delete set null,
  constraint patients_deletion_id_fkey foreign key (deletion_id) references public.deletions (id) on delete restrict
);
comment on table public.patients is 'The people screened and treated. A record outlives the account that may belong to it.';
comment on column public.patients.name_key is 'For search and order; collation "C" serves prefix search and ordering from one index.';
comment on column public.patients.age_reported is 'Age as written in the old system, where no date of birth is known; true at age_reported_at.';
create index patients_name_idx on public.patients (name_key, patient_id);
create index patients_name_trigram_idx on public.patients using gin (name_key gin_trgm_ops);
create index patients_created_at_idx on public.patients (created_at desc, patient_id desc);
create index patients_deletion_idx on public.patients (deletion_id) where deletion_id is not null;

create table public.doctor_patient_assignments (
  id              text not null default app.new_id(),
  doctor_id       text not null,
  patient_id      text not null,
  assignment_date timestamptz(6) not null default now(),
  assignment_type text not null default 'primary',
  is_active       boolean not null default true,
  ended_at        timestamptz(6),
  end_reason      text,
  notes           text,
  legacy          jsonb,
  import_run      integer,
  created_at      timestamptz(6) not null default now(),
  updated_at      timestamptz(6) not null default now(),
  version         integer not null default 1,
  deleted_at      timestamptz(6),
  deletion_id     text,
  constraint doctor_patient_assignments_pkey primary key (id),
  constraint doctor_patient_assignments_pair_date_key unique (doctor_id, patient_id, assignment_date),
  constraint doctor_patient_assignments_id_length check (char_length(id) between 1 and 200),
  constraint doctor_patient_assignments_type_known check (assignment_type in ('primary', 'consultant', 'specialist')),
  constraint doctor_patient_assignments_end_ends check (not (is_active and ended_at is not null)),
  constraint doctor_patient_assignments_doctor_id_fkey
    foreign key (doctor_id) references public.doctors (doctor_id) on delete cascade,
  constraint doctor_patient_assignments_patient_id_fkey
    foreign key (patient_id) references public.patients (patient_id) on delete cascade,
  constraint doctor_patient_assignments_deletion_id_fkey
    foreign key (deletion_id) references public.deletions (id) on delete restrict
);
comment on table public.doctor_patient_assignments is
  'Who treats whom, since when, until when. An active row is what lets a doctor see a patient.';
create unique index doctor_patient_assignments_one_active_per_pair
  on public.doctor_patient_assignments (doctor_id, patient_id) where is_active and deleted_at is null;
create unique index doctor_patient_assignments_one_active_primary
  on public.doctor_patient_assignments (patient_id)
  where is_active and deleted_at is null and assignment_type = 'primary';
create index doctor_patient_assignments_patient_idx on public.doctor_patient_assignments (patient_id, is_active);
create index doctor_patient_assignments_deletion_idx
  on public.doctor_patient_assignments (deletion_id) where deletion_id is not null;

create trigger bump_version before update on public.users
  for each row execute function app.bump_version();
create trigger bump_version before update on public.doctors
  for each row execute function app.bump_version();
create trigger bump_version before update on public.patients
  for each row execute function app.bump_version();
create trigger bump_version before update on public.doctor_patient_assignments
  for each row execute function app.bump_version();

create trigger refuse_truncate before truncate on public.patients
  for each statement execute function app.refuse_truncate();
create trigger refuse_truncate before truncate on public.doctor_patient_assignments
  for each statement execute function app.refuse_truncate();
