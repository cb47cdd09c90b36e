import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import { noteAccess, type Scope } from '@/lib/db/scope'
import type { Role } from '@/lib/db/viewer'
import { startOf, toPage, type Page } from '@/lib/tables/page'
import type { UserListFilter } from './schema'

export type UserRow = {
  id: string
  name: string
  email: string | null
  username: string | null
  role: Role
  isActive: boolean
  lastLogin: Date | null
}

/** One page of accounts by name. */
export async function listUsers(scope: Scope, filter: UserListFilter): Promise<Page<UserRow>> {
  const start = startOf(filter)
  const conditions = [Prisma.sql`u.deleted_at is null`]
  if (filter.role) conditions.push(Prisma.sql`u.role = ${filter.role}`)
  if (filter.state) conditions.push(Prisma.sql`u.is_active = ${filter.state === 'active'}`)
  if (start.from)
    conditions.push(
      Prisma.sql`(u.name_key, u.id) ${start.backwards ? Prisma.sql`<` : Prisma.sql`>`} (${String(start.from[0])}, ${String(start.from[1])})`,
    )
  const direction = start.backwards ? Prisma.sql`desc` : Prisma.sql`asc`
  const found = await scope.db.$queryRaw<(UserRow & { sortKey: string })[]>`
    select u.id, u.name, u.email, u.username, u.role, u.is_active as "isActive", u.last_login as "lastLogin", u.name_key as "sortKey"
      from users u
     where ${Prisma.join(conditions, ' and ')}
     order by u.name_key ${direction}, u.id ${direction}
     limit ${filter.size + 1}`
  noteAccess(scope, { action: 'users.list', entity: 'users' })
  const page = toPage(found, filter.size, start, ({ sortKey, id }) => [sortKey, id])
  return { ...page, rows: page.rows.map(({ sortKey: _sortKey, ...row }) => row) }
}

/** One account with its profile, its sessions that still run and its open links; null when there is none. */
export async function getUser(scope: Scope, id: string) {
  const user = await scope.db.user.findFirst({
    where: { id, deletedAt: null },
    select: {
      id: true,
      name: true,
      email: true,
      username: true,
      role: true,
      isActive: true,
      mustChangePassword: true,
      lastLogin: true,
      createdAt: true,
      version: true,
      importRun: true,
      doctor: { select: { doctorId: true, specialization: true, approvalState: true } },
      patient: { select: { patientId: true } },
    },
  })
  noteAccess(scope, {
    action: 'users.open',
    entity: 'users',
    entityId: id,
    patientId: user?.patient?.patientId,
    outcome: user ? 'ok' : 'not-found',
  })
  return user
}
export type UserDetails = NonNullable<Awaited<ReturnType<typeof getUser>>>

export type SessionRow = {
  id: string
  createdAt: Date
  lastSeenAt: Date
  device: string | null
  network: string | null
}

/** Where an account is logged in right now, latest first. */
export async function listSessions({ db }: Scope, userId: string): Promise<SessionRow[]> {
  return db.$queryRaw<SessionRow[]>`
    select s.id, s.created_at as "createdAt", s.last_seen_at as "lastSeenAt", s.device, s.network
      from login_sessions s
     where s.user_id = ${userId} and s.ended_at is null and s.expires_at > now()
       and s.last_seen_at + make_interval(mins => s.idle_minutes) > now()
     order by s.last_seen_at desc, s.id
     limit 50`
}
