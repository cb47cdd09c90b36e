/*
 * Mail that goes out. A mail is a row: what for, for whom, about which record; never a text, and never a secret. The worker
 * takes it by a lease, makes the text and, where one is needed, the link, and gives it to the mail server.
 *
 * A worker killed before the mail server answered loses its lease and the mail is tried again. One killed between the mail
 * server's answer and the commit sends that mail twice, with the same Message-ID: no mail server can be asked afterwards
 * whether it has taken a mail. Never is a mail lost.
 */
create table public.mails (
  id             text not null default app.new_id(),
  kind           text not null,
  user_id        text,
  address        text,
  subject_id     text,
  subject_at     timestamptz(6),
  status         text not null default 'queued',
  dropped_reason text,
  attempts       smallint not null default 0,
  fence          integer not null default 0,
  lease_until    timestamptz(6),
  error_class    text,
  queued_at      timestamptz(6) not null default clock_timestamp(),
  not_before     timestamptz(6) not null default clock_timestamp(),
  not_after      timestamptz(6) not null,
  sent_at        timestamptz(6),
  constraint mails_pkey primary key (id),
  constraint mails_kind_known
    check (kind in ('helper-invitation', 'something-new', 'appointment-reminder', 'password-reset', 'archive-ready', 'test')),
  constraint mails_status_known check (status in ('queued', 'sending', 'sent', 'failed', 'dropped')),
  constraint mails_dropped_reason_known
    check (dropped_reason in ('turned-off', 'too-late', 'no-address', 'account-closed', 'gone', 'moved')),
  constraint mails_error_class_known check (error_class in ('connection', 'login', 'refused', 'later', 'time-out', 'killed')),
  constraint mails_to_somebody check (user_id is not null or address is not null),
  constraint mails_address_length check (char_length(address) between 3 and 320),
  constraint mails_dropped_for_a_reason check ((status = 'dropped') = (dropped_reason is not null)),
  constraint mails_sending_leased check ((status = 'sending') = (lease_until is not null)),
  constraint mails_sent_whole check ((status = 'sent') = (sent_at is not null)),
  constraint mails_counts_not_negative check (attempts >= 0 and fence >= 0),
  constraint mails_user_id_fkey foreign key (user_id) references public.users (id) on delete cascade
);
comment on table public.mails is 'Mail that waits, went out or could not: what for and for whom, never its text.';
comment on column public.mails.address is 'Of somebody without an account; null: the address of the account, as it is when the mail is sent.';
comment on column public.mails.subject_id is 'The record it is about: an appointment, an invitation, an archive.';
comment on column public.mails.subject_at is 'When the appointment was to be, as it stood when the mail was queued: a moved one is reminded of anew.';
comment on column public.mails.fence is 'How often a worker has taken it; a worker writes only under the number it took.';
create index mails_user_idx on public.mails (user_id, queued_at desc) where user_id is not null;
create index mails_waiting_idx on public.mails (not_before, id) where status in ('queued', 'sending');
create index mails_queued_at_idx on public.mails (queued_at desc, id desc);
create index mails_failed_idx on public.mails (queued_at desc) where status = 'failed';
create unique index mails_waiting_once on public.mails (kind, coalesce(user_id, address), coalesce(subject_id, ''))
  where status in ('queued', 'sending');
create unique index mails_reminder_once on public.mails (subject_id, subject_at) where kind = 'appointment-reminder';

create table public.mail_choices (
  id         text not null default app.new_id(),
  user_id    text not null,
  kind       text not null,
  is_wanted  boolean not null,
  updated_at timestamptz(6) not null default now(),
  constraint mail_choices_pkey primary key (id),
  constraint mail_choices_once unique (user_id, kind),
  constraint mail_choices_kind_known check (kind in ('something-new', 'appointment-reminder', 'archive-ready')),
  constraint mail_choices_user_id_fkey foreign key (user_id) references public.users (id) on delete cascade
);
comment on table public.mail_choices is 'Which kinds of mail somebody turned off, or on again. Without a row a kind is on; kinds that are not here cannot be turned off.';

