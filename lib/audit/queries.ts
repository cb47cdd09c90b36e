import 'server-only'
import { noteAccess, type Scope } from '@/lib/db/scope'
import type { Outcome } from './vocabulary'

export type AuditEvent = {
  id: string
  at: Date
  actorUserId: string | null
  actorName: string | null
  actorRole: string
  action: string
  entity: string
  entityId: string | null
  patientId: string | null
  patientName: string | null
  listedPatientIds: string[]
  fields: string[]
  outcome: Outcome
  operationId: string | null
  reason: string | null
}

/** One event of the audit log with the reason of the change it belongs to; null when there is none. */
export async function getAuditEvent(scope: Scope, id: string): Promise<AuditEvent | null> {
  const [event] = await scope.db.$queryRaw<AuditEvent[]>`
    select e.id, e.at, e.actor_user_id as "actorUserId", u.name as "actorName", e.actor_role as "actorRole", e.action,
           e.entity, e.entity_id as "entityId", e.patient_id as "patientId", p.name as "patientName",
           e.listed_patient_ids as "listedPatientIds", e.fields, e.outcome, e.operation_id as "operationId", o.reason
      from audit_events e
      left join users u on u.id = e.actor_user_id
      left join patients p on p.patient_id = e.patient_id
      left join operations o on o.id = e.operation_id
     where e.id = ${id}`
  noteAccess(scope, { action: 'audit.open', entity: 'audit_events', entityId: id, outcome: event ? 'ok' : 'not-found' })
  return event ?? null
}
