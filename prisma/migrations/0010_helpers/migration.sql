/*
 * Tools that the later chapters stand on. Nothing here knows a domain word.
 * PostgreSQL 15 and newer; run by the owner of the database, who needs CREATEROLE (chapter 0130) but not superuser.
 */
create extension if not exists pg_trgm;    -- typo-tolerant search by name
create extension if not exists btree_gist; -- equality inside the exclusion constraint against double booking

create schema app;
comment on schema app is 'Functions and views that keep the record true. Tables of the record live in public.';

-- Everybody may execute a new function unless told otherwise. Here nobody may; 0140_access grants one by one.
alter default privileges revoke execute on functions from public;

-- Ids are text, so that the ids of the old system survive. New ones are UUID version 7: ordered by time, which keeps
-- the indexes compact. PostgreSQL 18 has uuidv7(); older servers get the same layout from plain SQL.
do $do$
begin
  if current_setting('server_version_num')::integer >= 180000 then
    execute $sql$
      create function app.new_id() returns text language sql volatile parallel safe
      as 'select uuidv7()::text'
    $sql$;
  else
    execute $sql$
      create function app.new_id() returns text language sql volatile parallel safe
      as $body$
        select encode(
                 set_bit(set_bit(
                   overlay(uuid_send(gen_random_uuid())
                           placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3)
                           from 1 for 6),
                   52, 1), 53, 1), 'hex')::uuid::text
      $body$
    $sql$;
  end if;
end
$do$;
comment on function app.new_id is 'A new id: UUID version 7 as text, so later ids sort later.';

-- "García" and "garcia" must meet. Letters that Unicode does not take apart (ø, ł, ß …) are folded by hand, as are the
-- sigma at the end of a Greek word and the apostrophes of different keyboards.
-- Cut at 200 characters: a b-tree entry may not pass 2,704 bytes, and names of any length are accepted.
create function app.search_key(value text) returns text
language sql immutable parallel safe strict
as $$
  select left(
    replace(replace(replace(replace(
      translate(
        lower(regexp_replace(normalize(value, nfkd), '[\u0300-\u036f]', '', 'g')),
        'øØłŁđĐðÐħĦıŧŦς’‘ʼ', 'oollddddhhittσ'''''''),
      'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'),
    200)
$$;
comment on function app.search_key is 'How names are compared and ordered: lower case, without accents, at most 200 characters.';

-- timestamptz + interval is only stable in the catalogue (an interval may hold months); whole minutes are immutable.
create function app.visit_range(starts_at timestamptz, duration_minutes integer) returns tstzrange
language sql immutable parallel safe
as $$
  select tstzrange(starts_at, starts_at + make_interval(mins => greatest(coalesce(duration_minutes, 30), 1)), '[)')
$$;
comment on function app.visit_range is 'The time an appointment takes; 30 minutes where no duration is recorded.';

-- No "when (old.* is distinct from new.*)": that is refused on tables with generated columns.
create function app.bump_version() returns trigger
language plpgsql
as $$
begin
  new.version := old.version + 1;
  new.updated_at := clock_timestamp();
  return new;
end;
$$;
comment on function app.bump_version is 'Counts the edits of a row, so that a stale save can be recognised.';

create function app.refuse_truncate() returns trigger
language plpgsql
as $$
begin
  raise exception using
    errcode = 'SB001',
    message = format('TRUNCATE of %s would leave statistics and timeline behind', tg_table_name),
    hint = 'Use DELETE.';
end;
$$;
comment on function app.refuse_truncate is 'TRUNCATE does not fire row or statement triggers that derive other rows, so it is refused.';
