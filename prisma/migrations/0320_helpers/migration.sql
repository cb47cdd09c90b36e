/*
 * People who help a patient. A patient lets somebody see their appointments, their reports or everything, until a date or
 * until they end it. The helper has an account of their own and acts with the patient's database role: the signed viewer
 * then names the grant (g). Whatever is the patient's to see passes through app.viewer_patient(), which asks for the grant
 * at every statement, so that an ended one is out at the next click. Less than everything is nothing to it: what a helper
 * with a part may see is said table by table, below; a table that nobody thought of stays shut.
 */
alter table public.users drop constraint users_role_known;
alter table public.users add constraint users_role_known check (role in ('admin', 'doctor', 'patient', 'helper'));

create table public.helper_grants (
  id                text not null default app.new_id(),
  patient_id        text not null,
  helper_name       text not null,
  helper_email      text not null,
  scope             text not null default 'appointments',
  may_write         boolean not null default false,
  ends_at           timestamptz(6),
  code_hash         bytea,
  link_hash         bytea,
  mailed_link_hash  bytea,
  invited_at        timestamptz(6),
  invite_expires_at timestamptz(6),
  wrong_codes       integer not null default 0,
  helper_user_id    text,
  accepted_at       timestamptz(6),
  ended_at          timestamptz(6),
  ended_reason      text,
  created_at        timestamptz(6) not null default now(),
  updated_at        timestamptz(6) not null default now(),
  version           integer not null default 1,
  constraint helper_grants_pkey primary key (id),
  constraint helper_grants_helper_name_length check (char_length(helper_name) between 1 and 100),
  constraint helper_grants_helper_email_shape check (char_length(helper_email) <= 320 and helper_email like '%_@_%'),
  constraint helper_grants_scope_known check (scope in ('appointments', 'reports', 'everything')),
  constraint helper_grants_hash_lengths
    check (octet_length(code_hash) = 32 and octet_length(link_hash) = 32 and octet_length(mailed_link_hash) = 32),
  constraint helper_grants_invited_whole check ((invited_at is null) = (invite_expires_at is null)),
  constraint helper_grants_accepted_by_somebody check ((accepted_at is null) = (helper_user_id is null)),
  constraint helper_grants_accepted_after_invited check (accepted_at is null or invited_at is not null),
  constraint helper_grants_ended_reason_known check (ended_reason in ('patient', 'helper', 'wrong-codes', 'staff')),
  constraint helper_grants_ended_whole check ((ended_at is null) = (ended_reason is null)),
  constraint helper_grants_patient_id_fkey foreign key (patient_id) references public.patients (patient_id) on delete cascade,
  constraint helper_grants_helper_user_id_fkey foreign key (helper_user_id) references public.users (id) on delete cascade
);
comment on table public.helper_grants is
  'Whom a patient lets see what, until when. Written down step by step, then invited, accepted, and ended; never removed.';
comment on column public.helper_grants.helper_name is 'What the patient calls the helper.';
comment on column public.helper_grants.scope is 'appointments: visits to come and who treats the patient; reports: those released; everything.';
comment on column public.helper_grants.may_write is 'More than reading: questions for the next visit.';
comment on column public.helper_grants.ends_at is 'Until when; null: until the patient ends it.';
comment on column public.helper_grants.code_hash is 'SHA-256 of the code that the patient tells the helper themself: whoever reads the mail alone comes not in.';
comment on column public.helper_grants.link_hash is 'SHA-256 of the link''s token that was shown to the patient.';
comment on column public.helper_grants.mailed_link_hash is 'SHA-256 of the token that was made when the mail was sent.';
comment on column public.helper_grants.invited_at is 'Null while the patient is still writing it down.';
create index helper_grants_patient_idx on public.helper_grants (patient_id, created_at desc);
create index helper_grants_helper_idx on public.helper_grants (helper_user_id) where helper_user_id is not null;
create unique index helper_grants_link_key on public.helper_grants (link_hash) where link_hash is not null;
create unique index helper_grants_mailed_link_key on public.helper_grants (mailed_link_hash) where mailed_link_hash is not null;

create trigger bump_version before update on public.helper_grants
  for each row execute function app.bump_version();
create trigger audit_insert after insert on public.helper_grants
  referencing new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_update after update on public.helper_grants
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_delete after delete on public.helper_grants
  referencing old table as old_rows
  for each statement execute function app.audit_rows('id');
create trigger refuse_gone_patient before insert on public.helper_grants
  for each row execute function app.refuse_gone_patient();

