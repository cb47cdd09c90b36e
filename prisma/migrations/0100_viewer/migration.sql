/*
 * Who is asking. The application sends one setting with BEGIN, app.context = hex(json) || '.' || hmac: made with a key
 * that only the server and this database hold. A plain setting could be forged by any SQL that slips into a query; a
 * signed one cannot. Policies call these functions as (select app.…()), so the check runs once per statement.
 *
 * The JSON: r role, u user, d doctor, p patient, s login session, q request, x expiry (seconds since 1970).
 */
create table app.context_keys (
  id        integer generated always as identity primary key,
  -- HMAC-SHA256 needs the key xor-ed with two constants; kept so, it is two calls of the built-in sha256()
  inner_pad bytea not null,
  outer_pad bytea not null,
  made_at   timestamptz not null default now(),
  constraint context_keys_inner_pad_length check (octet_length(inner_pad) = 64),
  constraint context_keys_outer_pad_length check (octet_length(outer_pad) = 64)
);
comment on table app.context_keys is 'Keys that sign the viewer. Two at most, so that a key can be changed without a stop.';

create function app.context_is_signed(payload text, signature text) returns boolean
language sql stable
set search_path = pg_catalog, pg_temp
as $$
  select exists (
    select from app.context_keys k
     where encode(sha256(k.outer_pad || sha256(k.inner_pad || convert_to(payload, 'UTF8'))), 'hex') = signature)
$$;
comment on function app.context_is_signed is 'Whether the server signed this text.';

create function app.viewer() returns jsonb
language plpgsql stable parallel safe
security definer -- reads the keys
set search_path = pg_catalog, pg_temp
as $$
declare
  token  text := nullif(current_setting('app.context', true), '');
  claims jsonb;
begin
  if token is null then
    return null;
  end if;
  if not app.context_is_signed(split_part(token, '.', 1), split_part(token, '.', 2)) then
    raise exception using errcode = 'SB002', message = 'the viewer is not signed by this server';
  end if;
  claims := convert_from(decode(split_part(token, '.', 1), 'hex'), 'UTF8')::jsonb;
  if (claims ->> 'x')::numeric < extract(epoch from clock_timestamp()) then
    raise exception using errcode = 'SB002', message = 'the signature of the viewer has expired';
  end if;
  return claims;
end;
$$;
comment on function app.viewer is 'The verified viewer of this transaction; null without one; an error when forged or expired.';

create function app.viewer_is(role text) returns boolean
language sql stable parallel safe
set search_path = pg_catalog, pg_temp
as $$
  select coalesce(app.viewer() ->> 'r' = role, false)
$$;
comment on function app.viewer_is is 'Whether the verified viewer has this role. Being set to the database role is not enough.';

create function app.viewer_user() returns text
language sql stable parallel safe
set search_path = pg_catalog, pg_temp
as $$
  select app.viewer() ->> 'u'
$$;
comment on function app.viewer_user is 'The account of the verified viewer.';

create function app.viewer_patient() returns text
language sql stable parallel safe
set search_path = pg_catalog, pg_temp
as $$
  select claims ->> 'p' from app.viewer() as claims where claims ->> 'r' = 'patient'
$$;
comment on function app.viewer_patient is 'The patient record of a verified viewer who is a patient.';

create function app.viewer_doctor() returns text
language sql stable parallel safe
set search_path = pg_catalog, pg_temp
as $$
  select claims ->> 'd' from app.viewer() as claims where claims ->> 'r' = 'doctor'
$$;
comment on function app.viewer_doctor is 'The doctor profile of a verified viewer who is a doctor.';

create function app.viewer_patients() returns text[]
language sql stable parallel safe
security definer -- policies call it; reading assignments under their own policy would recurse
set search_path = pg_catalog, public, pg_temp
as $$
  select coalesce(array_agg(distinct a.patient_id), '{}')
    from public.doctor_patient_assignments a
    join public.doctors d using (doctor_id)
   where a.doctor_id = app.viewer_doctor()
     and a.is_active and a.deleted_at is null
     and d.approval_state = 'approved' and d.deleted_at is null
$$;
comment on function app.viewer_patients is
  'The patients a verified doctor may see now: active assignments of an approved doctor. An ended one is out at once.';
