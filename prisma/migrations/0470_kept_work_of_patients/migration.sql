/*
 * Patients type slowly, and a session ends while they do. What they typed is kept as a draft like everybody's, and the
 * draft's name ends with whose record it was typed for: what a daughter typed for her mother is never offered in her own
 * record, nor to her once her mother lets her help no longer.
 */
create function app.viewer_acts_for() returns text
language sql stable parallel safe
set search_path = pg_catalog, pg_temp
as $$
  select case when claims ->> 'r' is distinct from 'patient' then null
              when claims ? 'g' then (app.live_grant(claims)).id
              else 'self' end
    from app.viewer() as claims
$$;
comment on function app.viewer_acts_for is
  'In whose record a viewer of the portal writes: "self", or the grant by which they act for somebody; null when it holds no longer.';
grant execute on function app.viewer_acts_for() to substantia_patient;

create policy form_drafts_patient on public.form_drafts to substantia_patient
  using (user_id = (select app.viewer_user()) and split_part(form_key, '@', -1) = (select app.viewer_acts_for()))
  with check (user_id = (select app.viewer_user()) and split_part(form_key, '@', -1) = (select app.viewer_acts_for()));
grant select, delete, insert (user_id, form_key, fields), update (fields, updated_at, expires_at)
   on public.form_drafts to substantia_patient;
comment on column public.form_drafts.form_key is
  'Which form, such as patients.new or patients.edit:<id>; in the portal also for whom: visit-questions.write:@self, or @ and a grant.';

-- A form that is sent when its session is over, or when it was opened for somebody else, is not carried out. Without a
-- script nothing kept what was typed before, so it is kept now: for the account that opened the form, which must be that
-- of the session that the browser still names, and the session must have ended by itself. A session that was ended on purpose (logged out, revoked, another password)
-- keeps nothing: whoever holds its cookie may not be whose it was.
create function app.keep_typed(token_hash bytea, account_id text, form_key text, fields jsonb) returns boolean
language plpgsql volatile
security definer -- nobody is logged in any more; it writes, and tells only that it did
set search_path = pg_catalog, public, pg_temp
as $$
declare
  owner text;
begin
  select u.id into owner
    from public.login_sessions s
    join public.users u on u.id = s.user_id
   where s.token_hash = keep_typed.token_hash and u.id = account_id
     and (s.ended_at is null or s.ended_reason = 'idle')
     and coalesce(s.ended_at, least(s.expires_at, s.last_seen_at + make_interval(mins => s.idle_minutes)))
         > now() - interval '1 day'
     and u.role in ('patient', 'helper') and app.login_refusal(u) is null;
  -- a browser that sends without end fills nothing
  if owner is null or (select count(*) >= 50 from public.form_drafts d where d.user_id = owner) then
    return false;
  end if;
  insert into public.form_drafts as kept (user_id, form_key, fields, expires_at)
  values (owner, keep_typed.form_key, keep_typed.fields, now() + interval '1 hour')
      on conflict on constraint form_drafts_pkey do update
     set fields = kept.fields || excluded.fields, updated_at = now(),
         expires_at = greatest(kept.expires_at, excluded.expires_at);
  return true;
end;
$$;
comment on function app.keep_typed is
  'Keeps what a form of the portal said when its session was over, for an hour, for that session''s account. Reads nothing out.';
grant execute on function app.keep_typed(bytea, text, text, jsonb) to substantia_anonymous;
