/*
 * Coming in: login sessions, throttling, one-time links, repeated requests. Everything an anonymous visitor may do to an
 * account goes through the functions below; the anonymous role has no table privilege at all.
 * Tokens and links are stored as SHA-256 only: a copy of this database logs nobody in.
 */
create table public.login_sessions (
  id           text not null default app.new_id(),
  token_hash   bytea not null,
  user_id      text not null,
  created_at   timestamptz(6) not null default now(),
  last_seen_at timestamptz(6) not null default now(),
  idle_minutes integer not null,
  expires_at   timestamptz(6) not null,
  ended_at     timestamptz(6),
  ended_reason text,
  network      text,
  device       text,
  constraint login_sessions_pkey primary key (id),
  constraint login_sessions_token_hash_key unique (token_hash),
  constraint login_sessions_token_hash_length check (octet_length(token_hash) = 32),
  constraint login_sessions_ended_reason_known
    check (ended_reason in ('logout', 'ended-by-user', 'ended-by-admin', 'password-changed', 'account-changed')),
  constraint login_sessions_user_id_fkey foreign key (user_id) references public.users (id) on delete cascade
);
comment on table public.login_sessions is 'Who is logged in where. The cookie holds the token, this table its hash.';
create index login_sessions_user_idx on public.login_sessions (user_id, created_at desc);
create index login_sessions_expires_at_idx on public.login_sessions (expires_at);

create table public.login_throttles (
  key            text not null,
  attempts       integer not null default 0,
  window_ends_at timestamptz(6) not null,
  blocked_until  timestamptz(6),
  constraint login_throttles_pkey primary key (key)
);
comment on table public.login_throttles is 'Attempts to log in, counted per account and per network before any password is hashed.';
create index login_throttles_window_idx on public.login_throttles (window_ends_at);

create table public.one_time_links (
  id         text not null default app.new_id(),
  token_hash bytea not null,
  purpose    text not null,
  user_id    text,
  created_by text,
  created_at timestamptz(6) not null default now(),
  expires_at timestamptz(6) not null,
  used_at    timestamptz(6),
  voided_at  timestamptz(6),
  constraint one_time_links_pkey primary key (id),
  constraint one_time_links_token_hash_key unique (token_hash),
  constraint one_time_links_token_hash_length check (octet_length(token_hash) = 32),
  constraint one_time_links_purpose_known check (purpose in ('first-administrator', 'invitation', 'password-reset')),
  constraint one_time_links_user_unless_first check ((user_id is null) = (purpose = 'first-administrator')),
  constraint one_time_links_user_id_fkey foreign key (user_id) references public.users (id) on delete cascade
);
comment on table public.one_time_links is 'Links that let somebody choose a password once.';
create index one_time_links_user_idx on public.one_time_links (user_id) where user_id is not null;

create table public.idempotency_keys (
  user_id    text not null,
  key        text not null,
  action     text not null,
  result     jsonb,
  created_at timestamptz(6) not null default now(),
  constraint idempotency_keys_pkey primary key (user_id, key),
  constraint idempotency_keys_key_length check (char_length(key) between 1 and 100),
  constraint idempotency_keys_user_id_fkey foreign key (user_id) references public.users (id) on delete cascade
);
comment on table public.idempotency_keys is 'A form sent twice (double click, lost connection, fail-over) is carried out once.';
create index idempotency_keys_created_at_idx on public.idempotency_keys (created_at);

/* ── logging in ──────────────────────────────────────────────────────────────────────────────────────────────────── */