create trigger audit_insert after insert on public.mails
  referencing new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_delete after delete on public.mails
  referencing old table as old_rows
  for each statement execute function app.audit_rows('id');
create function app.audit_mail() returns trigger
language plpgsql
security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
  perform app.write_audit(new.status, 'mails', new.id, null, case new.status when 'failed' then 'error' else 'ok' end, array['status']);
  return null;
end;
$$;
comment on function app.audit_mail is 'Events for what becomes of a mail: sent, failed, dropped, waiting again. That it is being sent is none.';
create trigger audit_update after update on public.mails
  for each row when (old.status is distinct from new.status and new.status <> 'sending') execute function app.audit_mail();

create trigger audit_insert after insert on public.mail_choices
  referencing new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_update after update on public.mail_choices
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_delete after delete on public.mail_choices
  referencing old table as old_rows
  for each statement execute function app.audit_rows('id');

/* ── queuing ─────────────────────────────────────────────────────────────────────────────────────────────────────── */
create function app.wants_mail(kind text, user_id text) returns boolean
language sql stable
set search_path = pg_catalog, public, pg_temp
as $$
  select not exists (select from public.mail_choices c
                      where c.user_id = wants_mail.user_id and c.kind = wants_mail.kind and not c.is_wanted)
$$;
comment on function app.wants_mail is 'Whether this person takes this kind of mail.';

create function app.queue_mail(kind text, user_id text, address text, subject_id text) returns text
language sql volatile
security definer -- no role writes the outbox
set search_path = pg_catalog, public, pg_temp
as $$
  insert into public.mails (kind, user_id, address, subject_id, not_before, not_after)
  select queue_mail.kind, queue_mail.user_id, queue_mail.address, queue_mail.subject_id,
         -- two things that are new at once are one mail
         clock_timestamp() + case queue_mail.kind when 'something-new' then interval '1 minute' else interval '0' end,
         clock_timestamp() + case queue_mail.kind when 'password-reset' then interval '1 hour'
                                                  when 'test' then interval '1 hour'
                                                  when 'something-new' then interval '3 days'
                                                  when 'archive-ready' then interval '1 day'
                                                  else interval '7 days' end
   where queue_mail.user_id is null or app.wants_mail(queue_mail.kind, queue_mail.user_id)
      on conflict do nothing -- one that waits already says the same
  returning id
$$;
comment on function app.queue_mail is
  'Puts a mail into the outbox and returns its id: null when the person turned the kind off, or when one that says the same waits already.';

create function app.announce_release() returns trigger
language plpgsql
security definer -- whoever releases a report need not see the account of its patient
set search_path = pg_catalog, public, pg_temp
as $$
declare
  account text;
begin
  if app.viewer() is null then
    return null; -- imports, seeds and the owner: nothing happened just now
  end if;
  select u.id into account
    from public.patients p join public.users u on u.id = p.user_id
   where p.patient_id = new.patient_id and p.deleted_at is null and u.is_active and u.deleted_at is null and u.email is not null;
  if account is not null then
    perform app.queue_mail('something-new', account, null, null);
  end if;
  return null;
end;
$$;
comment on function app.announce_release is 'A report that its patient may read from now on is announced, without a word of what it is.';
create trigger announce_release after insert on public.medical_reports
  for each row when (new.released_at is not null and new.import_run is null) execute function app.announce_release();
create trigger announce_release_upd after update of released_at, held_until on public.medical_reports
  for each row when (new.released_at is not null and new.import_run is null
                     and (old.released_at is null or (old.held_until is not null and new.held_until is null)))
  execute function app.announce_release();

create function app.queue_reminders(time_zone text) returns integer
language sql volatile
security definer -- the worker reads no appointments
set search_path = pg_catalog, public, pg_temp
as $$
  with queued as (
    insert into public.mails (kind, user_id, subject_id, subject_at, not_after)
    select 'appointment-reminder', u.id, c.id, c.consultation_date, c.consultation_date - interval '2 hours'
      from public.consultations c
      join public.patients p on p.patient_id = c.patient_id and p.deleted_at is null
      join public.users u on u.id = p.user_id and u.is_active and u.deleted_at is null and u.email is not null
     where (select app.viewer_is('worker'))
       and c.status = 'scheduled' and c.deleted_at is null
       and c.consultation_date between now() + interval '2 hours' and now() + interval '2 days'
       and (c.consultation_date at time zone time_zone)::date = (now() at time zone time_zone)::date + 1
       and app.wants_mail('appointment-reminder', u.id)
        on conflict do nothing
    returning 1
  )
  select count(*)::integer from queued
