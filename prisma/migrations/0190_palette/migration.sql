/*
 * Finding a record from anywhere, and work that is not finished yet.
 *
 * The functions that search run with their owner's rights for the reason given in 0140_access: no pattern or similarity
 * is leakproof, so under a policy they would read a million rows. Each checks the viewer, and returns ids only; what is
 * shown of them is read under row-level security again.
 */
create index users_name_trigram_idx on public.users using gin (name_key gin_trgm_ops);

create function app.search_words(terms text) returns text[]
language sql immutable parallel safe strict
as $$
  select array(
    select word
      from unnest(string_to_array(regexp_replace(app.search_key(terms), '[%_\\\s,;]+', ' ', 'g'), ' ')) word
     where word <> ''
     order by char_length(word) desc, word)
$$;
comment on function app.search_words is 'The words of a search as names are compared, longest first, without what "like" would take for a wildcard.';

-- A slip of the pen is mended word by word: of the names there are, which is nearest? There are some ten thousand words in
-- a million names, so this is asked of them; similarity over the names themselves reads every Margaret for "margret".
create table app.name_words (
  word text collate "C" primary key
);
comment on table app.name_words is 'The words that names are made of, learned by app.learn_name_words. One too many does no harm.';
create index name_words_trigram_idx on app.name_words using gin (word gin_trgm_ops);

create function app.learn_name_words() returns void
language plpgsql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  learned constant timestamptz := (select value::timestamptz from app.installation where key = 'name-words-learned');
  -- imported records say themselves when they were created, long ago
  since   constant timestamptz := case
    when learned is null or exists (select from public.import_runs r where r.finished_at > learned) then '-infinity'
    else learned - interval '1 hour' end;
begin
  insert into app.name_words (word)
  select distinct w.word
    from (select name_key from public.patients where created_at > since
          union all
          select name_key from public.users where created_at > since) people,
         string_to_table(translate(name_key, ',.;', '   '), ' ') as w (word)
   where char_length(w.word) between 3 and 40 and w.word !~ '[0-9]'
      on conflict (word) do nothing;
  insert into app.installation (key, value) values ('name-words-learned', now()::text)
      on conflict (key) do update set value = excluded.value;
end;
$$;
comment on function app.learn_name_words is 'Learns the words of names that are new since it last ran, of all names after an import.';

create function app.near_words(given text) returns table (word text, nearness real)
language sql stable
set search_path = pg_catalog, public, pg_temp
as $$
  select n.word, similarity(n.word, given) as nearness
    from app.name_words n
   where n.word % given
   order by nearness desc, n.word
   limit 4
$$;
comment on function app.near_words is 'The words of names that are nearest to one that somebody typed. Asked by the functions that search.';

-- Whole words, for two things that trigrams are slow or helpless at. Spellings that are near: each is a word of which many
-- thousand people are called, and trigrams look through all of them. And other scripts: where the server's letters are those
-- of ASCII, as in the PostgreSQL we bring, their trigrams are empty, and any such search would read every name.
create index patients_name_words_idx on public.patients using gin ((string_to_array(translate(name_key, ',.;', '   '), ' ')));
create index users_name_words_idx on public.users using gin ((string_to_array(translate(name_key, ',.;', '   '), ' ')));

-- Of six hundred thousand accounts ten thousand are not patients'; most searches are for one of these.
create index users_staff_name_idx on public.users (name_key) where role <> 'patient';
create index users_staff_name_trigram_idx on public.users using gin (name_key gin_trgm_ops) where role <> 'patient';
create index users_staff_name_words_idx on public.users using gin ((string_to_array(translate(name_key, ',.;', '   '), ' '))) where role <> 'patient';

create function app.has_trigrams(words text[]) returns boolean
language sql immutable parallel safe
set search_path = pg_catalog, public, pg_temp
as $$
  select exists (select from unnest(words[1:2]) word where show_trgm(word) <> '{}')
$$;
comment on function app.has_trigrams is 'Whether the trigram indexes can look for the longest words of a search.';

