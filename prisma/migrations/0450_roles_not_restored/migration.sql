/*
 * What an account may do is changed on its own page, with a password and with what the role brings along. Two ways led
 * around that: an earlier version of an account brought its role back without any of it, and taking back how somebody became
 * administrator could leave none, or shut out the one who pressed. The rules of that page hold in the table now.
 */
create function app.keep_an_administrator() returns trigger
language plpgsql
security definer -- sees every account
set search_path = pg_catalog, public, pg_temp
as $$
begin
  if app.viewer() is null then
    return new; -- the owner of the tables knows what they do
  end if;
  if app.viewer_user() = old.id then
    raise exception using errcode = 'SB008', message = 'own-account';
  end if;
  -- locks the others, so that two administrators cannot take each other's role at the same moment
  if old.role = 'admin' and old.is_active and old.deleted_at is null and not (new.role = 'admin' and new.is_active) then
    perform from public.users u
      where u.role = 'admin' and u.is_active and u.deleted_at is null and u.id <> old.id
      order by u.id limit 1 for update;
    if not found then
      raise exception using errcode = 'SB008', message = 'last-administrator';
    end if;
  end if;
  return new;
end;
$$;
comment on function app.keep_an_administrator is
  'Nobody changes the role of the own account or closes it, and there is always an administrator, whichever way the change comes.';
create trigger keep_administrator before update of role, is_active on public.users
  for each row
  when ((old.role, old.is_active) is distinct from (new.role, new.is_active))
  execute function app.keep_an_administrator();

create or replace function app.restore_version(table_name text, record_id text, after_seq bigint) returns void
language plpgsql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  record  jsonb;
  earlier jsonb;
begin
  perform app.require_administrator();
  record := app.record_of(table_name, record_id);
  if record is null or record ->> 'deleted_at' is not null then
    raise exception using errcode = 'SB008', message = 'not-found';
  end if;
  earlier := app.values_at(table_name, record_id, after_seq);
  if table_name = 'users' then
    earlier := earlier - array['role', 'is_active']; -- these have a page of their own, with its own questions
  end if;
  if earlier = '{}' then
    raise exception using errcode = 'SB008', message = 'nothing-to-restore';
  end if;
  perform app.write_values(table_name, record_id, earlier);
end;
$$;
comment on function app.restore_version is
  'Makes a living record say again what it said right after that change; the role and the state of an account stay as they are.';