$$;
comment on function app.queue_reminders is 'For the worker: queues a reminder of every appointment of tomorrow, by the clinic''s clock; each appointment and time once.';

create function app.ask_password_reset(identifier text) returns void
language plpgsql volatile
security definer -- a visitor nobody knows yet
set search_path = pg_catalog, public, pg_temp
as $$
declare
  account public.users;
begin
  select u.* into account
    from app.find_login(identifier) f join public.users u on u.id = f.user_id;
  -- staff see many records: their way back in is another administrator, not a mailbox
  if account.id is not null and account.role in ('patient', 'helper') and account.email is not null
     and app.login_refusal(account) is null then
    perform app.queue_mail('password-reset', account.id, null, null);
  end if;
end;
$$;
comment on function app.ask_password_reset is
  'Queues a link for choosing a new password, when there is such an account of the portal. The same silence in every case.';

create function app.queue_test_mail() returns text
language plpgsql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  account constant text := app.viewer_user();
begin
  if account is null or (select u.email from public.users u where u.id = account) is null then
    return 'no-address';
  end if;
  if exists (select from public.mails m where m.user_id = account and m.kind = 'test'
                                          and m.queued_at > clock_timestamp() - interval '1 minute') then
    return 'just-asked';
  end if;
  perform app.queue_mail('test', account, null, null);
  return 'queued';
end;
$$;
comment on function app.queue_test_mail is 'Queues a mail to oneself, to see whether mail arrives; one a minute.';

/* ── the worker ──────────────────────────────────────────────────────────────────────────────────────────────────── */
create function app.most_mail_attempts() returns integer
language sql immutable parallel safe
as $$ select 8 $$;
comment on function app.most_mail_attempts is 'After how many tries a mail is failed until somebody tries it again.';

create function app.claim_mail(lease_seconds numeric, is_quiet boolean)
returns table (id text, kind text, fence integer, attempts integer)
language plpgsql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
  if not app.viewer_is('worker') then
    raise exception using errcode = '42501', message = 'only a worker takes mails';
  end if;
  update public.mails m
     set status = case when m.attempts >= app.most_mail_attempts() then 'failed' else 'queued' end,
         lease_until = null, error_class = 'killed'
   where m.id in (select w.id from public.mails w
                   where w.status = 'sending' and w.lease_until < clock_timestamp() for update skip locked);
  update public.mails m
     set status = 'dropped', dropped_reason = 'too-late'
   where m.id in (select w.id from public.mails w
                   where w.status = 'queued' and w.not_after < clock_timestamp() for update skip locked);
  return query
    update public.mails m
       set status = 'sending', fence = m.fence + 1, attempts = m.attempts + 1,
           lease_until = clock_timestamp() + make_interval(secs => lease_seconds::double precision)
     where m.id = (select w.id from public.mails w
                    where w.status = 'queued' and w.not_before <= clock_timestamp()
                      and case when is_quiet then w.kind not in ('appointment-reminder', 'something-new') else true end
                    -- somebody sits and waits for these
                    order by w.kind in ('password-reset', 'test') desc, w.not_before, w.id
                    limit 1
                      for update skip locked)
    returning m.id, m.kind, m.fence, m.attempts::integer;
end;
$$;
comment on function app.claim_mail is
  'Takes the next mail for one worker. In quiet hours none that nobody waits for. What a killed worker had waits again; what has come too late is dropped.';

create function app.mail_to_send(mail text, held_fence integer)
returns table (address text, name text, appointment_at timestamptz, refusal text)
language plpgsql stable
security definer -- the worker reads no accounts and no records
set search_path = pg_catalog, public, pg_temp
as $$
declare
  sending public.mails;
  account public.users;
  visit   public.consultations;
  invited public.helper_grants;
  reason  text;