create function app.words_holding(given text) returns text[]
language sql stable
set search_path = pg_catalog, public, pg_temp
as $$
  select array_append(array(select n.word from app.name_words n
                             where strpos(n.word, given) > 0
                             order by strpos(n.word, given), char_length(n.word), n.word limit 100), given)
$$;
comment on function app.words_holding is 'The words of names that hold what somebody typed, and that itself. Asked by the functions that search.';

-- loads the library of the extension: a setting that is not known yet, only a superuser may give a function
select show_limit();

-- Three ways, each only when the ones before it found too little: names that begin so (one short range of the index, so
-- that the first letter typed is answered at once), every word anywhere, and near enough.
create function app.find_patients(terms text, most integer) returns table (patient_id text, rank real)
language plpgsql stable
security definer
set search_path = pg_catalog, public, pg_temp
set pg_trgm.word_similarity_threshold = 0.6
as $$
declare
  exact  constant text := trim(find_patients.terms);
  wanted constant text := trim(regexp_replace(app.search_key(find_patients.terms), '[%_\\\s,;]+', ' ', 'g'));
  words  constant text[] := app.search_words(find_patients.terms);
  begun  text[];
begin
  if not app.viewer_is('admin') then
    raise exception using errcode = '42501', message = 'only administrators search everybody';
  end if;
  return query
    select p.patient_id, 4::real from public.patients p where p.patient_id = exact and p.deleted_at is null;
  if wanted = '' then
    return;
  end if;
  begun := array(
    select p.patient_id from public.patients p
     where p.name_key >= wanted and p.name_key < wanted || chr(1114111) and p.deleted_at is null
     order by p.name_key, p.patient_id
     limit most);
  return query select id, 3::real from unnest(begun) id where id <> exact;
  if cardinality(begun) >= most then
    return;
  end if;
  if not app.has_trigrams(words) then
    return query
      select p.patient_id, 1::real
        from public.patients p
       where string_to_array(translate(p.name_key, ',.;', '   '), ' ') && app.words_holding(words[1])
         and (words[2] is null or string_to_array(translate(p.name_key, ',.;', '   '), ' ') && app.words_holding(words[2]))
         and p.name_key like all (select '%' || word || '%' from unnest(words[3:]) word)
         and p.deleted_at is null and p.patient_id <> exact and p.patient_id <> all (begun)
       limit most;
    return;
  end if;
  if char_length(words[1]) < 3 then
    return; -- nothing long enough for the trigram index, which would be read whole
  end if;
  return query
    select p.patient_id, (1 + word_similarity(wanted, p.name_key))::real
      from public.patients p
     where p.name_key like '%' || words[1] || '%' -- the longest two, which the trigram index can look for at once
       and p.name_key like '%' || coalesce(words[2], words[1]) || '%'
       and p.name_key like all (select '%' || word || '%' from unnest(words[3:]) word)
       and p.deleted_at is null and p.patient_id <> exact and p.patient_id <> all (begun)
     limit most;
  if found or begun <> '{}' or wanted ~ '[0-9]' then -- an id is right or wrong, never nearly
    return;
  end if;
  return query -- the nearest spellings of the longest two words first; the others have to be near as well
    select p.patient_id, max(p.nearness)
      from app.near_words(words[1]) a
     cross join lateral (select * from app.near_words(words[2]) union all select '', 1 where words[2] is null) b
     cross join lateral (
       select people.patient_id, word_similarity(wanted, people.name_key) as nearness
         from public.patients people
        where string_to_array(translate(people.name_key, ',.;', '   '), ' ') @> array_remove(array[a.word, b.word], '')
          and not exists (select from unnest(words[3:]) other
                           where not exists (select from app.near_words(other) n where people.name_key like '%' || n.word || '%'))
          and people.deleted_at is null
        limit most) p
     group by p.patient_id
     order by max(a.nearness * b.nearness) desc, p.patient_id
     limit most;
  -- a name that is not learned yet; not two names that nobody has together
  if not found and exists (select from unnest(words) word where not exists (select from app.near_words(word))) then
    return query
      select p.patient_id, word_similarity(wanted, p.name_key)
        from public.patients p
       where p.name_key %> wanted and p.deleted_at is null and p.patient_id <> exact
       order by word_similarity(wanted, p.name_key) desc, p.name_key, p.patient_id
       limit most;
  end if;
