import 'server-only'
import { randomBytes } from 'node:crypto'
import type { Scope } from '@/lib/db/scope'

/** Keeps what somebody searches for or filters by behind a random id of theirs, for a day: names have no place in addresses. */
export async function keepBehindHandle({ db, viewer }: Scope, terms: string): Promise<string> {
  const id = randomBytes(16).toString('base64url')
  await db.$executeRaw`
    insert into search_handles (id, user_id, terms, expires_at)
    values (${id}, ${viewer.userId}, ${terms}, now() + interval '1 day')`
  return id
}
