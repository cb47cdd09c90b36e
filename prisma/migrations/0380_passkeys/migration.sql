/*
 * Passkeys (WebAuthn level 3): a device proves who somebody is with a finger, a face or its own code, and nothing is typed.
 * The database keeps public keys, which log nobody in. Challenges are used once.
 */
create table public.passkeys (
  id            text not null default app.new_id(),
  user_id       text not null,
  credential_id text not null,
  public_key    bytea not null,
  sign_count    bigint not null default 0,
  transports    text[] not null default '{}',
  name          text not null,
  is_synced     boolean not null default false,
  created_at    timestamptz(6) not null default now(),
  last_used_at  timestamptz(6),
  removed_at    timestamptz(6),
  constraint passkeys_pkey primary key (id),
  constraint passkeys_name_length check (char_length(name) between 1 and 80),
  constraint passkeys_credential_id_length check (char_length(credential_id) between 16 and 1400),
  constraint passkeys_user_id_fkey foreign key (user_id) references public.users (id) on delete cascade
);
comment on table public.passkeys is 'Devices that log somebody in without a password. Never deleted: what was removed is kept as such.';
comment on column public.passkeys.sign_count is 'How often the device says it signed. A count that falls back is a copy of the key, which is refused.';
comment on column public.passkeys.is_synced is 'Kept by the maker of the device as well, so that losing the device does not lose the key.';
create unique index passkeys_credential_key on public.passkeys (credential_id);
create index passkeys_user_idx on public.passkeys (user_id, created_at);

create table public.passkey_challenges (
  challenge_hash bytea not null,
  purpose        text not null,
  user_id        text,
  expires_at     timestamptz(6) not null,
  constraint passkey_challenges_pkey primary key (challenge_hash),
  constraint passkey_challenges_hash_length check (octet_length(challenge_hash) = 32),
  constraint passkey_challenges_purpose_known check (purpose in ('add', 'log-in')),
  constraint passkey_challenges_user_of_add check ((user_id is not null) = (purpose = 'add')),
  constraint passkey_challenges_user_id_fkey foreign key (user_id) references public.users (id) on delete cascade
);
comment on table public.passkey_challenges is 'What a device is asked to sign, for five minutes and once.';
create index passkey_challenges_expires_at_idx on public.passkey_challenges (expires_at);
create index passkey_challenges_user_idx on public.passkey_challenges (user_id) where user_id is not null;

create trigger audit_insert after insert on public.passkeys
  referencing new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_update after update on public.passkeys
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.audit_rows('id');
create trigger audit_delete after delete on public.passkeys
  referencing old table as old_rows
  for each statement execute function app.audit_rows('id');

create function app.keep_challenge(challenge_hash bytea, purpose text) returns void
language plpgsql volatile
security definer -- no role writes challenges
set search_path = pg_catalog, public, pg_temp
as $$
declare
  claims constant jsonb := app.viewer();
begin
  if purpose = 'add' and claims ->> 'u' is null or purpose = 'log-in' and claims ->> 'r' is distinct from 'anonymous' then
    raise exception using errcode = '42501', message = 'this challenge is not for this viewer';
  end if;
  -- whoever asks for many pays for the cleaning
  delete from public.passkey_challenges c
   where c.challenge_hash in (select e.challenge_hash from public.passkey_challenges e where e.expires_at < now()
                               order by e.expires_at limit 20 for update skip locked);
  insert into public.passkey_challenges (challenge_hash, purpose, user_id, expires_at)
  values (keep_challenge.challenge_hash, keep_challenge.purpose,
          case when purpose = 'add' then claims ->> 'u' end, now() + interval '5 minutes');
end;
$$;
comment on function app.keep_challenge is 'Remembers what a device is asked to sign.';

create function app.take_challenge(challenge_hash bytea, purpose text) returns boolean
language plpgsql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
  delete from public.passkey_challenges c
   where c.challenge_hash = take_challenge.challenge_hash and c.purpose = take_challenge.purpose
     and c.expires_at > now()
     and c.user_id is not distinct from case when take_challenge.purpose = 'add' then app.viewer() ->> 'u' end;
  return found;
end;
$$;
comment on function app.take_challenge is 'Uses a challenge up: true once, for whom it was made, within five minutes.';

create function app.find_passkey(credential_id text)
returns table (id text, user_id text, role text, public_key bytea, sign_count bigint, transports text[])
language sql stable
security definer -- the only way from a credential to an account; a public key lets nobody in
set search_path = pg_catalog, public, pg_temp
as $$
  select k.id, k.user_id, u.role, k.public_key, k.sign_count, k.transports
    from public.passkeys k join public.users u on u.id = k.user_id
   where (select app.viewer() ->> 'r') = 'anonymous'
     and k.credential_id = find_passkey.credential_id and k.removed_at is null and u.deleted_at is null
$$;
comment on function app.find_passkey is 'Whose passkey this is, for checking what it signed.';

create function app.use_passkey(passkey text, new_sign_count bigint, synced boolean) returns void
language plpgsql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
  update public.passkeys k
     set sign_count = new_sign_count, is_synced = synced, last_used_at = now()
   where k.id = passkey and k.user_id = app.viewer() ->> 'u' and app.viewer() ->> 'r' = 'login';
end;
$$;
comment on function app.use_passkey is 'Notes that the server has just checked a signature of this passkey.';

alter table public.passkeys enable row level security;
create policy passkeys_admin on public.passkeys to substantia_admin
  using (user_id = (select app.viewer_user())) with check (user_id = (select app.viewer_user()));
create policy passkeys_doctor on public.passkeys to substantia_doctor
  using (user_id = (select app.viewer_user())) with check (user_id = (select app.viewer_user()));
create policy passkeys_patient on public.passkeys to substantia_patient
  using (user_id = (select app.viewer_user())) with check (user_id = (select app.viewer_user()));
grant select, insert (user_id, credential_id, public_key, sign_count, transports, name, is_synced), update (name, removed_at)
   on public.passkeys to substantia_admin, substantia_doctor, substantia_patient;

alter table public.passkey_challenges enable row level security; -- no policy: functions only

grant execute on function app.keep_challenge(bytea, text), app.take_challenge(bytea, text)
   to substantia_anonymous, substantia_admin, substantia_doctor, substantia_patient;
grant execute on function app.find_passkey(text), app.use_passkey(text, bigint, boolean) to substantia_anonymous;