end;
$$;
comment on function app.find_patients is
  'Patients by exact id, then names that begin so, then every word in any order, then near enough: the best few, for suggestions.';
grant execute on function app.search_words(text), app.find_patients(text, integer) to substantia_admin;

create function app.find_users(terms text, wanted_role text, most integer) returns table (user_id text, rank real)
language plpgsql stable
security definer
set search_path = pg_catalog, public, pg_temp
set pg_trgm.word_similarity_threshold = 0.6
as $$
declare
  exact  constant text := trim(find_users.terms);
  wanted constant text := trim(regexp_replace(app.search_key(find_users.terms), '[%_\\\s,;]+', ' ', 'g'));
  words  constant text[] := app.search_words(find_users.terms);
  -- said in so many words, so that the indexes of these accounts alone are used
  among  constant text := 'u.deleted_at is null and u.id <> all ($4) and ' || case
    when wanted_role is null then 'true'
    when wanted_role = 'patient' then 'u.role = ''patient'''
    else 'u.role <> ''patient'' and u.role = $3' end;
  begun  text[];
begin
  if not app.viewer_is('admin') then
    raise exception using errcode = '42501', message = 'only administrators search everybody';
  end if;
  begun := array(
    select u.id from public.users u
     where (u.id = exact or lower(u.email) = lower(exact) or lower(u.username) = lower(exact))
       and (wanted_role is null or u.role = wanted_role) and u.deleted_at is null);
  return query select id, 4::real from unnest(begun) id;
  if wanted = '' then
    return;
  end if;
  if not app.has_trigrams(words) then
    return query execute format($query$
      select u.id, case when starts_with(u.name_key, $1) then 3 else 1 end::real
        from public.users u
       where (u.name_key >= $1 and u.name_key < $1 || chr(1114111)
              or string_to_array(translate(u.name_key, ',.;', '   '), ' ') && app.words_holding(($2)[1])
                 and (($2)[2] is null or string_to_array(translate(u.name_key, ',.;', '   '), ' ') && app.words_holding(($2)[2]))
                 and u.name_key like all (select '%%' || word || '%%' from unnest(($2)[3:]) word))
         and %s
       order by 2 desc, u.name_key, u.id
       limit $5$query$, among) using wanted, words, wanted_role, begun, most;
    return;
  end if;
  return query execute format($query$
    select u.id, case when u.name_key >= $1 and u.name_key < $1 || chr(1114111) then 3
                      else 1 + word_similarity($1, u.name_key) end::real
      from public.users u
     where (u.name_key >= $1 and u.name_key < $1 || chr(1114111)
            or char_length(($2)[1]) >= 3
               and u.name_key like '%%' || ($2)[1] || '%%'
               and u.name_key like '%%' || coalesce(($2)[2], ($2)[1]) || '%%'
               and u.name_key like all (select '%%' || word || '%%' from unnest(($2)[3:]) word))
       and %s
     order by 2 desc, u.name_key, u.id
     limit $5$query$, among) using wanted, words, wanted_role, begun, most;
  if found or begun <> '{}' or wanted ~ '[0-9]' then
    return;
  end if;
  return query execute format($query$
    select near.id, max(near.nearness)
      from app.near_words(($2)[1]) a
     cross join lateral (select * from app.near_words(($2)[2]) union all select '', 1 where ($2)[2] is null) b
     cross join lateral (
       select u.id, word_similarity($1, u.name_key) as nearness
         from public.users u
        where string_to_array(translate(u.name_key, ',.;', '   '), ' ') @> array_remove(array[a.word, b.word], '') and %s
        limit $5) near
     group by near.id
     order by max(a.nearness * b.nearness) desc, near.id
     limit $5$query$, among) using wanted, words, wanted_role, begun, most;
  -- a name that is not learned yet; not two names that nobody has together
  if not found and exists (select from unnest(words) word where not exists (select from app.near_words(word))) then
    return query execute format($query$
      select u.id, word_similarity($1, u.name_key)
        from public.users u
       where u.name_key %%> $1 and %s
       order by word_similarity($1, u.name_key) desc, u.name_key, u.id
       limit $5$query$, among) using wanted, words, wanted_role, begun, most;
  end if;
