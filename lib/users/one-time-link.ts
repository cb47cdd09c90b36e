import 'server-only'
import { newToken, tokenHash } from '@/lib/auth/token'
import type { Scope } from '@/lib/db/scope'
import { env } from '@/lib/env'

const linkDays = 3

export type IssuedLink = { userId: string; link: string }

/** A link by which somebody chooses a password, shown once; earlier ones of the account stop working. */
export async function issueLink(
  { db, viewer }: Scope,
  userId: string,
  purpose: 'invitation' | 'password-reset',
): Promise<string> {
  const token = newToken()
  await db.oneTimeLink.updateMany({ where: { userId, usedAt: null, voidedAt: null }, data: { voidedAt: new Date() } })
  await db.$executeRaw`
    insert into one_time_links (token_hash, purpose, user_id, created_by, expires_at)
    values (${tokenHash(token)}, ${purpose}, ${userId}, ${viewer.userId}, now() + make_interval(days => ${linkDays}::integer))`
  return `${env().SUBSTANTIA_PUBLIC_URL}/welcome/${token}`
}
