import 'server-only'
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import { tokenHash } from '@/lib/auth/token'
import { asAnonymous, type Scope } from '@/lib/db/scope'
import { relyingParty } from './relying-party'

export type Passkey = {
  id: string
  name: string
  isSynced: boolean
  createdAt: Date
  lastUsedAt: Date | null
  removedAt: Date | null
}

/** The viewer's own passkeys, and for a while those they removed; at most 50. */
export async function listPasskeys({ db, viewer }: Scope): Promise<Passkey[]> {
  return db.$queryRaw<Passkey[]>`
    select id, name, is_synced as "isSynced", created_at as "createdAt", last_used_at as "lastUsedAt",
           removed_at as "removedAt"
      from passkeys
     where user_id = ${viewer.userId} and (removed_at is null or removed_at > now() - interval '1 day')
     order by created_at, id
     limit 50`
}

/** What the viewer's device is asked in order to become a passkey. */
export async function optionsToAdd({ db, viewer }: Scope): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const known = await db.$queryRaw<{ id: string }[]>`
    select credential_id as id from passkeys where user_id = ${viewer.userId} and removed_at is null limit 50`
  const { name, id } = relyingParty()
  const options = await generateRegistrationOptions({
    rpName: name,
    rpID: id,
    userName: viewer.name,
    userDisplayName: viewer.name,
    userID: new TextEncoder().encode(viewer.userId),
    excludeCredentials: known,
    attestationType: 'none',
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    timeout: 300_000,
  })
  await db.$executeRaw`select app.keep_challenge(${tokenHash(options.challenge)}, 'add')`
  return options
}

/** What one of the viewer's own devices is asked in order to confirm what they are about to do. */
export async function optionsToConfirm({ db, viewer }: Scope): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const own = await db.$queryRaw<{ id: string }[]>`
    select credential_id as id from passkeys where user_id = ${viewer.userId} and removed_at is null limit 50`
  const options = await generateAuthenticationOptions({
    rpID: relyingParty().id,
    allowCredentials: own,
    userVerification: 'required',
    timeout: 300_000,
  })
  await db.$executeRaw`select app.keep_challenge(${tokenHash(options.challenge)}, 'confirm')`
  return options
}

/** Whether the viewer can confirm with a device instead of a password. */
export async function hasPasskey({ db, viewer }: Scope): Promise<boolean> {
  const [found] = await db.$queryRaw<{ has: boolean }[]>`
    select exists (select from passkeys where user_id = ${viewer.userId} and removed_at is null) as has`
  return found?.has ?? false
}

/** What any device is asked in order to log somebody in: it knows itself for whom. */
export async function optionsToLogIn(): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const options = await generateAuthenticationOptions({
    rpID: relyingParty().id,
    userVerification: 'required',
    timeout: 300_000,
  })
  await asAnonymous(({ db }) => db.$executeRaw`select app.keep_challenge(${tokenHash(options.challenge)}, 'log-in')`)
  return options
}