-- Counts first, in a transaction of its own, so that a thousand parallel guesses are a thousand counted guesses.
-- Account: 5 free attempts, then a wait that doubles from 15 seconds to 15 minutes. Network: 30 attempts a minute.
-- An attempt inside a wait is not evaluated and does not lengthen it, so nobody is locked out for longer by others.
create function app.count_login_attempt(identifier text, network text) returns integer
language plpgsql volatile
security definer -- the anonymous role has no table privilege
set search_path = pg_catalog, public, pg_temp
as $$
declare
  account_key constant text := 'account:' || encode(sha256(convert_to(lower(identifier), 'UTF8')), 'hex');
  network_key constant text := 'network:' || network;
  moment      constant timestamptz := clock_timestamp();
  account     public.login_throttles;
  tried       integer;
  opens_at    timestamptz;
begin
  insert into public.login_throttles as t (key, attempts, window_ends_at)
  values (network_key, 1, moment + interval '1 minute')
      on conflict (key) do update
     set attempts = case when t.window_ends_at < moment then 1 else t.attempts + 1 end,
         window_ends_at = case when t.window_ends_at < moment then moment + interval '1 minute' else t.window_ends_at end
  returning attempts, window_ends_at into tried, opens_at;
  if tried > 30 then
    return ceil(extract(epoch from opens_at - moment));
  end if;

  insert into public.login_throttles (key, window_ends_at)
  values (account_key, moment + interval '1 day')
      on conflict (key) do nothing;
  select * into account from public.login_throttles where key = account_key for update;
  if account.blocked_until > moment then
    return ceil(extract(epoch from account.blocked_until - moment));
  end if;
  tried := case when account.window_ends_at < moment then 1 else account.attempts + 1 end;
  update public.login_throttles
     set attempts = tried,
         window_ends_at = moment + interval '1 day',
         blocked_until = case when tried >= 5
                              then moment + least(interval '15 minutes', interval '15 seconds' * 2 ^ least(tried - 5, 10))
                         end
   where key = account_key;
  return 0;
end;
$$;
comment on function app.count_login_attempt is 'Counts an attempt; returns the seconds to wait, 0 when it may be evaluated now.';

create function app.find_login(identifier text) returns table (user_id text, password_hash text, role text)
language sql stable
security definer -- the only way to a password hash, and it takes knowing the account's name
set search_path = pg_catalog, public, pg_temp
as $$
  select u.id, u.password_hash, u.role
    from public.users u
   where (select app.viewer() ->> 'r') = 'anonymous' -- nobody who is logged in, whatever role they take
     and u.deleted_at is null
     and (lower(u.email) = lower(identifier) or lower(u.username) = lower(identifier))
   order by coalesce(lower(u.email) = lower(identifier), false) desc
   limit 1
$$;
comment on function app.find_login is 'The account with this e-mail address or user name, for checking a password.';

create function app.login_refusal(account public.users) returns text
language sql stable
set search_path = pg_catalog, public, pg_temp
as $$
  select case
    when account.id is null or account.deleted_at is not null or not account.is_active then 'account-disabled'
    when account.role = 'doctor' and not exists (
      select from public.doctors d where d.user_id = account.id and d.deleted_at is null) then 'account-incomplete'
    when account.role = 'doctor' then (
      select case d.approval_state when 'pending' then 'approval-pending' when 'suspended' then 'approval-suspended' end
        from public.doctors d where d.user_id = account.id)
    when account.role = 'patient' and not exists (
      select from public.patients p where p.user_id = account.id and p.deleted_at is null) then 'account-incomplete'
  end
$$;
comment on function app.login_refusal is 'Why this account may not be used now; null when it may.';

-- The password was checked by the server, which says so by signing a viewer with role "login" and the account's id.
create function app.open_login_session(
  token_hash bytea, idle_minutes integer, absolute_minutes integer, network text, device text, new_password_hash text)
returns text
language plpgsql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  claims  constant jsonb := app.viewer();
  account public.users;
  refusal text;