end;
$$;
comment on function app.find_users is
  'Accounts by exact id, e-mail address or user name, then by name as app.find_patients does; of one role, or of any.';
grant execute on function app.find_users(text, text, integer) to substantia_admin;

-- As in 0140_access, but that no script makes it read every name.
create or replace function app.search_patients(terms text, most integer) returns table (patient_id text, rank real)
language plpgsql stable
security definer
set search_path = pg_catalog, public, pg_temp
set pg_trgm.word_similarity_threshold = 0.5
as $$
declare
  wanted constant text := trim(regexp_replace(app.search_key(search_patients.terms), '[%_\\\s,;]+', ' ', 'g'));
  words  constant text[] := array(select word from unnest(string_to_array(wanted, ' ')) word order by char_length(word) desc, word);
  found_rows integer;
begin
  if not app.viewer_is('admin') then
    raise exception using errcode = '42501', message = 'only administrators search everybody';
  end if;
  return query
    select p.patient_id, 2::real from public.patients p
     where p.patient_id = trim(search_patients.terms) and p.deleted_at is null;
  if wanted = '' then
    return;
  end if;
  if not app.has_trigrams(words) then
    return query
      select p.patient_id, 1::real
        from public.patients p
       where string_to_array(translate(p.name_key, ',.;', '   '), ' ') && app.words_holding(words[1])
         and (words[2] is null or string_to_array(translate(p.name_key, ',.;', '   '), ' ') && app.words_holding(words[2]))
         and p.name_key like all (select '%' || word || '%' from unnest(words[3:]) word)
         and p.deleted_at is null and p.patient_id <> trim(search_patients.terms)
       limit most;
    return;
  end if;
  return query -- every word somewhere in the name, in any order
    select p.patient_id, (1 + word_similarity(wanted, p.name_key))::real
      from public.patients p
     where p.name_key like '%' || words[1] || '%' -- the longest two, which the trigram index can look for at once
       and p.name_key like '%' || coalesce(words[2], words[1]) || '%'
       and p.name_key like all (select '%' || word || '%' from unnest(words[3:]) word)
       and p.deleted_at is null and p.patient_id <> trim(search_patients.terms)
     limit most;
  get diagnostics found_rows = row_count;
  if found_rows = 0 then
    return query -- a slip of the pen: near enough
      select p.patient_id, word_similarity(wanted, p.name_key)
        from public.patients p
       where p.name_key %> wanted and p.deleted_at is null
       order by word_similarity(wanted, p.name_key) desc, p.patient_id
       limit least(most, 200);
  end if;
end;
$$;

create function app.find_patients_by_phone(digits text, most integer) returns table (patient_id text)
language plpgsql stable -- read when it is called: the column and its index are made in 0210_patients
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  -- a number is known by its end: nine digits say whose it is, whichever way the country was written
  ending constant text collate "C" := reverse(right(digits, 9));
begin
  if not app.viewer_is('admin') then
    raise exception using errcode = '42501', message = 'only administrators search everybody';
  end if;
  if digits !~ '^[0-9]{4,}$' then
    return;
  end if;
  return query
    select p.patient_id from public.patients p
     where reverse(p.phone_digits) >= ending and reverse(p.phone_digits) < ending || ':' -- what follows 9
       and p.phone_digits is not null and p.deleted_at is null
     order by reverse(p.phone_digits), p.patient_id
     limit most;
