/*
 * What a clinician writes down of a visit. A note is a draft until its author signs it; from then on nobody rewrites what it
 * says, who wrote it and when the visit was, whatever their role: mistakes are mended by an amendment, which keeps what
 * stood there before and why. The trigger below holds this for every way to the table, also for taking changes back.
 */
alter table public.consultations
  add column findings text,
  add column assessment text,
  add column signed_at timestamptz(6),
  add column signed_by text,
  add constraint consultations_signed_by_fkey foreign key (signed_by) references public.users (id) on delete set null,
  -- somebody's account may go; that the note was signed stays
  add constraint consultations_signed_by_signs check (signed_by is null or signed_at is not null),
  add constraint consultations_signed_was_held check (signed_at is null or status = 'completed');
comment on column public.consultations.findings is 'What the examination found.';
comment on column public.consultations.assessment is 'What the clinician makes of it.';
comment on column public.consultations.signed_at is 'When the author signed the note; null while it is a draft.';
create index consultations_signed_by_idx on public.consultations (signed_by) where signed_by is not null;
-- what a doctor still has to sign
create index consultations_drafts_idx on public.consultations (doctor_id, consultation_date desc, id desc)
  where status = 'completed' and signed_at is null and import_run is null and deleted_at is null;
grant insert (findings, assessment), update (findings, assessment) on public.consultations to substantia_admin, substantia_doctor;

create table public.consultation_amendments (
  id              text not null default app.new_id(),
  consultation_id text not null,
  field           text not null,
  before          text,
  after           text,
  reason          text not null,
  amended_by      text,
  amended_at      timestamptz(6) not null default now(),
  constraint consultation_amendments_pkey primary key (id),
  constraint consultation_amendments_field_known
    check (field in ('chief_complaint', 'findings', 'assessment', 'diagnosis', 'prescription', 'notes')),
  constraint consultation_amendments_changes check (before is distinct from after),
  constraint consultation_amendments_reason_length check (char_length(reason) between 1 and 1000),
  constraint consultation_amendments_consultation_id_fkey
    foreign key (consultation_id) references public.consultations (id) on delete cascade on update cascade,
  constraint consultation_amendments_amended_by_fkey
    foreign key (amended_by) references public.users (id) on delete set null
);
comment on table public.consultation_amendments is
  'What was changed in a signed note, field by field: what stood there, what stands there now, by whom and why. Never changed.';
create index consultation_amendments_consultation_idx
  on public.consultation_amendments (consultation_id, amended_at desc, id desc);
create index consultation_amendments_amended_by_idx
  on public.consultation_amendments (amended_by) where amended_by is not null;

alter table public.consultation_amendments enable row level security;
create policy consultation_amendments_admin on public.consultation_amendments for select to substantia_admin
  using ((select app.viewer_is('admin')));
-- the note's own policy decides: the subquery sees only what the viewer may see
create policy consultation_amendments_doctor on public.consultation_amendments for select to substantia_doctor
  using (exists (select from public.consultations c where c.id = consultation_id));
grant select on public.consultation_amendments to substantia_admin, substantia_doctor;

create trigger audit_insert after insert on public.consultation_amendments
  referencing new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_update after update on public.consultation_amendments
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_delete after delete on public.consultation_amendments
  referencing old table as old_rows
  for each statement execute function app.audit_rows('id');
create trigger refuse_truncate before truncate on public.consultation_amendments
  for each statement execute function app.refuse_truncate();

/* ── what is signed stays ────────────────────────────────────────────────────────────────────────────────────────── */

create function app.note_texts(note public.consultations) returns jsonb
language sql immutable
set search_path = pg_catalog, pg_temp
as $$
  select jsonb_build_object('chief_complaint', note.chief_complaint, 'findings', note.findings,
                            'assessment', note.assessment, 'diagnosis', note.diagnosis,
                            'prescription', note.prescription, 'notes', note.notes)
$$;
comment on function app.note_texts is 'What a note says, by field.';

create function app.keep_signed_notes() returns trigger
language plpgsql
security definer -- asks for amendments that the writer may not see
set search_path = pg_catalog, public, pg_temp
as $$
declare
  texts_before constant jsonb := app.note_texts(old);