begin
  if claims ->> 'r' is distinct from 'login' then
    raise exception using errcode = 'SB003', message = 'only the server opens a login session';
  end if;
  select * into account from public.users u where u.id = claims ->> 'u' for no key update;
  refusal := app.login_refusal(account);
  if refusal is not null then
    perform app.write_audit('login', 'users', account.id, null, 'denied', array[refusal]);
    return refusal;
  end if;
  insert into public.login_sessions (token_hash, user_id, idle_minutes, expires_at, network, device)
  values (open_login_session.token_hash, account.id, open_login_session.idle_minutes,
          now() + make_interval(mins => absolute_minutes), open_login_session.network, open_login_session.device);
  update public.users u
     set last_login = now(), password_hash = coalesce(new_password_hash, u.password_hash)
   where u.id = account.id;
  delete from public.login_throttles t
   where t.key in ('account:' || encode(sha256(convert_to(lower(account.email), 'UTF8')), 'hex'),
                   'account:' || encode(sha256(convert_to(lower(account.username), 'UTF8')), 'hex'));
  perform app.write_audit('login', 'users', account.id, null, 'ok', '{}');
  return null;
end;
$$;
comment on function app.open_login_session is
  'Opens a session for the account whose password the server has checked; returns why not, or null.';

create function app.note_failed_login(identifier text) returns void
language plpgsql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
  -- which account was tried, when there is one; never what was typed: people type passwords into the wrong field
  perform app.write_audit('login', 'users', (select f.user_id from app.find_login(identifier) f), null, 'denied', '{}');
end;
$$;
comment on function app.note_failed_login is 'Records a wrong password or an unknown name.';

/* ── every request after it ──────────────────────────────────────────────────────────────────────────────────────── */

create function app.viewer_of_session(token_hash bytea)
returns table (login_session_id text, user_id text, role text, name text, doctor_id text, patient_id text,
               must_change_password boolean, idle_minutes integer, expires_at timestamptz)
language plpgsql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  session public.login_sessions;
  account public.users;
begin
  select * into session
    from public.login_sessions s
   where s.token_hash = viewer_of_session.token_hash
     and s.ended_at is null
     and s.expires_at > now()
     and s.last_seen_at + make_interval(mins => s.idle_minutes) > now();
  if not found then
    return;
  end if;
  select * into account from public.users u where u.id = session.user_id;
  if app.login_refusal(account) is not null then
    return;
  end if;
  if session.last_seen_at < now() - interval '30 seconds' then -- not a write per request
    update public.login_sessions s set last_seen_at = now() where s.id = session.id;
  end if;
  return query
    select session.id, account.id, account.role, account.name,
           (select d.doctor_id from public.doctors d where d.user_id = account.id and account.role = 'doctor'),
           (select p.patient_id from public.patients p where p.user_id = account.id and account.role = 'patient'),
           account.must_change_password, session.idle_minutes, session.expires_at::timestamptz;
end;
$$;
comment on function app.viewer_of_session is
  'Who the bearer of this token is right now: nothing when the session ended or idled out, the account was disabled or the doctor suspended.';

create function app.end_login_session(token_hash bytea) returns void
language plpgsql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  ended_user text;
begin
  update public.login_sessions s
     set ended_at = now(), ended_reason = 'logout'
   where s.token_hash = end_login_session.token_hash and s.ended_at is null
  returning s.user_id into ended_user;
  if found then
    perform app.write_audit('logout', 'users', ended_user, null, 'ok', '{}');
  end if;
end;
$$;
comment on function app.end_login_session is 'Logs out the bearer of this token.';

create function app.end_sessions_of(account_id text, reason text, except_session text) returns integer
language plpgsql volatile
set search_path = pg_catalog, public, pg_temp
as $$
declare
  ended integer;
begin
  update public.login_sessions s
     set ended_at = now(), ended_reason = reason
   where s.user_id = account_id and s.ended_at is null and s.expires_at > now()
     and s.id is distinct from except_session;
  get diagnostics ended = row_count;
  return ended;
end;
$$;
comment on function app.end_sessions_of is 'Ends the sessions of an account, all or all but one.';

