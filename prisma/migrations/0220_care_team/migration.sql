/*
 * Doctors, assignments and accounts as an administrator runs them: registration and approval of doctors with its history,
 * how many patients a doctor can take, and patients handed over from one doctor to another on a date.
 *
 * Whoever may no longer log in is out at once, whatever changed that: a form, a bulk action, an undo, SQL by hand. So
 * sessions end by trigger.
 */

/* ── doctors ─────────────────────────────────────────────────────────────────────────────────────────────────────── */
alter table public.doctors
  add column capacity_patients smallint,
  add constraint doctors_capacity_patients_plausible check (capacity_patients between 1 and 20000),
  drop constraint doctors_approval_state_known,
  add constraint doctors_approval_state_known
    check (approval_state in ('pending', 'approved', 'suspended', 'rejected'));
comment on column public.doctors.capacity_patients is 'How many patients the doctor can treat at a time; null: nobody said.';
grant insert (capacity_patients), update (capacity_patients) on public.doctors to substantia_admin;

-- Deleted doctors keep their name where history speaks of them; whoever offers doctors to choose from leaves them out.
create or replace view app.doctor_directory as
  select d.doctor_id, d.user_id, u.name, u.name_key, d.specialization, d.hospital_affiliation, d.approval_state,
         d.deleted_at is not null as is_deleted
    from public.doctors d
    join public.users u on u.id = d.user_id
   where (select app.viewer() ->> 'r') in ('admin', 'doctor', 'patient', 'worker');
comment on view app.doctor_directory is
  'Who the doctors are and were: name, profession, hospital. No address, no e-mail, no licence. Choices leave out is_deleted.';

create table public.doctor_approvals (
  id         text not null default app.new_id(),
  doctor_id  text not null,
  from_state text not null,
  to_state   text not null,
  reason     text,
  changed_by text,
  changed_at timestamptz(6) not null default clock_timestamp(),
  constraint doctor_approvals_pkey primary key (id),
  constraint doctor_approvals_doctor_id_fkey
    foreign key (doctor_id) references public.doctors (doctor_id) on delete cascade
);
comment on table public.doctor_approvals is
  'Every change of a doctor''s approval, with its reason. Written by trigger, never changed; changed_by outlives its account.';
create index doctor_approvals_doctor_idx on public.doctor_approvals (doctor_id, changed_at desc, id desc);
alter table public.doctor_approvals enable row level security;
create policy doctor_approvals_admin on public.doctor_approvals for select to substantia_admin
  using ((select app.viewer_is('admin')));
grant select on public.doctor_approvals to substantia_admin;

create function app.on_doctor_approval() returns trigger
language plpgsql
security definer -- no role writes the history or ends sessions in passing
set search_path = pg_catalog, public, pg_temp
as $$
declare
  account text;
begin
  insert into public.doctor_approvals (doctor_id, from_state, to_state, reason, changed_by)
  select n.doctor_id, o.approval_state, n.approval_state, n.approval_reason, app.viewer_user()
    from new_rows n
    join old_rows o using (doctor_id)
   where n.approval_state <> o.approval_state
   order by n.doctor_id;
  for account in
    select n.user_id
      from new_rows n
      join old_rows o using (doctor_id)
     where (n.approval_state <> 'approved' or n.deleted_at is not null)
       and o.approval_state = 'approved' and o.deleted_at is null
     order by n.user_id
  loop
    perform app.end_sessions_of(account, 'account-changed', null);
  end loop;
  return null;
end;
$$;
comment on function app.on_doctor_approval is
  'Keeps the history of approvals, and ends the sessions of a doctor who is no longer approved.';
create trigger on_doctor_approval after update on public.doctors
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.on_doctor_approval();

create function app.on_account_change() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  account text;
begin
  for account in
    select n.id
      from new_rows n
      join old_rows o using (id)
     where (o.is_active and not n.is_active)
        or (o.deleted_at is null and n.deleted_at is not null)
        or n.role <> o.role
     order by n.id
  loop
    perform app.end_sessions_of(account, 'account-changed', null);
  end loop;
  return null;
end;
$$;
comment on function app.on_account_change is 'Ends the sessions of an account that is closed, deleted or given another role.';
create trigger on_account_change after update on public.users
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.on_account_change();

-- A page that nobody touched for as long as a session may idle ends it: what asks in the background, such as the presence of
-- an open form, would keep it alive.
alter table public.login_sessions
  drop constraint login_sessions_ended_reason_known,
  add constraint login_sessions_ended_reason_known
    check (ended_reason in ('logout', 'idle', 'ended-by-user', 'ended-by-admin', 'password-changed', 'account-changed'));

create function app.lock_login_session(token_hash bytea) returns void
language plpgsql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  ended_user text;
begin
  update public.login_sessions s
     set ended_at = now(), ended_reason = 'idle'
   where s.token_hash = lock_login_session.token_hash and s.ended_at is null
  returning s.user_id into ended_user;
  if found then
    perform app.write_audit('logout', 'users', ended_user, null, 'ok', array['idle']);
  end if;
