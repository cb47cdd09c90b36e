import type pg from 'pg'
import { contextKeyPads } from '../../lib/db/viewer-token.ts'

const groups = [
  'substantia_anonymous',
  'substantia_patient',
  'substantia_doctor',
  'substantia_admin',
  'substantia_worker',
]

/**
 * The login that the application uses: owns nothing, inherits nothing, may only become one of the five groups. One per
 * database, because logins belong to the whole cluster. Returns its connection URL.
 */
export async function ensureWebLogin(client: pg.Client, ownerUrl: string, password: string): Promise<string> {
  const url = new URL(ownerUrl)
  const login = `${decodeURIComponent(url.pathname.slice(1))}_web`
  const name = client.escapeIdentifier(login)
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [login])
  await client.query(
    `${rowCount ? 'alter' : 'create'} role ${name} login noinherit nocreatedb nocreaterole password ${client.escapeLiteral(password)}`,
  )
  for (const group of groups) await client.query(`grant ${group} to ${name}`)
  // the server tells how long a statement runs only to whoever may be who runs it; the owner may everything else already
  await client.query(`grant ${name} to current_user`)
  url.username = encodeURIComponent(login)
  url.password = encodeURIComponent(password)
  return url.toString()
}

/** Lets the database verify what this server signs. The key before stays valid, so that it can be changed under load. */
export async function ensureContextKey(client: pg.Client, key: string): Promise<void> {
  const { inner, outer } = contextKeyPads(key)
  await client.query(
    `insert into app.context_keys (inner_pad, outer_pad)
     select $1, $2 where not exists (select from app.context_keys where inner_pad = $1)`,
    [inner, outer],
  )
  await client.query(
    'delete from app.context_keys where id not in (select id from app.context_keys order by id desc limit 2)',
  )
}
