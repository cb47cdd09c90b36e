import 'server-only'
import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { asAnonymous } from '@/lib/db/scope'
import { AppError } from '@/lib/errors/app-error'
import { challengeIn, verifyAnswer, type KnownPasskey } from '@/lib/passkeys/verify'
import { explainRefusal } from './commands'
import { openSession, type Visitor } from './login'
import type { sessionLimits } from './limits'
import { signIn } from './next-auth'
import { tokenHash } from './token'

type Known = KnownPasskey & { userId: string; role: keyof typeof sessionLimits }

/** Logs in whom the device belongs to. A challenge is used up whatever comes of it. */
export async function logInWithPasskey(
  visitor: Visitor,
  { answer, next }: { answer: AuthenticationResponseJSON; next?: string | undefined },
): Promise<void> {
  const challenge = challengeIn(answer)
  const known = challenge && (await knownPasskey(visitor, answer, challenge))
  const checked = known && (await verifyAnswer(answer, challenge, known))
  if (!known || !checked) throw unknown()
  const { newCounter, credentialBackedUp } = checked
  const { token, refusal } = await openSession(known.userId, known.role, visitor, null, async ({ db }) => {
    await db.$executeRaw`select app.use_passkey(${known.id}, ${newCounter}::bigint, ${credentialBackedUp})`
  })
  if (refusal) throw explainRefusal(refusal)
  await signIn('credentials', { token, redirect: false })
  redirect((next ?? '/') as Route)
}

async function knownPasskey(
  { network }: Visitor,
  answer: AuthenticationResponseJSON,
  challenge: string,
): Promise<Known | null> {
  return asAnonymous(async ({ db }) => {
    const [counted] = await db.$queryRaw<{ seconds: number }[]>`
      select app.count_login_attempt(${`passkey ${answer.id}`}, ${network}) as seconds`
    if (counted && counted.seconds > 0) return null
    const [taken] = await db.$queryRaw<{ ok: boolean }[]>`
      select app.take_challenge(${tokenHash(challenge)}, 'log-in') as ok`
    if (!taken?.ok) return null
    const [found] = await db.$queryRaw<Known[]>`
      select id, user_id as "userId", role, public_key as "publicKey", sign_count as "signCount"
        from app.find_passkey(${answer.id})`
    return found ?? null
  })
}

function unknown() {
  return new AppError('forbidden', {
    message: 'This device is not known here, or it took too long. Try again, or log in with your password.',
  })
}