end;
$$;
comment on function app.find_patients_by_phone is 'Patients whose telephone number ends in these digits, four at least.';
grant execute on function app.find_patients_by_phone(text, integer) to substantia_admin;

/* ── work that is not finished yet ───────────────────────────────────────────────────────────────────────────────────
 * What somebody typed and did not save survives a closed window here, not in the browser, where the next person at the
 * desk would find it. Nobody but its owner reads it, administrators neither, and it goes when the form is done.
 */
create table public.form_drafts (
  user_id    text not null,
  form_key   text not null,
  fields     jsonb not null,
  updated_at timestamptz(6) not null default now(),
  expires_at timestamptz(6) not null default now() + interval '14 days',
  constraint form_drafts_pkey primary key (user_id, form_key),
  constraint form_drafts_form_key_form check (form_key ~ '^[a-z][a-z_-]*(\.[a-z_-]+)+(:[^\s]{1,200})?$'),
  constraint form_drafts_fields_whole check (jsonb_typeof(fields) = 'object' and octet_length(fields::text) <= 200000),
  constraint form_drafts_user_id_fkey foreign key (user_id) references public.users (id) on delete cascade
);
comment on table public.form_drafts is 'What somebody typed into a form and has not saved: their own to see, for 14 days.';
comment on column public.form_drafts.form_key is 'Which form, such as patients.new or patients.edit:<id>.';
create index form_drafts_expires_at_idx on public.form_drafts (expires_at);

alter table public.form_drafts enable row level security;
create policy form_drafts_admin on public.form_drafts to substantia_admin
  using ((select app.viewer_is('admin')) and user_id = (select app.viewer_user()))
  with check ((select app.viewer_is('admin')) and user_id = (select app.viewer_user()));
grant select, delete, insert (user_id, form_key, fields), update (fields, updated_at, expires_at)
   on public.form_drafts to substantia_admin;

-- Who has a form open. A hint, never a lock: whoever saves second is shown both versions.
create unlogged table public.record_presence (
  table_name text not null,
  record_id  text not null,
  user_id    text not null,
  since      timestamptz(6) not null default now(),
  seen_at    timestamptz(6) not null default now(),
  constraint record_presence_pkey primary key (table_name, record_id, user_id),
  constraint record_presence_length check (char_length(table_name) <= 63 and char_length(record_id) between 1 and 200),
  constraint record_presence_user_id_fkey foreign key (user_id) references public.users (id) on delete cascade
);
comment on table public.record_presence is 'Who edits a record right now; a row not renewed for a minute says nothing any more.';
create index record_presence_user_idx on public.record_presence (user_id);
create index record_presence_seen_at_idx on public.record_presence (seen_at);

alter table public.record_presence enable row level security;
create policy record_presence_admin on public.record_presence for select to substantia_admin
  using ((select app.viewer_is('admin')));
create policy record_presence_admin_insert on public.record_presence for insert to substantia_admin
  with check (user_id = (select app.viewer_user()));
create policy record_presence_admin_update on public.record_presence for update to substantia_admin
  using (user_id = (select app.viewer_user())) with check (user_id = (select app.viewer_user()));
create policy record_presence_admin_delete on public.record_presence for delete to substantia_admin
  using (user_id = (select app.viewer_user()));
grant select, delete, insert (table_name, record_id, user_id), update (since, seen_at)
   on public.record_presence to substantia_admin;

create or replace function app.clean_up() returns void
language sql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
  delete from public.login_sessions where expires_at < now() - interval '30 days';
  delete from public.login_throttles where window_ends_at < now();
  delete from public.one_time_links where expires_at < now() - interval '30 days';
  delete from public.idempotency_keys where created_at < now() - interval '2 days';
  delete from public.search_handles where expires_at < now();
  select app.learn_name_words();
  delete from public.form_drafts where expires_at < now();
  delete from public.record_presence where seen_at < now() - interval '1 hour';
$$;
