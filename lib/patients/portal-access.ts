import 'server-only'
import { noteAccess, type Scope } from '@/lib/db/scope'
import type { PortalState } from './vocabulary'

export type PortalAccess = {
  state: PortalState
  userId: string | null
  email: string | null
  lastLogin: Date | null
  linkExpiresAt: Date | null
}

/** Whether a patient can use the portal, and if not yet, until when the invitation is open. */
export async function getPortalAccess(scope: Scope, patientId: string): Promise<PortalAccess> {
  const [found] = await scope.db.$queryRaw<(PortalAccess & { isActive: boolean; hasUsedLink: boolean })[]>`
    select u.id as "userId", coalesce(u.email, u.username) as email, u.is_active as "isActive", u.last_login as "lastLogin",
           (select max(l.expires_at) from one_time_links l
             where l.user_id = u.id and l.used_at is null and l.voided_at is null and l.expires_at > now()) as "linkExpiresAt",
           exists (select from one_time_links l where l.user_id = u.id and l.used_at is not null) as "hasUsedLink"
      from patients p
      join users u on u.id = p.user_id and u.deleted_at is null
     where p.patient_id = ${patientId} and p.deleted_at is null`
  noteAccess(scope, {
    action: 'patients.portal-access',
    entity: 'users',
    entityId: found?.userId ?? undefined,
    patientId,
  })
  if (!found) return { state: 'none', userId: null, email: null, lastLogin: null, linkExpiresAt: null }
  const { isActive, hasUsedLink, ...access } = found
  return { ...access, state: stateOf({ ...access, isActive, hasUsedLink }) }
}

type Facts = Pick<PortalAccess, 'lastLogin' | 'linkExpiresAt'> & { isActive: boolean; hasUsedLink: boolean }

function stateOf({ isActive, hasUsedLink, lastLogin, linkExpiresAt }: Facts): PortalState {
  if (!isActive) return 'disabled'
  if (hasUsedLink || lastLogin) return 'active'
  return linkExpiresAt ? 'invited' : 'expired'
}
