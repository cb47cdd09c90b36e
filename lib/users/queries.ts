import 'server-only'
import type { Outcome } from '@/lib/audit/vocabulary'
import { noteAccess, type Scope } from '@/lib/db/scope'

/** One account with its profile, its sessions that still run and its open links; null when there is none. */
export async function getUser(scope: Scope, id: string) {
  const user = await scope.db.user.findFirst({
    where: { id, deletedAt: null },
    select: {
      id: true,
      name: true,
      email: true,
      username: true,
      phone: true,
      role: true,
      isActive: true,
      mustChangePassword: true,
      lastLogin: true,
      createdAt: true,
      version: true,
      importRun: true,
      doctor: {
        select: { doctorId: true, specialization: true, licenseNumber: true, approvalState: true, deletedAt: true },
      },
      patient: { select: { patientId: true, name: true } },
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

export type DeedRow = {
  id: string
  at: Date
  action: string
  entity: string
  entityId: string | null
  fields: string[]
  listedPatients: number
  outcome: Outcome
}

/** What somebody did and saw, latest first. */
export async function listDeeds(scope: Scope, userId: string): Promise<DeedRow[]> {
  noteAccess(scope, { action: 'users.deeds', entity: 'audit_events', entityId: userId })
  return scope.db.$queryRaw<DeedRow[]>`
    select e.id, e.at, e.action, e.entity, e.entity_id as "entityId", e.fields,
           cardinality(e.listed_patient_ids) as "listedPatients", e.outcome
      from audit_events e
     where e.actor_user_id = ${userId}
     order by e.at desc, e.id desc
     limit 50`
}