begin
  if old.signed_at is null then
    if new.signed_at is not null
       and (new.signed_by is distinct from app.viewer_user() or new.doctor_id is distinct from app.viewer_doctor()) then
      raise exception using errcode = 'check_violation', constraint = 'consultations_signed_by_author',
        message = 'constraint "consultations_signed_by_author": a note is signed by the doctor who wrote it';
    end if;
    return new;
  end if;
  if (new.signed_at, new.status, new.doctor_id, new.consultation_date)
     is distinct from (old.signed_at, old.status, old.doctor_id, old.consultation_date)
     or new.signed_by is distinct from old.signed_by and new.signed_by is not null
     or exists (
       select from jsonb_each_text(app.note_texts(new)) now_says
        where now_says.value is distinct from texts_before ->> now_says.key
          and not exists (
            select from public.consultation_amendments a
             where a.consultation_id = new.id and a.field = now_says.key and a.amended_at = now() -- of this transaction
               and a.before is not distinct from texts_before ->> now_says.key
               and a.after is not distinct from now_says.value)) then
    raise exception using errcode = 'check_violation', constraint = 'consultations_signed_stays',
      message = 'constraint "consultations_signed_stays": a signed note is amended, not rewritten';
  end if;
  return new;
end;
$$;
comment on function app.keep_signed_notes is 'A signed note says what it said, unless an amendment of the same transaction says otherwise.';
create trigger keep_signed_notes before update on public.consultations
  for each row when (old.signed_at is not null or new.signed_at is not null)
  execute function app.keep_signed_notes();

-- The note to sign or amend, locked; an error for whoever did not write it or does not treat the patient now.
create function app.own_note(consultation text) returns public.consultations
language plpgsql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  note public.consultations;
begin
  if not app.viewer_is('doctor') then
    raise exception using errcode = '42501', message = 'only doctors sign and amend notes';
  end if;
  select * into note from public.consultations c
   where c.id = consultation and c.deleted_at is null and c.patient_id = any (app.viewer_patients())
     for update;
  if note.id is null then
    raise exception using errcode = 'SB008', message = 'not-found';
  end if;
  if note.doctor_id is distinct from app.viewer_doctor() then
    raise exception using errcode = 'SB008', message = 'note-of-another';
  end if;
  return note;
end;
$$;
comment on function app.own_note is 'The viewer''s own note of a patient they treat now, locked.';

create function app.sign_consultation(consultation text) returns timestamptz
language plpgsql volatile
security definer -- nobody may write the columns of a signature
set search_path = pg_catalog, public, pg_temp
as $$
declare
  note constant public.consultations := app.own_note(consultation);
  says constant jsonb := app.note_texts(note);
begin
  if note.signed_at is not null then
    raise exception using errcode = 'SB008', message = 'note-signed';
  end if;
  if note.status <> 'completed' or not exists (select from jsonb_each_text(says) t where trim(t.value) <> '') then
    raise exception using errcode = 'SB008', message = 'note-empty';
  end if;
  update public.consultations c set signed_at = now(), signed_by = app.viewer_user() where c.id = note.id;
  return now();
end;
$$;
comment on function app.sign_consultation is 'Signs the viewer''s own note of a visit that was held. It says the same from now on.';
grant execute on function app.sign_consultation(text) to substantia_doctor;

create function app.amend_consultation(consultation text, expected_version integer, says jsonb, reason text) returns integer
language plpgsql volatile
security definer -- nobody may write amendments, or a signed note
set search_path = pg_catalog, public, pg_temp
as $$
declare
  note    constant public.consultations := app.own_note(consultation);
  amended integer;
begin
  if note.signed_at is null then
    raise exception using errcode = 'SB008', message = 'note-unsigned';
  end if;
  if note.version <> expected_version then
    raise exception using errcode = 'SB008', message = 'changed-meanwhile';
  end if;
  insert into public.consultation_amendments (consultation_id, field, before, after, reason, amended_by)
  select note.id, said.key, said.value, nullif(trim(says ->> said.key), ''), amend_consultation.reason, app.viewer_user()
    from jsonb_each_text(app.note_texts(note)) said
   where says ? said.key and nullif(trim(says ->> said.key), '') is distinct from said.value;
  get diagnostics amended = row_count;
  if amended > 0 then
    update public.consultations c
       set (chief_complaint, findings, assessment, diagnosis, prescription, notes) = (
             select w.chief_complaint, w.findings, w.assessment, w.diagnosis, w.prescription, w.notes
               from jsonb_populate_record(note, coalesce(
                      (select jsonb_object_agg(a.field, a.after) from public.consultation_amendments a
                        where a.consultation_id = note.id and a.amended_at = now()), '{}')) w)
     where c.id = note.id;
  end if;
  return amended;
end;
$$;
comment on function app.amend_consultation is
  'Changes what the viewer''s own signed note says, by field, and keeps what it said before and why. Returns how many fields.';