/* ── who is asking ───────────────────────────────────────────────────────────────────────────────────────────────── */
create function app.live_grant(claims jsonb) returns public.helper_grants
language sql stable parallel safe
security definer -- policies ask; reading grants under their own policy would recurse
set search_path = pg_catalog, public, pg_temp
as $$
  select h
    from public.helper_grants h
    join public.users u on u.id = h.helper_user_id
   where h.id = claims ->> 'g' and h.helper_user_id = claims ->> 'u' and h.patient_id = claims ->> 'p'
     and claims ->> 'r' = 'patient'
     and h.ended_at is null and coalesce(h.ends_at, 'infinity') > now()
     and u.is_active and u.deleted_at is null
     and exists (select from public.patients p where p.patient_id = h.patient_id and p.deleted_at is null)
$$;
comment on function app.live_grant is 'The grant that these claims name, if it holds now.';

create function app.viewer_scope() returns text
language sql stable parallel safe
set search_path = pg_catalog, pg_temp
as $$
  select case when claims ->> 'r' is distinct from 'patient' then null
              when claims ? 'g' then (app.live_grant(claims)).scope
              else 'everything' end
    from app.viewer() as claims
$$;
comment on function app.viewer_scope is 'What of the patient''s record the viewer may see: everything for the patient themself; null for nobody.';

create or replace function app.viewer_patient() returns text
language sql stable parallel safe
set search_path = pg_catalog, pg_temp
as $$
  select case when claims ->> 'r' is distinct from 'patient' then null
              when not claims ? 'g' then claims ->> 'p'
              when (app.live_grant(claims)).scope = 'everything' then claims ->> 'p' end
    from app.viewer() as claims
$$;
comment on function app.viewer_patient is
  'The patient whose whole record the viewer may read: their own, or of the person who lets them see everything.';

create function app.viewer_patient_self() returns text
language sql stable parallel safe
set search_path = pg_catalog, pg_temp
as $$
  select claims ->> 'p' from app.viewer() as claims where claims ->> 'r' = 'patient' and not claims ? 'g'
$$;
comment on function app.viewer_patient_self is 'The patient record of a viewer who is that patient, not somebody who helps.';

create function app.viewer_helps_with(part text) returns text
language sql stable parallel safe
set search_path = pg_catalog, pg_temp
as $$
  select claims ->> 'p'
    from app.viewer() as claims
   where claims ? 'g' and (app.live_grant(claims)).scope = part
$$;
comment on function app.viewer_helps_with is 'The patient who lets the viewer see this part of the record and no more.';

create function app.viewer_helps() returns text
language sql stable parallel safe
set search_path = pg_catalog, pg_temp
as $$
  select claims ->> 'p' from app.viewer() as claims where claims ? 'g' and (app.live_grant(claims)).id is not null
$$;
comment on function app.viewer_helps is 'The patient who lets the viewer see any part: their name, and who treats them, belong to each.';

create function app.viewer_may_write() returns boolean
language sql stable parallel safe
set search_path = pg_catalog, pg_temp
as $$
  select coalesce(claims ->> 'r' = 'patient'
                  and case when claims ? 'g' then (app.live_grant(claims)).may_write else true end, false)
    from app.viewer() as claims
$$;
comment on function app.viewer_may_write is 'Whether the viewer may write what patients write: the patient, and a helper who was allowed more than reading.';

grant execute on function app.live_grant(jsonb), app.viewer_scope(), app.viewer_patient_self(), app.viewer_helps_with(text),
      app.viewer_helps(), app.viewer_may_write()
   to substantia_patient;

/* ── what a helper with a part sees ──────────────────────────────────────────────────────────────────────────────── */
create policy patients_helper on public.patients for select to substantia_patient
  using (patient_id = (select app.viewer_helps()) and deleted_at is null);
create policy doctor_patient_assignments_helper on public.doctor_patient_assignments for select to substantia_patient
  using (patient_id = (select app.viewer_helps()) and deleted_at is null);
-- visits that are still to come say when and where; what was found at past ones belongs to everything
create policy consultations_helper on public.consultations for select to substantia_patient
  using (patient_id = (select app.viewer_helps_with('appointments')) and deleted_at is null and status = 'scheduled');
create policy medical_reports_helper on public.medical_reports for select to substantia_patient
  using (patient_id = (select app.viewer_helps_with('reports')) and deleted_at is null
         and report_status in ('final', 'superseded')
         and released_at is not null and coalesce(held_until, '-infinity') <= now());
create policy report_files_helper on public.report_files for select to substantia_patient
  using (exists (select from public.medical_reports r
                  where r.id = report_id and r.patient_id = (select app.viewer_helps_with('reports')) and r.deleted_at is null));
