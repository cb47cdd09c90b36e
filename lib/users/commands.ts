import 'server-only'
import { newToken, tokenHash } from '@/lib/auth/token'
import type { Scope } from '@/lib/db/scope'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors/app-error'
import type { CreateUserInput } from './schema'

const linkDays = 3

export type IssuedLink = { userId: string; link: string }

/** Creates an account and a link by which the person chooses a password. A doctor made by an administrator is approved. */
export async function createUser(scope: Scope, input: CreateUserInput): Promise<IssuedLink> {
  const { db, viewer } = scope
  // Inserts are written out: Prisma would send the defaults as well, which no role may write.
  const [created] = await db.$queryRaw<{ id: string }[]>`
    insert into users (role, name, email) values (${input.role}, ${input.name}, ${input.email}) returning id`
  const userId = created?.id ?? ''
  if (input.role === 'doctor') {
    await db.$executeRaw`
      insert into doctors (user_id, specialization, license_number, approval_state, approval_changed_by, approval_changed_at)
      values (${userId}, ${input.specialization ?? null}, ${input.licenseNumber ?? null}, 'approved', ${viewer.userId}, now())`
  }
  if (input.role === 'patient') {
    const { count } = await db.patient.updateMany({
      where: { patientId: input.patientId ?? '', userId: null, deletedAt: null },
      data: { userId },
    })
    if (count === 0)
      throw new AppError('not-found', {
        field: 'patientId',
        message: 'There is no patient with this id, or the patient has an account already.',
      })
  }
  return { userId, link: await issueLink(scope, userId, 'invitation') }
}

/** A new link for somebody who cannot get in; earlier ones stop working. */
export async function resetPassword(scope: Scope, { id }: { id: string }): Promise<IssuedLink> {
  const user = await scope.db.user.findFirst({ where: { id, deletedAt: null, isActive: true }, select: { id: true } })
  if (!user)
    throw new AppError('not-found', { message: 'There is no active account to make a link for. Enable it first.' })
  return { userId: id, link: await issueLink(scope, id, 'password-reset') }
}

async function issueLink(
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

/** Closes an account: out at the next click, and its sessions with it. */
export async function disableUser(
  { db, viewer }: Scope,
  { id, version }: { id: string; version: number },
): Promise<void> {
  if (id === viewer.userId) throw new AppError('own-account')
  const others = await db.$queryRaw<unknown[]>`
    select from users where role = 'admin' and is_active and deleted_at is null and id <> ${id} limit 1 for update`
  if (others.length === 0) throw new AppError('last-administrator')
  const { count } = await db.user.updateMany({ where: { id, version, isActive: true }, data: { isActive: false } })
  if (count === 0) throw new AppError('changed-meanwhile')
  await db.loginSession.updateMany({
    where: { userId: id, endedAt: null },
    data: { endedAt: new Date(), endedReason: 'account-changed' },
  })
}

/** Opens a closed account again. */
export async function enableUser({ db }: Scope, { id, version }: { id: string; version: number }): Promise<void> {
  const { count } = await db.user.updateMany({ where: { id, version, isActive: false }, data: { isActive: true } })
  if (count === 0) throw new AppError('changed-meanwhile')
}

/** Ends one session of somebody. */
export async function endSession({ db }: Scope, { id, userId }: { id: string; userId: string }): Promise<void> {
  const { count } = await db.loginSession.updateMany({
    where: { id, userId, endedAt: null },
    data: { endedAt: new Date(), endedReason: 'ended-by-admin' },
  })
  if (count === 0) throw new AppError('not-found', { message: 'This session has ended already.' })
}