grant execute on function app.amend_consultation(text, integer, jsonb, text) to substantia_doctor;

/* ── phrases ─────────────────────────────────────────────────────────────────────────────────────────────────────── */

create table public.note_phrases (
  id           text not null default app.new_id(),
  doctor_id    text not null,
  abbreviation text not null,
  body         text not null,
  created_at   timestamptz(6) not null default now(),
  updated_at   timestamptz(6) not null default now(),
  version      integer not null default 1,
  deleted_at   timestamptz(6),
  constraint note_phrases_pkey primary key (id),
  constraint note_phrases_abbreviation_form check (abbreviation ~ '^[a-z0-9][a-z0-9-]{0,29}$'),
  constraint note_phrases_body_length check (char_length(body) between 1 and 4000),
  constraint note_phrases_doctor_id_fkey foreign key (doctor_id) references public.doctors (doctor_id) on delete cascade
);
comment on table public.note_phrases is 'Texts that a doctor often writes, under an abbreviation: their own, and nobody else''s.';
comment on column public.note_phrases.deleted_at is 'Put away by its owner, who can take it out again.';
create unique index note_phrases_abbreviation_key on public.note_phrases (doctor_id, abbreviation) where deleted_at is null;
create index note_phrases_doctor_idx on public.note_phrases (doctor_id, abbreviation, id);
create trigger bump_version before update on public.note_phrases
  for each row execute function app.bump_version();
create trigger refuse_truncate before truncate on public.note_phrases
  for each statement execute function app.refuse_truncate();

alter table public.note_phrases enable row level security;
create policy note_phrases_doctor on public.note_phrases to substantia_doctor
  using ((select app.viewer_is('doctor')) and doctor_id = (select app.viewer_doctor()))
  with check ((select app.viewer_is('doctor')) and doctor_id = (select app.viewer_doctor()));
grant select, insert (doctor_id, abbreviation, body), update (abbreviation, body, deleted_at)
   on public.note_phrases to substantia_doctor;

create trigger audit_insert after insert on public.note_phrases
  referencing new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_update after update on public.note_phrases
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_delete after delete on public.note_phrases
  referencing old table as old_rows
  for each statement execute function app.audit_rows('id');

/* ── what a doctor has typed and not saved ───────────────────────────────────────────────────────────────────────── */
create policy form_drafts_doctor on public.form_drafts to substantia_doctor
  using ((select app.viewer_is('doctor')) and user_id = (select app.viewer_user()))
  with check ((select app.viewer_is('doctor')) and user_id = (select app.viewer_user()));
grant select, delete, insert (user_id, form_key, fields), update (fields, updated_at, expires_at)
   on public.form_drafts to substantia_doctor;

/* ── somebody was faster ─────────────────────────────────────────────────────────────────────────────────────────────
 * Administrators read every change of every record. A doctor whose form has become old is told what their own record says
 * now and what it said when the form was opened: of the columns they may write, of a patient they treat, and not from
 * before the record was theirs or this patient's. Who it was is told as far as the doctor knows: themselves, or an
 * administrator.
 */
create function app.own_record_news(table_name text, record_id text, since integer) returns jsonb
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
  if not app.viewer_is('doctor') or table_name not in ('consultations', 'clinical_assessments') then
    raise exception using errcode = '42501', message = 'doctors read what became of records they write themselves';
  end if;
  execute format('select to_jsonb(t) from public.%I t
                   where t.id = $1 and t.deleted_at is null and t.doctor_id = app.viewer_doctor()
                     and t.patient_id = any (app.viewer_patients())', table_name)
     into stands using record_id;
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
      'at', change.at, 'own', change.actor_user_id = app.viewer_user(), 'administrator', change.actor_role = 'admin'));
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
  'What a doctor''s own record says now, and said at that version, with whether they or an administrator changed it; null when it is not theirs.';

create function app.writable_by_doctors(table_name text, says jsonb) returns jsonb
language sql stable
set search_path = pg_catalog, public, pg_temp
as $$
  select coalesce(jsonb_object_agg(s.key, s.value), '{}')
    from jsonb_each(says) s
    join pg_attribute a on a.attrelid = format('public.%I', table_name)::regclass and a.attname = s.key and not a.attisdropped
   where has_column_privilege('substantia_doctor', a.attrelid, a.attnum, 'UPDATE')
$$;
comment on function app.writable_by_doctors is 'Of what a record says, the columns that doctors write.';
grant execute on function app.own_record_news(text, text, integer) to substantia_doctor;