create function app.end_my_other_sessions() returns integer
language plpgsql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  claims constant jsonb := app.viewer();
  ended  integer;
begin
  ended := app.end_sessions_of(claims ->> 'u', 'ended-by-user', claims ->> 's');
  perform app.write_audit('sessions.end-others', 'users', claims ->> 'u', null, 'ok', '{}');
  return ended;
end;
$$;
comment on function app.end_my_other_sessions is 'Ends every session of the viewer but this one; returns how many.';

create function app.my_password_hash() returns text
language sql stable
security definer
set search_path = pg_catalog, public, pg_temp
as $$
  select u.password_hash from public.users u where u.id = app.viewer_user()
$$;
comment on function app.my_password_hash is 'The viewer''s own hash, to check the old password before a new one is set.';

create function app.change_my_password(new_password_hash text) returns void
language plpgsql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  claims constant jsonb := app.viewer();
begin
  update public.users u
     set password_hash = new_password_hash, must_change_password = false
   where u.id = claims ->> 'u';
  perform app.end_sessions_of(claims ->> 'u', 'password-changed', claims ->> 's');
  update public.one_time_links l set voided_at = now()
   where l.user_id = claims ->> 'u' and l.used_at is null and l.voided_at is null;
  perform app.write_audit('password.change', 'users', claims ->> 'u', null, 'ok', '{}');
end;
$$;
comment on function app.change_my_password is 'Sets the viewer''s password, ends the other sessions and voids open links.';

/* ── one-time links ──────────────────────────────────────────────────────────────────────────────────────────────── */

create function app.open_one_time_link(token_hash bytea)
returns table (purpose text, user_id text, name text, login_name text)
language sql stable
security definer
set search_path = pg_catalog, public, pg_temp
as $$
  select l.purpose, u.id, u.name, coalesce(u.email, u.username)
    from public.one_time_links l
    left join public.users u on u.id = l.user_id
   where l.token_hash = open_one_time_link.token_hash
     and l.used_at is null and l.voided_at is null and l.expires_at > now()
     and (l.purpose = 'first-administrator' or (u.is_active and u.deleted_at is null))
$$;
comment on function app.open_one_time_link is 'What a link that still works is for; looking does not use it up.';

create function app.use_one_time_link(token_hash bytea, new_password_hash text, new_name text, new_email text)
returns text
language plpgsql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  link       public.one_time_links;
  account_id text;
begin
  update public.one_time_links l
     set used_at = now()
   where l.token_hash = use_one_time_link.token_hash
     and l.used_at is null and l.voided_at is null and l.expires_at > now()
     and (l.purpose = 'first-administrator'
          or exists (select from public.users u where u.id = l.user_id and u.is_active and u.deleted_at is null))
  returning * into link; -- of fifty uses at once, one gets the row
  if not found then
    return null;
  end if;
  if link.purpose = 'first-administrator' then
    if exists (select from public.users u where u.role = 'admin' and u.is_active and u.deleted_at is null) then
      return null; -- somebody was faster, by command or by another link
    end if;
    insert into public.users (name, email, role, password_hash)
    values (new_name, new_email, 'admin', new_password_hash)
    returning id into account_id;
  else
    account_id := link.user_id;
    update public.users u
       set password_hash = new_password_hash, must_change_password = false
     where u.id = account_id;
    perform app.end_sessions_of(account_id, 'password-changed', null);
  end if;
  update public.one_time_links l set voided_at = now()
   where l.id <> link.id and l.used_at is null and l.voided_at is null
     and (l.user_id = account_id or (link.purpose = 'first-administrator' and l.purpose = 'first-administrator'));
  perform app.write_audit('one-time-link.use', 'users', account_id, null, 'ok', array[link.purpose]);
  return account_id;
end;
$$;
comment on function app.use_one_time_link is 'Sets the password that the link allows, once; returns the account, or null when the link no longer works.';
