import type pg from 'pg'

export async function ownRows(db: pg.Client, name: string) {
  await db.query(
    `insert into login_sessions (id, token_hash, user_id, idle_minutes, expires_at, network)
     values ('login-' || $1::text, sha256(convert_to($1, 'UTF8')), 'user-' || $1::text, 30,
             now() + interval '1 day', $1)`,
    [name],
  )
  await db.query(
    `insert into idempotency_keys (user_id, key, action) values ('user-' || $1::text, 'key-' || $1::text, 'test')`,
    [name],
  )
  await db.query(
    `insert into one_time_links (id, token_hash, purpose, user_id, expires_at)
     values ('link-' || $1::text, sha256(convert_to('link' || $1, 'UTF8')), 'invitation', 'user-' || $1::text,
             now() + interval '1 day')`,
    [name],
  )
  await db.query(
    `insert into passkeys (id, user_id, credential_id, public_key, name)
     values ('passkey-' || $1::text, 'user-' || $1::text, 'credential-of-' || $1::text, '\\x00', $1)`,
    [name],
  )
}

/** What those who work here were told. */
export async function notices(db: pg.Client, name: string) {
  await db.query(
    `insert into notices (id, user_id, kind, entity, about, entity_id)
     values ('notice-' || $1::text, 'user-' || $1::text, 'job-done', 'jobs', 'job', 'job')`,
    [name],
  )
  await db.query(
    `insert into notice_choices (id, user_id, kind, is_wanted)
     values ('notice-choice-' || $1::text, 'user-' || $1::text, 'job-done', false)`,
    [name],
  )
}

export async function search(db: pg.Client, name: string) {
  await db.query(
    `insert into search_handles (id, user_id, terms, expires_at)
     values ('search-' || $1::text, 'user-' || $1::text, 'terms', now() + interval '1 day')`,
    [name],
  )
}

export async function views(db: pg.Client, name: string) {
  await db.query(
    `insert into saved_views (id, owner_id, list, name, state)
     values ('view-' || $1::text, 'user-' || $1::text, 'patients', $1, '{}')`,
    [name],
  )
}