begin
  select * into sending from public.mails m
   where m.id = mail and m.fence = held_fence and m.status = 'sending' and app.viewer_is('worker');
  if sending.id is null then
    return; -- another worker has it
  end if;
  if sending.user_id is not null then
    select * into account from public.users u where u.id = sending.user_id;
    reason := case when app.login_refusal(account) is not null then 'account-closed'
                   when not app.wants_mail(sending.kind, account.id) then 'turned-off' end;
  end if;
  case sending.kind
    when 'appointment-reminder' then
      select * into visit from public.consultations c where c.id = sending.subject_id;
      reason := coalesce(reason, case
        when visit.id is null or visit.deleted_at is not null or visit.status <> 'scheduled' then 'gone'
        when visit.consultation_date <> sending.subject_at then 'moved'
        when not exists (select from public.patients p
                          where p.patient_id = visit.patient_id and p.user_id = account.id and p.deleted_at is null) then 'gone' end);
    when 'something-new' then
      if sending.subject_id is null
         and not exists (select from public.patients p join public.medical_reports r on r.patient_id = p.patient_id
                      where p.user_id = account.id and p.deleted_at is null and r.deleted_at is null
                        and r.report_status in ('final', 'superseded') and r.released_at is not null
                        and coalesce(r.held_until, '-infinity') <= now()) then
        reason := coalesce(reason, 'gone');
      end if;
    when 'helper-invitation' then
      select * into invited from public.helper_grants h
       where h.id = sending.subject_id and h.invited_at is not null and h.accepted_at is null and h.ended_at is null
         and h.invite_expires_at > now();
      if invited.id is null then
        reason := coalesce(reason, 'gone');
      end if;
    else null;
  end case;
  return query
    select coalesce(sending.address, account.email), coalesce(account.name, invited.helper_name), visit.consultation_date::timestamptz,
           coalesce(reason, case when coalesce(sending.address, account.email) is null then 'no-address' end);
end;
$$;
comment on function app.mail_to_send is
  'For the worker that has a mail: where it goes and what it needs to say, or why it is not to be sent any more. No answer when it is no longer its own.';

create function app.mint_mail_link(mail text, held_fence integer, token_hash bytea, lasts_minutes integer) returns boolean
language plpgsql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  sending public.mails;
begin
  select * into sending from public.mails m
   where m.id = mail and m.fence = held_fence and m.status = 'sending' and app.viewer_is('worker')
     for update;
  if sending.kind = 'password-reset' then
    insert into public.one_time_links (token_hash, purpose, user_id, expires_at)
    values (mint_mail_link.token_hash, 'password-reset', sending.user_id, clock_timestamp() + make_interval(mins => lasts_minutes));
    return true;
  elsif sending.kind = 'helper-invitation' then
    update public.helper_grants h set mailed_link_hash = mint_mail_link.token_hash where h.id = sending.subject_id;
    return found;
  end if;
  return false;
end;
$$;
comment on function app.mint_mail_link is
  'Keeps the hash of the link that this try of a mail carries. The link itself is in the mail only. False when the mail is no longer this worker''s.';

create function app.end_mail(mail text, held_fence integer, outcome text, reason text, retry_after_seconds numeric) returns text
language sql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
  update public.mails m
     set status = case outcome when 'later' then case when retry_after_seconds is null or m.attempts >= app.most_mail_attempts()
                                                      then 'failed' else 'queued' end
                               else outcome end,
         dropped_reason = case outcome when 'dropped' then reason end,
         error_class = case outcome when 'later' then reason end,
         not_before = case when outcome = 'later' then clock_timestamp() + make_interval(secs => coalesce(retry_after_seconds, 0)::double precision)
                           else m.not_before end,
         sent_at = case outcome when 'sent' then clock_timestamp() end,
         lease_until = null
   where m.id = mail and m.fence = held_fence and m.status = 'sending' and (select app.viewer_is('worker'))
     and outcome in ('sent', 'dropped', 'later')
  returning m.status
