import 'server-only'
import { staleSave } from '@/lib/changes/stale-save'
import type { Scope } from '@/lib/db/scope'
import { AppError } from '@/lib/errors/app-error'
import { resolveReference } from '@/lib/references/queries'
import { issueLink, type IssuedLink } from './one-time-link'
import { leaveRole, takeRole } from './roles'
import type { ChangeRoleInput, CreateUserInput, UpdateUserInput } from './schema'

/** Creates an account and a link by which the person chooses a password. A doctor made by an administrator is approved. */
export async function createUser(scope: Scope, input: CreateUserInput): Promise<IssuedLink> {
  const patientId = await patientOf(scope, input)
  // Inserts are written out: Prisma would send the defaults as well, which no role may write.
  const [created] = await scope.db.$queryRaw<{ id: string }[]>`
    insert into users (role, name, email) values (${input.role}, ${input.name}, ${input.email}) returning id`
  const userId = created?.id ?? ''
  await takeRole(scope, userId, { ...input, patientId })
  return { userId, link: await issueLink(scope, userId, 'invitation') }
}

/** Changes how somebody is called and reached. */
export async function updateUser(scope: Scope, { id, version, ...values }: UpdateUserInput): Promise<string> {
  const { count } = await scope.db.user.updateMany({ where: { id, version, deletedAt: null }, data: values })
  if (count === 0) throw await staleSave(scope, 'users', id, version, values)
  return id
}

/**
 * Gives an account another role, with what that role needs: a doctor a profile, a patient a record. Never one's own, and
 * never the last administrator's. The person is out, and logs in again as what they are now.
 */
export async function changeRole(scope: Scope, input: ChangeRoleInput): Promise<string> {
  const { db, viewer } = scope
  const { id, version, role } = input
  if (id === viewer.userId) throw new AppError('own-account')
  const patientId = await patientOf(scope, input)
  const user = await db.user.findFirst({ where: { id, deletedAt: null }, select: { role: true } })
  if (!user) throw new AppError('not-found')
  if (user.role === role)
    throw new AppError('value-not-allowed', { field: 'role', message: 'This is the role already. Choose another one.' })
  if (user.role === 'admin') await requireOtherAdministrator(scope, id)
  const { count } = await db.user.updateMany({ where: { id, version, deletedAt: null }, data: { role } })
  if (count === 0) throw await staleSave(scope, 'users', id, version, { role })
  await leaveRole(scope, id, user.role)
  await takeRole(scope, id, { ...input, patientId })
  return id
}

async function patientOf(scope: Scope, { role, patientId }: { role: string; patientId: string | null }) {
  if (role !== 'patient') return null
  return resolveReference(scope, 'patients', patientId ?? '', 'patientId')
}

/** A new link for somebody who cannot get in; earlier ones stop working. */
export async function resetPassword(scope: Scope, { id }: { id: string }): Promise<IssuedLink> {
  const user = await scope.db.user.findFirst({ where: { id, deletedAt: null, isActive: true }, select: { id: true } })
  if (!user)
    throw new AppError('not-found', { message: 'There is no active account to make a link for. Enable it first.' })
  return { userId: id, link: await issueLink(scope, id, 'password-reset') }
}

/** Closes an account: out at the next click. Its sessions end in the database. */
export async function disableUser(scope: Scope, { id, version }: { id: string; version: number }): Promise<void> {
  if (id === scope.viewer.userId) throw new AppError('own-account')
  await requireOtherAdministrator(scope, id)
  const { count } = await scope.db.user.updateMany({
    where: { id, version, isActive: true, deletedAt: null },
    data: { isActive: false },
  })
  if (count === 0) throw new AppError('changed-meanwhile')
}

/** Opens a closed account again. */
export async function enableUser(scope: Scope, { id, version }: { id: string; version: number }): Promise<void> {
  const { count } = await scope.db.user.updateMany({
    where: { id, version, isActive: false, deletedAt: null },
    data: { isActive: true },
  })
  if (count === 0) throw new AppError('changed-meanwhile')
}

/** Locks the others, so that two administrators cannot take each other's role at the same moment. */
async function requireOtherAdministrator({ db }: Scope, id: string) {
  const others = await db.$queryRaw<unknown[]>`
    select from users where role = 'admin' and is_active and deleted_at is null and id <> ${id} order by id limit 1 for update`
  if (others.length === 0) throw new AppError('last-administrator')
}

/** Ends one session of somebody. */
export async function endSession({ db }: Scope, { id, userId }: { id: string; userId: string }): Promise<void> {
  const { count } = await db.loginSession.updateMany({
    where: { id, userId, endedAt: null },
    data: { endedAt: new Date(), endedReason: 'ended-by-admin' },
  })
  if (count === 0) throw new AppError('not-found', { message: 'This session has ended already.' })
}

/** Ends every session of somebody; of one's own account all but the one that asks. */
export async function endAllSessions({ db, viewer }: Scope, { id }: { id: string }): Promise<{ ended: number }> {
  const { count } = await db.loginSession.updateMany({
    where: { userId: id, endedAt: null, id: { not: viewer.loginSessionId } },
    data: { endedAt: new Date(), endedReason: 'ended-by-admin' },
  })
  if (count === 0) throw new AppError('not-found', { message: 'There is no other session to end.' })
  return { ended: count }
}
