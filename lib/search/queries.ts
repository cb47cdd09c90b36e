import 'server-only'
import type { Scope } from '@/lib/db/scope'

/** What the viewer searched for under this handle; null when it is not theirs or has expired. */
export async function getSearchTerms({ db }: Scope, handle: string | undefined): Promise<string | null> {
  if (!handle) return null
  const [kept] = await db.$queryRaw<{ terms: string }[]>`
    select terms from search_handles where id = ${handle} and expires_at > now()`
  return kept?.terms ?? null
}
