import 'server-only'
import { verifyRegistrationResponse } from '@simplewebauthn/server'
import { tokenHash } from '@/lib/auth/token'
import type { Scope } from '@/lib/db/scope'
import { AppError } from '@/lib/errors/app-error'
import { relyingParty } from './relying-party'
import type { AddPasskeyInput } from './schema'
import { challengeIn } from './verify'

/** Keeps a device of the viewer's that has just proved it can sign. */
export async function addPasskey({ db, viewer }: Scope, { name, answer }: AddPasskeyInput): Promise<void> {
  const { id, origin } = relyingParty()
  const challenge = challengeIn(answer)
  if (!challenge) throw tooLate()
  const [taken] = await db.$queryRaw<{ ok: boolean }[]>`
    select app.take_challenge(${tokenHash(challenge)}, 'add') as ok`
  if (!taken?.ok) throw tooLate()
  const checked = await verifyRegistrationResponse({
    response: answer,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: true,
  }).catch(() => null)
  if (!checked?.verified) throw tooLate()
  const { credential, credentialBackedUp } = checked.registrationInfo
  await db.$executeRaw`
    insert into passkeys (user_id, credential_id, public_key, sign_count, transports, name, is_synced)
    values (${viewer.userId}, ${credential.id}, ${credential.publicKey}, ${credential.counter}::bigint,
            ${credential.transports ?? []}::text[], ${name}, ${credentialBackedUp})`
}

/** The device logs nobody in any more; taken back by `restorePasskey` within a day. */
export async function removePasskey({ db }: Scope, { id }: { id: string }): Promise<void> {
  await db.$executeRaw`update passkeys set removed_at = now() where id = ${id} and removed_at is null`
}

export async function restorePasskey({ db }: Scope, { id }: { id: string }): Promise<void> {
  const restored = await db.$executeRaw`
    update passkeys set removed_at = null where id = ${id} and removed_at > now() - interval '1 day'`
  if (restored === 0) throw new AppError('not-now')
}

function tooLate() {
  return new AppError('value-not-allowed', {
    message: 'That took too long, or the device answered something else. Nothing was changed. Try again.',
  })
}
