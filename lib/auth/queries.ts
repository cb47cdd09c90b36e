import 'server-only'
import { asAnonymous } from '@/lib/db/scope'
import { tokenHash } from './token'

export type OpenLink = { purpose: string; name: string | null; loginName: string | null }

/** What a one-time link is for; null when it no longer works. Looking does not use it up. */
export async function getOpenLink(token: string): Promise<OpenLink | null> {
  const [link] = await asAnonymous(
    ({ db }) => db.$queryRaw<OpenLink[]>`
    select purpose, name, login_name as "loginName" from app.open_one_time_link(${tokenHash(token)})`,
  )
  return link ?? null
}