$$;
comment on function app.end_mail is
  'What became of a mail: sent, dropped for a reason, or to be tried later and after the last try failed. No answer when it is no longer this worker''s.';

create function app.clean_up_mails() returns void
language sql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
  delete from public.mails m
   where m.status in ('sent', 'dropped', 'failed') and m.queued_at < now() - interval '90 days' and (select app.viewer_is('worker'));
$$;
comment on function app.clean_up_mails is 'Forgets what became of mails after ninety days; the audit log keeps it.';

/* ── administrators ──────────────────────────────────────────────────────────────────────────────────────────────── */
create function app.mail_figures() returns jsonb
language sql stable
security definer
set search_path = pg_catalog, public, pg_temp
as $$
  select jsonb_build_object(
    'statuses', (select coalesce(jsonb_object_agg(status, total), '{}')
                   from (select m.status, count(*) as total from public.mails m group by 1) c),
    'failedByClass', (select coalesce(jsonb_object_agg(class, total), '{}')
                        from (select coalesce(m.error_class, 'killed') as class, count(*) as total
                                from public.mails m where m.status = 'failed' group by 1) c),
    'troubledBy', (select m.error_class from public.mails m
                    where m.status = 'queued' and m.error_class is not null order by m.not_before desc limit 1),
    'oldestAt', (select min(m.not_before) from public.mails m where m.status = 'queued'),
    'lastSentAt', (select max(m.sent_at) from public.mails m where m.status = 'sent'))
   where (select app.viewer_is('admin'))
$$;
comment on function app.mail_figures is 'The outbox in numbers, for administrators.';

create function app.retry_mails() returns integer
language plpgsql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  retried integer;
begin
  if not app.viewer_is('admin') then
    raise exception using errcode = '42501', message = 'an administrator tries mails again';
  end if;
  update public.mails m
     set status = 'queued', attempts = 0, not_before = clock_timestamp()
   where m.status = 'failed'
     and not exists (select from public.mails w
                      where w.status in ('queued', 'sending') and w.kind = m.kind
                        and coalesce(w.user_id, w.address) = coalesce(m.user_id, m.address)
                        and coalesce(w.subject_id, '') = coalesce(m.subject_id, ''))
     and m.id = (select max(f.id) from public.mails f
                  where f.status = 'failed' and f.kind = m.kind
                    and coalesce(f.user_id, f.address) = coalesce(m.user_id, m.address)
                    and coalesce(f.subject_id, '') = coalesce(m.subject_id, ''));
  get diagnostics retried = row_count;
  return retried;
end;
$$;
comment on function app.retry_mails is 'Has every failed mail tried again, of equal ones one. What is too late by now is dropped by the worker.';

/* ── who may do what ─────────────────────────────────────────────────────────────────────────────────────────────── */
alter table public.mails enable row level security;
create policy mails_admin on public.mails for select to substantia_admin
  using ((select app.viewer_is('admin')));
create policy mails_patient on public.mails for select to substantia_patient
  using (user_id = (select app.viewer_user()));
grant select on public.mails to substantia_admin;
grant select (id, kind, user_id, status, dropped_reason, queued_at, sent_at) on public.mails to substantia_patient;

alter table public.mail_choices enable row level security;
create policy mail_choices_patient on public.mail_choices to substantia_patient
  using (user_id = (select app.viewer_user())) with check (user_id = (select app.viewer_user()));
grant select on public.mail_choices to substantia_patient;
grant insert (user_id, kind, is_wanted), update (is_wanted, updated_at) on public.mail_choices to substantia_patient;

grant execute on function app.ask_password_reset(text) to substantia_anonymous;
grant execute on function app.queue_test_mail() to substantia_patient;
grant execute on function app.queue_reminders(text), app.claim_mail(numeric, boolean), app.mail_to_send(text, integer),
      app.mint_mail_link(text, integer, bytea, integer), app.end_mail(text, integer, text, text, numeric), app.clean_up_mails()
   to substantia_worker;
grant execute on function app.mail_figures(), app.retry_mails() to substantia_admin;
