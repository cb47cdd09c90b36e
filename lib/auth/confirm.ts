import 'server-only'
import { redirect } from 'next/navigation'
import { asAnonymous, asViewer, recordDenied } from '@/lib/db/scope'
import type { Viewer } from '@/lib/db/viewer'
import { AppError } from '@/lib/errors/app-error'
import { confirmAnswer } from '@/lib/passkeys/schema'
import { challengeIn, verifyAnswer, type KnownPasskey } from '@/lib/passkeys/verify'
import { checkPassword } from './password'
import { currentToken } from './session'
import { tokenHash } from './token'

/** The fields in which somebody confirms who they are: a password, or what a passkey of theirs signed. */
export const confirmField = 'currentPassword'
export const confirmPasskeyField = 'passkeyAnswer'

/**
 * Asks once more who is there, before something that is hard to mend. Whoever found a console open knows no password and
 * has no finger of the person's; after some wrong answers the session ends, and logging in has its own waits.
 */
export async function requireConfirmation(viewer: Viewer, form: FormData, action: string): Promise<void> {
  const signed = form.get(confirmPasskeyField)
  if (typeof signed === 'string' && signed !== '') await requirePasskey(viewer, signed, action)
  else await requirePassword(viewer, form.get(confirmField), action)
}

/** The same where no passkey can be asked for, as outside of an action. */
async function requirePassword(viewer: Viewer, given: unknown, action: string): Promise<void> {
  if (viewer.previewedBy) throw new AppError('preview')
  if (typeof given !== 'string' || given === '' || given.length > 1000)
    throw new AppError('value-not-allowed', { field: confirmField, message: 'Enter your password to confirm this.' })
  const hash = await asViewer(viewer, async ({ db }) => {
    const [own] = await db.$queryRaw<{ hash: string | null }[]>`select app.my_password_hash() as hash`
    return own?.hash ?? null
  })
  if ((await checkPassword(given, hash)).right) return
  await countGuess(viewer, action, 'password')
  throw new AppError('wrong-password', { field: confirmField })
}

async function requirePasskey(viewer: Viewer, signed: string, action: string): Promise<void> {
  if (viewer.previewedBy) throw new AppError('preview')
  const answer = confirmAnswer.safeParse(signed).data
  const challenge = answer && challengeIn(answer)
  const known = challenge && (await ownPasskey(viewer, answer.id, challenge))
  const checked = known && (await verifyAnswer(answer, challenge, known))
  if (checked) {
    const { newCounter, credentialBackedUp } = checked
    await asViewer(
      viewer,
      ({ db }) => db.$executeRaw`select app.use_passkey(${known.id}, ${newCounter}::bigint, ${credentialBackedUp})`,
    )
    return
  }
  await countGuess(viewer, action, 'passkeys')
  throw new AppError('value-not-allowed', {
    message: 'This device is not one of yours, or it took too long. Try again, or enter your password.',
  })
}

/** The challenge is used up whatever comes of it. */
async function ownPasskey(viewer: Viewer, credentialId: string, challenge: string): Promise<KnownPasskey | null> {
  return asViewer(viewer, async ({ db }) => {
    const [taken] = await db.$queryRaw<{ ok: boolean }[]>`
      select app.take_challenge(${tokenHash(challenge)}, 'confirm') as ok`
    if (!taken?.ok) return null
    const [own] = await db.$queryRaw<KnownPasskey[]>`
      select id, public_key as "publicKey", sign_count as "signCount"
        from passkeys
       where user_id = ${viewer.userId} and credential_id = ${credentialId} and removed_at is null`
    return own ?? null
  })
}

async function countGuess(viewer: Viewer, action: string, entity: 'password' | 'passkeys'): Promise<void> {
  await recordDenied(viewer, { action, entity })
  const guesses = `confirming of ${viewer.userId}`
  const [counted] = await asAnonymous(
    ({ db }) => db.$queryRaw<{ seconds: number }[]>`select app.count_login_attempt(${guesses}, ${guesses}) as seconds`,
  )
  if (counted && counted.seconds > 0) await throwOut()
}

async function throwOut(): Promise<never> {
  const token = await currentToken()
  if (token) await asAnonymous(({ db }) => db.$executeRaw`select app.end_login_session(${tokenHash(token)})`)
  redirect('/login')
}
