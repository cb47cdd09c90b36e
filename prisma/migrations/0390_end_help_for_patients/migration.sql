/*
 * Administrators end help when a patient telephones and asks for it. Letting somebody in stays the patient's alone: whoever
 * ended it may take the end back, nobody else, so that no administrator undoes what a patient ended.
 */
create or replace function app.keep_grant_honest() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  claims constant jsonb := app.viewer();
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
  if old.ended_at is not null and new.ended_at is null and claims ->> 'r' in ('admin', 'patient')
     and old.ended_reason <> (case claims ->> 'r' when 'admin' then 'staff' else 'patient' end) then
    raise exception using errcode = 'SB008', message = 'helper-ended-by-another';
  end if;
  return new;
end;
$$;
comment on function app.keep_grant_honest is
  'Whom an invitation goes to is not changed afterwards; an end is taken back for 30 days, by whoever ended it.';