end;
$$;
comment on function app.lock_login_session is 'Ends the session of the bearer of this token because nobody touched its pages.';
grant execute on function app.lock_login_session(bytea) to substantia_anonymous;

create or replace function app.login_refusal(account public.users) returns text
language sql stable
set search_path = pg_catalog, public, pg_temp
as $$
  select case
    when account.id is null or account.deleted_at is not null or not account.is_active then 'account-disabled'
    when account.role = 'doctor' and not exists (
      select from public.doctors d where d.user_id = account.id and d.deleted_at is null) then 'account-incomplete'
    when account.role = 'doctor' then (
      select case d.approval_state when 'pending' then 'approval-pending'
                                   when 'suspended' then 'approval-suspended'
                                   when 'rejected' then 'approval-rejected' end
        from public.doctors d where d.user_id = account.id)
    when account.role = 'patient' and not exists (
      select from public.patients p where p.user_id = account.id and p.deleted_at is null) then 'account-incomplete'
  end
$$;

/* ── doctors who register themselves ─────────────────────────────────────────────────────────────────────────────── */

-- Counted before a password is hashed, in a transaction of its own, like attempts to log in: 20 an hour from a network.
create function app.count_registration(network text) returns integer
language plpgsql volatile
security definer -- the anonymous role has no table privilege
set search_path = pg_catalog, public, pg_temp
as $$
declare
  moment   constant timestamptz := clock_timestamp();
  tried    integer;
  opens_at timestamptz;
begin
  insert into public.login_throttles as t (key, attempts, window_ends_at)
  values ('registration:' || network, 1, moment + interval '1 hour')
      on conflict (key) do update
     set attempts = case when t.window_ends_at < moment then 1 else t.attempts + 1 end,
         window_ends_at = case when t.window_ends_at < moment then moment + interval '1 hour' else t.window_ends_at end
  returning attempts, window_ends_at into tried, opens_at;
  return case when tried > 20 then ceil(extract(epoch from opens_at - moment))::integer else 0 end;
end;
$$;
comment on function app.count_registration is
  'Counts a registration; returns the seconds to wait, 0 when it may be carried out now.';

create function app.register_doctor(
  name text, email text, password_hash text, phone text, specialization text, license_number text,
  hospital_affiliation text, years_experience smallint)
returns void
language plpgsql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  account  text;
  is_taken boolean;
begin
  if app.viewer() ->> 'r' is distinct from 'anonymous' then
    raise exception using errcode = '42501', message = 'only a visitor registers';
  end if;
  insert into public.users (name, email, password_hash, phone, role)
  values (register_doctor.name, register_doctor.email, register_doctor.password_hash, register_doctor.phone, 'doctor')
      on conflict do nothing -- known already: the same answer, and nothing is said about it
  returning id into account;
  if account is null then
    perform app.write_audit('doctors.register', 'users', null, null, 'denied', array['email']);
    return;
  end if;
  -- a licence number that somebody has is for an administrator to look into, not for a stranger to find out
  is_taken := exists (select from public.doctors d where d.license_number = register_doctor.license_number and d.deleted_at is null);
  insert into public.doctors (user_id, specialization, license_number, hospital_affiliation, years_experience,
                              approval_state, approval_reason)
  values (account, register_doctor.specialization,
          case when not is_taken then register_doctor.license_number end,
          register_doctor.hospital_affiliation, register_doctor.years_experience, 'pending',
          case when is_taken
               then format('Gave the licence number %s, which another doctor has.', register_doctor.license_number) end);
  perform app.write_audit('doctors.register', 'users', account, null, 'ok', '{}');
end;
$$;
comment on function app.register_doctor is
  'An account and a profile that waits for approval, unless the e-mail address is known. Says nothing about which.';
grant execute on function
      app.count_registration(text), app.register_doctor(text, text, text, text, text, text, text, smallint)
   to substantia_anonymous;

/* ── accounts ────────────────────────────────────────────────────────────────────────────────────────────────────── */
-- Logging in is no edit: somebody who is changing the account meanwhile has not been overtaken.
drop trigger bump_version on public.users;
create trigger bump_version
  before update of username, email, must_change_password, name, role, age, gender, phone, address, is_active, legacy,
                   import_run, deleted_at, deletion_id
  on public.users
  for each row execute function app.bump_version();

create index users_created_at_idx on public.users (created_at desc, id desc);

/* ── assignments ─────────────────────────────────────────────────────────────────────────────────────────────────── */
create index doctor_patient_assignments_date_idx
  on public.doctor_patient_assignments (assignment_date desc, id desc);