create policy report_status_helper on public.report_status for select to substantia_patient
  using (patient_id = (select app.viewer_helps_with('reports')) and deleted_at is null);

/* ── the grants themselves ───────────────────────────────────────────────────────────────────────────────────────── */
alter table public.helper_grants enable row level security;
create policy helper_grants_admin on public.helper_grants to substantia_admin
  using ((select app.viewer_is('admin'))) with check ((select app.viewer_is('admin')));
create policy helper_grants_patient on public.helper_grants to substantia_patient
  using (patient_id = (select app.viewer_patient_self())) with check (patient_id = (select app.viewer_patient_self()));
grant select (id, patient_id, helper_name, helper_email, scope, may_write, ends_at, invited_at, invite_expires_at,
              helper_user_id, accepted_at, ended_at, ended_reason, created_at, updated_at, version)
   on public.helper_grants to substantia_admin, substantia_patient;
grant insert (patient_id, helper_name, helper_email, scope, may_write, ends_at) on public.helper_grants to substantia_patient;
grant update (helper_name, helper_email, scope, may_write, ends_at, code_hash, link_hash, invited_at, invite_expires_at,
              wrong_codes, ended_at, ended_reason)
   on public.helper_grants to substantia_patient;
grant update (ended_at, ended_reason) on public.helper_grants to substantia_admin;

-- An invitation is to one address, and what was accepted was accepted: another person is another grant.
create function app.keep_grant_honest() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  if old.invited_at is not null and (new.helper_email <> old.helper_email or new.helper_name <> old.helper_name) then
    raise exception using errcode = 'SB008', message = 'helper-is-invited';
  end if;
  if old.accepted_at is not null and new.code_hash is distinct from old.code_hash then
    raise exception using errcode = 'SB008', message = 'helper-is-invited';
  end if;
  if old.ended_at is not null and new.ended_at is null and old.ended_at < now() - interval '30 days' then
    raise exception using errcode = 'SB008', message = 'helper-ended-long-ago';
  end if;
  return new;
end;
$$;
comment on function app.keep_grant_honest is 'Whom an invitation goes to is not changed afterwards; an end is taken back for 30 days.';
create trigger keep_honest before update on public.helper_grants
  for each row execute function app.keep_grant_honest();

create trigger tell_access after update of ended_at, ends_at, scope on public.helper_grants
  for each statement execute function app.tell_access();

-- A helper reads whom they help, whoever they act for just now.
create function app.people_i_help()
returns table (grant_id text, patient_id text, patient_name text, scope text, may_write boolean, ends_at timestamptz)
language sql stable
security definer -- a helper sees of a grant what it allows, and the name of who gave it
set search_path = pg_catalog, public, pg_temp
as $$
  select h.id, h.patient_id, p.name, h.scope, h.may_write, h.ends_at::timestamptz
    from public.helper_grants h
    join public.patients p on p.patient_id = h.patient_id and p.deleted_at is null
   where h.helper_user_id = app.viewer_user() and app.viewer() ->> 'r' in ('patient', 'helper')
     and h.ended_at is null and coalesce(h.ends_at, 'infinity') > now()
   order by h.accepted_at, h.id
$$;
comment on function app.people_i_help is 'For an account of the portal: who lets it see what, now.';

create function app.stop_helping(grant_id text) returns boolean
language plpgsql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
  update public.helper_grants h set ended_at = now(), ended_reason = 'helper'
   where h.id = grant_id and h.helper_user_id = app.viewer_user() and h.ended_at is null;
  return found;
end;
$$;
comment on function app.stop_helping is 'A helper gives back what they were allowed to see.';

/* ── accepting ───────────────────────────────────────────────────────────────────────────────────────────────────── */
create function app.open_helper_invitation(token_hash bytea) returns table (helper_name text, helper_email text, has_account boolean)
language sql stable
security definer -- whoever has the link learns whom it was sent to; not by whom: that takes the code
set search_path = pg_catalog, public, pg_temp
as $$
  select h.helper_name, h.helper_email,
         exists (select from public.users u where lower(u.email) = lower(h.helper_email) and u.deleted_at is null)
    from public.helper_grants h
   where (h.link_hash = token_hash or h.mailed_link_hash = token_hash)
     and h.invited_at is not null and h.accepted_at is null and h.ended_at is null and h.invite_expires_at > now()
$$;
comment on function app.open_helper_invitation is 'Whom a link that still works invites; looking does not use it up.';

