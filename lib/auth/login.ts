import 'server-only'
import { setTimeout as wait } from 'node:timers/promises'
import { asAnonymous, asCheckedLogin, type AnonymousScope } from '@/lib/db/scope'
import { sessionLimits } from './limits'
import { checkPassword, hashPassword } from './password'
import { newToken, tokenHash } from './token'

/** Where an attempt comes from, as far as the server itself can tell. */
export type Visitor = { network: string; device: string }

export type LoginResult =
  | { outcome: 'in'; token: string }
  | { outcome: 'wait'; seconds: number }
  | { outcome: 'wrong' }
  | { outcome: 'refused'; reason: string }

const leastMilliseconds = 700

/**
 * Checks a name and a password and opens a session. Attempts are counted before anything is hashed; a wrong password, an
 * unknown name and a name that only exists in another spelling get the same answer after the same time.
 */
export async function logIn(identifier: string, password: string, visitor: Visitor): Promise<LoginResult> {
  const floor = wait(leastMilliseconds)
  const result = await attempt(identifier.normalize('NFKC').trim(), password, visitor)
  await floor
  return result
}

async function attempt(identifier: string, password: string, { network, device }: Visitor): Promise<LoginResult> {
  const seconds = await asAnonymous(async ({ db }) => {
    const [counted] = await db.$queryRaw<
      { seconds: number }[]
    >`select app.count_login_attempt(${identifier}, ${network}) as seconds`
    return counted?.seconds ?? 0
  })
  if (seconds > 0) return { outcome: 'wait', seconds }

  const [account] = await asAnonymous(
    ({ db }) => db.$queryRaw<{ user_id: string; password_hash: string | null; role: keyof typeof sessionLimits }[]>`
    select user_id, password_hash, role from app.find_login(${identifier})`,
  )
  const { right, rehash } = await checkPassword(password, account?.password_hash ?? null)
  if (!account || !right) {
    await asAnonymous(({ db }) => db.$executeRaw`select app.note_failed_login(${identifier})`)
    return { outcome: 'wrong' }
  }

  const newHash = rehash ? await hashPassword(password) : null
  const { token, refusal } = await openSession(account.user_id, account.role, { network, device }, newHash)
  return refusal ? { outcome: 'refused', reason: refusal } : { outcome: 'in', token }
}

/**
 * Opens a session for an account of which the server has just checked who it is; `also` runs in the same transaction.
 * `refusal` says why it was not opened.
 */
export async function openSession(
  userId: string,
  role: keyof typeof sessionLimits,
  { network, device }: Visitor,
  newHash: string | null,
  also?: (scope: AnonymousScope) => Promise<void>,
): Promise<{ token: string; refusal: string | null }> {
  const token = newToken()
  const { idleMinutes, absoluteMinutes } = sessionLimits[role]
  const refusal = await asCheckedLogin(userId, async (scope) => {
    await also?.(scope)
    const [opened] = await scope.db.$queryRaw<{ refusal: string | null }[]>`
      select app.open_login_session(${tokenHash(token)}, ${idleMinutes}::integer, ${absoluteMinutes}::integer,
                                    ${network}, ${device}, ${newHash}) as refusal`
    return opened?.refusal ?? null
  })
  return { token, refusal }
}
