import 'server-only'
import { newToken, tokenHash } from '@/lib/auth/token'
import type { Scope } from '@/lib/db/scope'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors/app-error'
import type { OneFeedInput } from './schema'
import { mostFeeds, resumeHours } from './vocabulary'

/** Makes a feed and returns its address, which nobody can look up again: only the hash of its token is kept. */
export async function makeFeed(scope: Scope): Promise<{ address: string }> {
  requireSelf(scope)
  await requireRoom(scope)
  const token = newToken()
  await scope.db.$executeRaw`
    insert into calendar_feeds (user_id, token_hash) values (${scope.viewer.userId}, ${tokenHash(token)})`
  return { address: `${env().SUBSTANTIA_PUBLIC_URL}/calendar/${token}` }
}

/** Stops a feed: from now on its address opens nothing. */
export async function stopFeed(scope: Scope, { id }: OneFeedInput): Promise<void> {
  requireSelf(scope)
  await scope.db.$executeRaw`update calendar_feeds set revoked_at = now() where id = ${id} and revoked_at is null`
}

/** Lets a feed that was stopped go on, for a day; later one makes a new one. */
export async function resumeFeed(scope: Scope, { id }: OneFeedInput): Promise<void> {
  requireSelf(scope)
  await requireRoom(scope)
  const written = await scope.db.$executeRaw`
    update calendar_feeds set revoked_at = null
     where id = ${id} and revoked_at > now() - make_interval(hours => ${resumeHours}::integer)`
  if (written === 0) throw new AppError('not-now', { message: 'This link was stopped too long ago. Make a new one.' })
}

async function requireRoom({ db }: Scope) {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    select count(*)::integer as count from calendar_feeds where revoked_at is null`
  if ((row?.count ?? 0) >= mostFeeds)
    throw new AppError('not-now', { message: `You have ${mostFeeds} links already. Stop one you do not need first.` })
}

/** Policies refuse it as well; here it gets its sentence. */
function requireSelf({ viewer }: Scope) {
  if (viewer.role !== 'patient' || viewer.helping) throw new AppError('only-the-patient')
}