-- Five wrong codes end the invitation: of 100,000,000 codes that leaves one chance in 20 million.
create function app.accept_helper_invitation(token_hash bytea, code_hash bytea, account_name text, new_password_hash text)
returns text
language plpgsql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  claims  constant jsonb := app.viewer();
  invited public.helper_grants;
  account public.users;
begin
  select * into invited from public.helper_grants h
   where (h.link_hash = token_hash or h.mailed_link_hash = token_hash)
     and h.invited_at is not null and h.accepted_at is null and h.ended_at is null and h.invite_expires_at > now()
     for update; -- of fifty uses at once, one accepts
  if not found then
    return 'gone';
  end if;
  if invited.code_hash is distinct from accept_helper_invitation.code_hash then
    update public.helper_grants h
       set wrong_codes = h.wrong_codes + 1,
           ended_at = case when h.wrong_codes >= 4 then now() end,
           ended_reason = case when h.wrong_codes >= 4 then 'wrong-codes' end
     where h.id = invited.id;
    return case when invited.wrong_codes >= 4 then 'gone' else 'wrong-code' end;
  end if;
  if claims ->> 'u' is not null and claims ->> 'r' in ('patient', 'helper') then
    select * into account from public.users u where u.id = claims ->> 'u';
    if exists (select from public.patients p where p.user_id = account.id and p.patient_id = invited.patient_id) then
      return 'own-record';
    end if;
  elsif claims ->> 'r' = 'anonymous' then
    if exists (select from public.users u where lower(u.email) = lower(invited.helper_email)) then
      return 'account-exists';
    end if;
    insert into public.users (name, email, role, password_hash)
    values (account_name, lower(invited.helper_email), 'helper', new_password_hash)
    returning * into account;
  else
    return 'not-for-staff';
  end if;
  update public.helper_grants h
     set helper_user_id = account.id, accepted_at = now(), code_hash = null, link_hash = null, mailed_link_hash = null
   where h.id = invited.id;
  return 'accepted';
end;
$$;
comment on function app.accept_helper_invitation is
  'Accepts with link and code: as the portal account that is logged in, or with a new account that only helps. Says what became of it.';

grant execute on function app.people_i_help(), app.stop_helping(text) to substantia_patient;
grant execute on function app.open_helper_invitation(bytea) to substantia_anonymous, substantia_patient;
grant execute on function app.accept_helper_invitation(bytea, bytea, text, text) to substantia_anonymous, substantia_patient;

/* ── recorded as for ─────────────────────────────────────────────────────────────────────────────────────────────── */
create function app.viewer_grant() returns text
language sql stable parallel safe
set search_path = pg_catalog, pg_temp
as $$
  select app.viewer() ->> 'g'
$$;
comment on function app.viewer_grant is 'The grant by which the viewer acts for somebody.';
alter table public.audit_events add column grant_id text;
alter table public.audit_events alter column grant_id set default app.viewer_grant();
comment on column public.audit_events.grant_id is 'Set when somebody who helps did it: for the patient of this grant.';
create index audit_events_grant_idx on public.audit_events (grant_id, at desc, id desc) where grant_id is not null;

-- For the patient: what was done for them by one grant.
create function app.done_by_helper(grant_id text, before timestamptz, most integer)
returns table (id text, at timestamptz, action text, entity text, fields text[], outcome text)
language sql stable
security definer -- patients read no audit log, only this of it
set search_path = pg_catalog, public, pg_temp
as $$
  select e.id, e.at::timestamptz, e.action, e.entity, e.fields, e.outcome
    from public.audit_events e
   where e.grant_id = done_by_helper.grant_id and e.at < before
     and exists (select from public.helper_grants h
                  where h.id = done_by_helper.grant_id and h.patient_id = app.viewer_patient_self())
   order by e.at desc, e.id desc
   limit least(most, 200)
$$;
comment on function app.done_by_helper is 'What a helper looked at and did, for the patient who let them.';
grant execute on function app.done_by_helper(text, timestamptz, integer) to substantia_patient;

create or replace function app.viewer_still_in() returns boolean
language sql stable
security definer -- reads sessions and accounts
set search_path = pg_catalog, public, pg_temp
as $$
  select exists (
    select from app.viewer() as claims
      join public.login_sessions s on s.id = claims ->> 's'
      join public.users own on own.id = s.user_id
      join public.users shown on shown.id = claims ->> 'u' -- another one while an administrator previews
     where s.ended_at is null and s.expires_at > now()
       and s.last_seen_at + make_interval(mins => s.idle_minutes) > now()
       and app.login_refusal(own) is null and app.login_refusal(shown) is null
       and case when claims ? 'g' then (app.live_grant(claims)).id is not null
                else shown.role = claims ->> 'r' end)
$$;

