/*
 * What the portal says about a medical word is medical advice to somebody who cannot judge it, so a clinician of the
 * programme stands for it by name. The program brings texts of its own; a doctor signs one as it is or in better words,
 * and from then on patients read exactly what was signed, also when the program brings another text.
 */
create table public.glossary_texts (
  id                text not null default app.new_id(),
  term              text not null,
  text_version      integer not null,
  means             text not null,
  short_text        text not null,
  full_text         text not null,
  signed_by         text,
  signer_name       text not null,
  signer_speciality text,
  signed_at         timestamptz(6) not null default now(),
  withdrawn_at      timestamptz(6),
  withdrawn_by      text,
  withdrawal_reason text,
  constraint glossary_texts_pkey primary key (id),
  constraint glossary_texts_term_version_key unique (term, text_version),
  constraint glossary_texts_term_form check (term ~ '^[a-z]{2,40}$'),
  constraint glossary_texts_version_from_one check (text_version >= 1),
  constraint glossary_texts_lengths
    check (char_length(means) between 3 and 300 and char_length(short_text) between 3 and 1000
           and char_length(full_text) between 3 and 4000),
  constraint glossary_texts_withdrawal_whole
    check ((withdrawn_at is null) = (withdrawal_reason is null) and (withdrawn_by is null or withdrawn_at is not null)),
  constraint glossary_texts_withdrawal_reason_length check (char_length(withdrawal_reason) between 3 and 500),
  constraint glossary_texts_signed_by_fkey foreign key (signed_by) references public.doctors (doctor_id) on delete set null,
  constraint glossary_texts_withdrawn_by_fkey foreign key (withdrawn_by) references public.doctors (doctor_id) on delete set null
);
comment on table public.glossary_texts is
  'What patients are told about medical words, as clinicians signed it. The newest that was not withdrawn counts.';
comment on column public.glossary_texts.term is 'Which word, by the key that the program knows it by.';
comment on column public.glossary_texts.text_version is 'Counts from 1 for each word, without gaps.';
comment on column public.glossary_texts.means is 'One sentence without its beginning, which is the word: "is a picture of the inside of your head."';
comment on column public.glossary_texts.full_text is 'Paragraphs, parted by an empty line.';
comment on column public.glossary_texts.signed_by is 'Empty when the doctor''s record is gone for good; the name stays.';
comment on column public.glossary_texts.signer_name is 'As it was when they signed.';
comment on column public.glossary_texts.withdrawal_reason is 'Why a clinician no longer stands for it; the text before counts again.';
create index glossary_texts_signed_by_idx on public.glossary_texts (signed_by) where signed_by is not null;
create index glossary_texts_withdrawn_by_idx on public.glossary_texts (withdrawn_by) where withdrawn_by is not null;

create function app.sign_glossary_text() returns trigger
language plpgsql
security definer -- the count goes over all versions, and the name is read from the doctor's record
set search_path = pg_catalog, public, pg_temp
as $$
begin
  -- Two who sign the same word wait for each other; the later one is refused, because they read what no longer stands.
  perform pg_advisory_xact_lock(hashtextextended('glossary_texts ' || new.term, 0));
  if new.text_version is distinct from
     (select coalesce(max(t.text_version), 0) + 1 from public.glossary_texts t where t.term = new.term) then
    raise exception using errcode = 'SB008', message = 'changed-meanwhile';
  end if;
  select u.name, d.specialization into new.signer_name, new.signer_speciality
    from public.doctors d
    join public.users u on u.id = d.user_id
   where d.doctor_id = new.signed_by and d.approval_state = 'approved' and d.deleted_at is null;
  if not found then
    raise exception using errcode = '42501', message = 'only approved doctors sign';
  end if;
  return new;
end;
$$;
comment on function app.sign_glossary_text is 'Counts the versions of a word without gaps and writes down who signs, as their record says.';
create trigger sign_glossary_text before insert on public.glossary_texts
  for each row execute function app.sign_glossary_text();

create function app.withdraw_glossary_text() returns trigger
language plpgsql
security definer -- asks whether the doctor is approved
set search_path = pg_catalog, public, pg_temp
as $$
begin
  if old.withdrawal_reason is not null then
    raise exception using errcode = 'SB008', message = 'changed-meanwhile';
  end if;
  if app.viewer_is('doctor') and not exists
     (select from public.doctors d
       where d.doctor_id = app.viewer_doctor() and d.approval_state = 'approved' and d.deleted_at is null) then
    raise exception using errcode = '42501', message = 'only approved doctors withdraw';
  end if;
  new.withdrawn_at := now();
  new.withdrawn_by := app.viewer_doctor();
  return new;
end;
$$;
comment on function app.withdraw_glossary_text is 'Writes down when and by whom a signed text was withdrawn; once.';
create trigger withdraw_glossary_text before update of withdrawal_reason on public.glossary_texts
  for each row execute function app.withdraw_glossary_text();
create trigger refuse_truncate before truncate on public.glossary_texts
  for each statement execute function app.refuse_truncate();

alter table public.glossary_texts enable row level security;
create policy glossary_texts_admin on public.glossary_texts for select to substantia_admin
  using ((select app.viewer_user()) is not null);
create policy glossary_texts_doctor on public.glossary_texts for select to substantia_doctor
  using ((select app.viewer_user()) is not null);
create policy glossary_texts_patient on public.glossary_texts for select to substantia_patient
  using ((select app.viewer_user()) is not null);
create policy glossary_texts_sign on public.glossary_texts for insert to substantia_doctor
  with check ((select app.viewer_is('doctor')) and signed_by = (select app.viewer_doctor()));
-- Also what a colleague signed: a wrong text must not wait for one person.
create policy glossary_texts_withdraw on public.glossary_texts for update to substantia_doctor
  using ((select app.viewer_is('doctor')));
grant select on public.glossary_texts to substantia_admin, substantia_doctor, substantia_patient;
grant insert (term, text_version, means, short_text, full_text, signed_by), update (withdrawal_reason)
   on public.glossary_texts to substantia_doctor;

create trigger audit_insert after insert on public.glossary_texts
  referencing new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_update after update on public.glossary_texts
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_delete after delete on public.glossary_texts
  referencing old table as old_rows
  for each statement execute function app.audit_rows('id');
