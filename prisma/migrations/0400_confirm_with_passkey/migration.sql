/*
 * Who logs in with a passkey confirms with it as well what else asks for the password once more: typing one is what they
 * were to be spared, and some have forgotten it. Such a challenge belongs to one account, as that for adding a device does.
 */
alter table public.passkey_challenges drop constraint passkey_challenges_purpose_known;
alter table public.passkey_challenges add constraint passkey_challenges_purpose_known
  check (purpose in ('add', 'log-in', 'confirm'));
alter table public.passkey_challenges drop constraint passkey_challenges_user_of_add;
alter table public.passkey_challenges add constraint passkey_challenges_user_unless_log_in
  check ((user_id is null) = (purpose = 'log-in'));

create or replace function app.keep_challenge(challenge_hash bytea, purpose text) returns void
language plpgsql volatile
security definer -- no role writes challenges
set search_path = pg_catalog, public, pg_temp
as $$
declare
  claims constant jsonb := app.viewer();
begin
  if purpose <> 'log-in' and claims ->> 'u' is null or purpose = 'log-in' and claims ->> 'r' is distinct from 'anonymous' then
    raise exception using errcode = '42501', message = 'this challenge is not for this viewer';
  end if;
  -- whoever asks for many pays for the cleaning
  delete from public.passkey_challenges c
   where c.challenge_hash in (select e.challenge_hash from public.passkey_challenges e where e.expires_at < now()
                               order by e.expires_at limit 20 for update skip locked);
  insert into public.passkey_challenges (challenge_hash, purpose, user_id, expires_at)
  values (keep_challenge.challenge_hash, keep_challenge.purpose,
          case when purpose <> 'log-in' then claims ->> 'u' end, now() + interval '5 minutes');
end;
$$;

create or replace function app.take_challenge(challenge_hash bytea, purpose text) returns boolean
language plpgsql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
  delete from public.passkey_challenges c
   where c.challenge_hash = take_challenge.challenge_hash and c.purpose = take_challenge.purpose
     and c.expires_at > now()
     and c.user_id is not distinct from case when take_challenge.purpose <> 'log-in' then app.viewer() ->> 'u' end;
  return found;
end;
$$;

create or replace function app.use_passkey(passkey text, new_sign_count bigint, synced boolean) returns void
language plpgsql volatile
security definer -- the count is the server's to write, not the account's
set search_path = pg_catalog, public, pg_temp
as $$
begin
  update public.passkeys k
     set sign_count = new_sign_count, is_synced = synced, last_used_at = now()
   where k.id = passkey and k.user_id = app.viewer() ->> 'u' and app.viewer() ->> 'r' <> 'anonymous'
     and k.removed_at is null;
end;
$$;
grant execute on function app.use_passkey(text, bigint, boolean) to substantia_admin, substantia_doctor, substantia_patient;
