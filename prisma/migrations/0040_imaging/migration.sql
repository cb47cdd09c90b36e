/*
 * Scans and what a model said of them. Both belong to a session and carry the session's patient: the composite foreign
 * key keeps the two equal, `fill_patient_from_session` fills it in, `session_attached_to_patient` (0090) follows a
 * session that finds its patient later.
 */
create function app.fill_patient_from_session() returns trigger
language plpgsql
security definer -- reads the session whatever the writer may see of it; the composite key refuses any other patient
set search_path = pg_catalog, public, pg_temp
as $$
begin
  -- key share: a session that is being moved to another patient is waited for
  select s.patient_id into new.patient_id
    from public.sessions s
   where s.id = new.session_id
     for key share;
  return new;
end;
$$;
comment on function app.fill_patient_from_session is 'A scan, prediction or report written without a patient gets its session''s.';

create table public.mri_scans (
  id                    text not null default app.new_id(),
  session_id            text not null,
  patient_id            text,
  original_filename     text,
  file_path             text,
  file_type             text,
  file_size             bigint,
  image_dimensions      text,
  preprocessing_applied jsonb,
  upload_timestamp      timestamptz(6) not null default now(),
  processing_timestamp  timestamptz(6),
  processing_status     text not null default 'pending',
  metadata              jsonb not null default '{}',
  legacy                jsonb,
  import_run            integer,
  created_at            timestamptz(6) not null default now(),
  updated_at            timestamptz(6) not null default now(),
  version               integer not null default 1,
  deleted_at            timestamptz(6),
  deletion_id           text,
  constraint mri_scans_pkey primary key (id),
  constraint mri_scans_id_length check (char_length(id) between 1 and 200),
  constraint mri_scans_file_type_known check (file_type in ('png', 'jpg', 'dicom', 'nifti')),
  constraint mri_scans_file_size_positive check (file_size >= 0),
  constraint mri_scans_processing_status_known
    check (processing_status in ('pending', 'processing', 'completed', 'failed')),
  constraint mri_scans_session_id_fkey foreign key (session_id) references public.sessions (id) on delete cascade,
  constraint mri_scans_session_patient_fkey foreign key (session_id, patient_id)
    references public.sessions (id, patient_id) on update cascade on delete cascade,
  constraint mri_scans_deletion_id_fkey foreign key (deletion_id) references public.deletions (id) on delete restrict
);
comment on table public.mri_scans is 'An uploaded MRI scan: what is known of the file, not the pixels.';
comment on column public.mri_scans.file_path is 'Where the old system kept the file; never served from there.';
create index mri_scans_session_idx on public.mri_scans (session_id);
create index mri_scans_patient_idx on public.mri_scans (patient_id, upload_timestamp desc, id desc);
-- block ranges: rows arrive in the order of time, so "the last 24 hours" costs a few pages
create index mri_scans_uploaded_idx on public.mri_scans using brin (upload_timestamp);
create index mri_scans_deletion_idx on public.mri_scans (deletion_id) where deletion_id is not null;

create table public.mri_scan_blobs (
  scan_id text not null,
  sha256  bytea not null,
  data    bytea not null,
  constraint mri_scan_blobs_pkey primary key (scan_id),
  constraint mri_scan_blobs_sha256_length check (octet_length(sha256) = 32),
  constraint mri_scan_blobs_scan_id_fkey foreign key (scan_id) references public.mri_scans (id) on delete cascade
);
comment on table public.mri_scan_blobs is 'The pixels, apart, so that no list ever drags them along.';
alter table public.mri_scan_blobs alter column data set storage external; -- images do not compress again

create table public.predictions (
  id                  text not null default app.new_id(),
  session_id          text not null,
  patient_id          text,
  mri_scan_id         text,
  prediction_type     text not null default 'binary',
  binary_result       text not null default 'uncertain',
  stage_result        numeric(2, 1),
  confidence_score    double precision,
  binary_confidence   double precision,
  stage_confidence    double precision,
  uncertainty_metrics jsonb,
  model_version       text,
  processing_time     double precision,
  metadata            jsonb not null default '{}',
  legacy              jsonb,
  import_run          integer,
  created_at          timestamptz(6) not null default now(),
  updated_at          timestamptz(6) not null default now(),
  version             integer not null default 1,
  deleted_at          timestamptz(6),
  deletion_id         text,
  constraint predictions_pkey primary key (id),
  constraint predictions_id_length check (char_length(id) between 1 and 200),
  constraint predictions_prediction_type_known check (prediction_type in ('binary', 'stage', 'severity')),
  constraint predictions_binary_result_known check (binary_result in ('positive', 'negative', 'uncertain')),
  constraint predictions_stage_result_known check (stage_result in (0, 1, 1.5, 2, 2.5, 3, 4, 5)),
  constraint predictions_confidence_score_share check (confidence_score between 0 and 1),
  constraint predictions_binary_confidence_share check (binary_confidence between 0 and 1),
  constraint predictions_stage_confidence_share check (stage_confidence between 0 and 1),
  constraint predictions_processing_time_positive check (processing_time >= 0),
  constraint predictions_session_id_fkey foreign key (session_id) references public.sessions (id) on delete cascade,
  constraint predictions_session_patient_fkey foreign key (session_id, patient_id)
    references public.sessions (id, patient_id) on update cascade on delete cascade,
  constraint predictions_mri_scan_id_fkey foreign key (mri_scan_id) references public.mri_scans (id) on delete set null,
  constraint predictions_deletion_id_fkey foreign key (deletion_id) references public.deletions (id) on delete restrict
);
comment on table public.predictions is
  'What a model said of a session: screening support for a clinician to judge. The model''s words are never edited.';
comment on column public.predictions.stage_result is
  'Hoehn and Yahr stage, modified scale: 0, 1, 1.5, 2, 2.5, 3, 4, 5 (Goetz et al., Movement Disorders 2004;19:1020).';
comment on column public.predictions.processing_time is 'Seconds the model took.';
create index predictions_session_idx on public.predictions (session_id);
create index predictions_scan_idx on public.predictions (mri_scan_id) where mri_scan_id is not null;
create index predictions_patient_idx on public.predictions (patient_id, created_at desc, id desc);
create index predictions_created_idx on public.predictions using brin (created_at);
create index predictions_deletion_idx on public.predictions (deletion_id) where deletion_id is not null;

create trigger bump_version before update on public.mri_scans
  for each row execute function app.bump_version();
create trigger bump_version before update on public.predictions
  for each row execute function app.bump_version();

create trigger fill_patient_on_insert before insert on public.mri_scans
  for each row when (new.patient_id is null) execute function app.fill_patient_from_session();
create trigger fill_patient_on_update before update of session_id, patient_id on public.mri_scans
  for each row when (new.patient_id is null or new.session_id is distinct from old.session_id)
  execute function app.fill_patient_from_session();
create trigger fill_patient_on_insert before insert on public.predictions
  for each row when (new.patient_id is null) execute function app.fill_patient_from_session();
create trigger fill_patient_on_update before update of session_id, patient_id on public.predictions
  for each row when (new.patient_id is null or new.session_id is distinct from old.session_id)
  execute function app.fill_patient_from_session();

create trigger refuse_truncate before truncate on public.mri_scans
  for each statement execute function app.refuse_truncate();
create trigger refuse_truncate before truncate on public.predictions
  for each statement execute function app.refuse_truncate();
