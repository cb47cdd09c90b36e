import type pg from 'pg'
import { newToken, tokenHash } from '../../lib/auth/token.ts'

/** A link that makes the first administrator, when there is none; it replaces those made before and works for a day. */
export async function makeFirstAdministratorLink(client: pg.Client, publicUrl: string): Promise<string | null> {
  const { rowCount } = await client.query(
    "select from users where role = 'admin' and is_active and deleted_at is null and password_hash is not null limit 1",
  )
  if (rowCount) return null
  const token = newToken()
  await client.query(
    "update one_time_links set voided_at = now() where purpose = 'first-administrator' and used_at is null and voided_at is null",
  )
  await client.query(
    "insert into one_time_links (token_hash, purpose, expires_at) values ($1, 'first-administrator', now() + interval '1 day')",
    [Buffer.from(tokenHash(token))],
  )
  return `${publicUrl}/welcome/${token}`
}
