/*
 * Reports and the queue that makes them. A report is never edited: a new version supersedes it.
 */
create table public.medical_reports (
  id               text not null default app.new_id(),
  session_id       text not null,
  patient_id       text,
  prediction_id    text,
  report_type      text not null default 'full',
  report_status    text not null default 'final',
  version          integer not null default 1,
  is_latest        boolean not null default true,
  superseded_by    text,
  title            text not null,
  content          text not null,
  recommendations  jsonb not null default '[]',
  format_type      text not null default 'text',
  generated_by     text,
  confidence_level double precision,
  disclaimer       text,
  file_path        text,
  metadata         jsonb not null default '{}',
  legacy           jsonb,
  import_run       integer,
  created_at       timestamptz(6) not null default now(),
  deleted_at       timestamptz(6),
  deletion_id      text,
  constraint medical_reports_pkey primary key (id),
  constraint medical_reports_id_length check (char_length(id) between 1 and 200),
  constraint medical_reports_report_type_known
    check (report_type in ('doctor', 'patient', 'comprehensive', 'full', 'summary', 'patient_friendly')),
  constraint medical_reports_report_status_known check (report_status in ('draft', 'final', 'superseded', 'withdrawn')),
  constraint medical_reports_version_positive check (version >= 1),
  constraint medical_reports_confidence_level_share check (confidence_level between 0 and 1),
  constraint medical_reports_not_superseded_by_itself check (superseded_by <> id),
  constraint medical_reports_session_id_fkey foreign key (session_id) references public.sessions (id) on delete cascade,
  constraint medical_reports_session_patient_fkey foreign key (session_id, patient_id)
    references public.sessions (id, patient_id) on update cascade on delete cascade,
  constraint medical_reports_prediction_id_fkey
    foreign key (prediction_id) references public.predictions (id) on delete set null,
  constraint medical_reports_superseded_by_fkey
    foreign key (superseded_by) references public.medical_reports (id) on delete set null,
  constraint medical_reports_deletion_id_fkey foreign key (deletion_id) references public.deletions (id) on delete restrict
);
comment on table public.medical_reports is 'Finished reports. version counts the versions of one report, not the edits of a row.';
create index medical_reports_session_idx on public.medical_reports (session_id);
create index medical_reports_prediction_idx on public.medical_reports (prediction_id) where prediction_id is not null;
create index medical_reports_superseded_by_idx on public.medical_reports (superseded_by) where superseded_by is not null;
create index medical_reports_patient_idx on public.medical_reports (patient_id, created_at desc, id desc);
create index medical_reports_created_idx on public.medical_reports using brin (created_at);
create index medical_reports_deletion_idx on public.medical_reports (deletion_id) where deletion_id is not null;

create table public.report_status (
  id            text not null default app.new_id(),
  patient_id    text not null,
  session_id    text,
  report_id     text,
  prediction_id text,
  mri_scan_id   text,
  report_type   text not null default 'full',
  status        text not null default 'pending',
  priority      smallint not null default 0,
  retry_count   smallint not null default 0,
  requested_by  text,
  requested_at  timestamptz(6) not null default now(),
  generated_at  timestamptz(6),
  error_message text,
  metadata      jsonb not null default '{}',
  legacy        jsonb,
  import_run    integer,
  created_at    timestamptz(6) not null default now(),
  updated_at    timestamptz(6) not null default now(),
  version       integer not null default 1,
  deleted_at    timestamptz(6),
  deletion_id   text,
  constraint report_status_pkey primary key (id),
  constraint report_status_id_length check (char_length(id) between 1 and 200),
  constraint report_status_status_known check (status in ('pending', 'generating', 'generated', 'failed', 'archived')),
  constraint report_status_report_type_known
    check (report_type in ('doctor', 'patient', 'comprehensive', 'full', 'summary', 'patient_friendly')),
  constraint report_status_retry_count_positive check (retry_count >= 0),
  constraint report_status_patient_id_fkey
    foreign key (patient_id) references public.patients (patient_id) on delete cascade,
  constraint report_status_session_patient_fkey foreign key (session_id, patient_id)
    references public.sessions (id, patient_id) on update cascade on delete cascade,
  constraint report_status_report_id_fkey
    foreign key (report_id) references public.medical_reports (id) on delete set null,
  constraint report_status_prediction_id_fkey
    foreign key (prediction_id) references public.predictions (id) on delete set null,
  constraint report_status_mri_scan_id_fkey
    foreign key (mri_scan_id) references public.mri_scans (id) on delete set null,
  constraint report_status_requested_by_fkey foreign key (requested_by) references public.users (id) on delete set null,
  constraint report_status_deletion_id_fkey foreign key (deletion_id) references public.deletions (id) on delete restrict
);
comment on table public.report_status is 'Every report asked for and where it stands: the queue and its history in one.';
create unique index report_status_one_live_request
  on public.report_status (session_id, report_type) where status in ('pending', 'generating') and deleted_at is null;
create index report_status_queue_idx
  on public.report_status (priority desc, requested_at, id) where status = 'pending';
create index report_status_status_idx on public.report_status (status, requested_at desc, id desc);
create index report_status_requested_at_idx on public.report_status (requested_at desc, id desc);
create index report_status_patient_idx on public.report_status (patient_id, requested_at desc, id desc);
create index report_status_session_idx on public.report_status (session_id) where session_id is not null;
create index report_status_report_idx on public.report_status (report_id) where report_id is not null;
create index report_status_prediction_idx on public.report_status (prediction_id) where prediction_id is not null;
create index report_status_scan_idx on public.report_status (mri_scan_id) where mri_scan_id is not null;
create index report_status_requested_by_idx on public.report_status (requested_by) where requested_by is not null;
create index report_status_deletion_idx on public.report_status (deletion_id) where deletion_id is not null;

create trigger bump_version before update on public.report_status
  for each row execute function app.bump_version();
create trigger fill_patient_on_insert before insert on public.medical_reports
  for each row when (new.patient_id is null) execute function app.fill_patient_from_session();
create trigger fill_patient_on_update before update of session_id, patient_id on public.medical_reports
  for each row when (new.patient_id is null or new.session_id is distinct from old.session_id)
  execute function app.fill_patient_from_session();
create trigger refuse_truncate before truncate on public.medical_reports
  for each statement execute function app.refuse_truncate();