-- Only where somebody writes an end: the old system's own dates are kept as they are.
create function app.refuse_end_before_start() returns trigger
language plpgsql
as $$
begin
  raise exception using
    errcode = '23514',
    constraint = 'doctor_patient_assignments_end_after_start',
    message = 'the end violates check constraint "doctor_patient_assignments_end_after_start"';
end;
$$;
comment on function app.refuse_end_before_start is 'No assignment ends before it began.';
create trigger refuse_end_before_start before update of ended_at on public.doctor_patient_assignments
  for each row when (new.ended_at is distinct from old.ended_at and new.ended_at < new.assignment_date)
  execute function app.refuse_end_before_start();

/* ── hand-overs ──────────────────────────────────────────────────────────────────────────────────────────────────── */
create table public.hand_overs (
  id                text not null default app.new_id(),
  from_doctor_id    text not null,
  to_doctor_id      text not null,
  on_date           date not null,
  patient_ids       text[],
  move_appointments boolean not null default false,
  reason            text not null,
  state             text not null default 'planned',
  moved             integer,
  moved_visits      integer,
  skipped           jsonb,
  problem           text,
  operation_id      text,
  requested_by      text,
  requested_at      timestamptz(6) not null default now(),
  carried_out_at    timestamptz(6),
  updated_at        timestamptz(6) not null default now(),
  version           integer not null default 1,
  constraint hand_overs_pkey primary key (id),
  constraint hand_overs_state_known check (state in ('planned', 'done', 'cancelled', 'failed')),
  constraint hand_overs_reason_length check (char_length(reason) between 1 and 1000),
  constraint hand_overs_two_doctors check (from_doctor_id <> to_doctor_id),
  constraint hand_overs_from_doctor_id_fkey
    foreign key (from_doctor_id) references public.doctors (doctor_id) on delete cascade,
  constraint hand_overs_to_doctor_id_fkey
    foreign key (to_doctor_id) references public.doctors (doctor_id) on delete cascade,
  constraint hand_overs_requested_by_fkey
    foreign key (requested_by) references public.users (id) on delete set null
);
comment on table public.hand_overs is
  'Patients who go from one doctor to another on a date, all or those named. A planned one is carried out by the worker.';
comment on column public.hand_overs.patient_ids is 'Null: everybody whom the first doctor treats on that date.';
comment on column public.hand_overs.operation_id is 'What all its writes are part of, also when they come in several transactions.';
comment on column public.hand_overs.skipped is 'Whom it left where they were and why: [{"patientId", "why"}].';
create index hand_overs_from_idx on public.hand_overs (from_doctor_id, on_date desc);
create index hand_overs_to_idx on public.hand_overs (to_doctor_id, on_date desc);
create index hand_overs_requested_by_idx on public.hand_overs (requested_by) where requested_by is not null;
create index hand_overs_requested_at_idx on public.hand_overs (requested_at desc, id desc);
create index hand_overs_due_idx on public.hand_overs (on_date) where state = 'planned';
create trigger bump_version before update on public.hand_overs
  for each row execute function app.bump_version();
alter table public.hand_overs enable row level security;
create policy hand_overs_admin on public.hand_overs to substantia_admin
  using ((select app.viewer_is('admin'))) with check ((select app.viewer_is('admin')));
grant select on public.hand_overs to substantia_admin;
grant insert (from_doctor_id, to_doctor_id, on_date, patient_ids, move_appointments, reason, requested_by)
   on public.hand_overs to substantia_admin;
grant update (state, moved, moved_visits, skipped, operation_id, carried_out_at) on public.hand_overs to substantia_admin;

create trigger audit_insert after insert on public.hand_overs
  referencing new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_update after update on public.hand_overs
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_delete after delete on public.hand_overs
  referencing old table as old_rows
  for each statement execute function app.audit_rows('id');

-- The worker carries one out as the person who planned it, so that person must still be allowed to.
create function app.due_hand_over(today date) returns table (id text, user_id text, user_name text, may_still boolean)
language sql stable
security definer
set search_path = pg_catalog, public, pg_temp
as $$
  select h.id, u.id, u.name, coalesce(u.role = 'admin' and u.is_active and u.deleted_at is null, false)
    from public.hand_overs h
    left join public.users u on u.id = h.requested_by
   where h.state = 'planned' and h.on_date <= due_hand_over.today
     and app.viewer_is('worker')
   order by h.on_date, h.id
   limit 1
$$;
comment on function app.due_hand_over is 'The next planned hand-over whose date has come, and who planned it.';

create function app.fail_hand_over(hand_over_id text, problem text) returns void
language sql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
  update public.hand_overs h
     set state = 'failed', problem = fail_hand_over.problem
   where h.id = fail_hand_over.hand_over_id and h.state = 'planned' and app.viewer_is('worker')
$$;
comment on function app.fail_hand_over is 'Writes down why a planned hand-over cannot be carried out.';
grant execute on function app.due_hand_over(date), app.fail_hand_over(text, text) to substantia_worker;
