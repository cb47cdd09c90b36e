import 'server-only'
import { noteOpened, type Scope } from '@/lib/db/scope'

export type FlagRecord = {
  id: string
  sessionId: string
  patientId: string | null
  patientName: string | null
  flagType: string
  status: string
  priority: number
  agentAssigned: string | null
  data: unknown
  metadata: unknown
  legacy: unknown
  createdAt: Date
  updatedAt: Date
  expiresAt: Date | null
}

/** One action flag of the old system; null when there is none. */
export async function getFlag(scope: Scope, id: string): Promise<FlagRecord | null> {
  const [flag] = await scope.db.$queryRaw<FlagRecord[]>`
    select f.id, f.session_id as "sessionId", s.patient_id as "patientId", p.name as "patientName",
           f.flag_type as "flagType", f.status, f.priority, f.agent_assigned as "agentAssigned", f.data, f.metadata,
           f.legacy, f.created_at as "createdAt", f.updated_at as "updatedAt", f.expires_at as "expiresAt"
      from action_flags f
      join sessions s on s.id = f.session_id
      left join patients p on p.patient_id = s.patient_id
     where f.id = ${id}`
  noteOpened(scope, { action: 'action_flags.open', entity: 'action_flags', entityId: id }, flag)
  return flag ?? null
}

export type MessageRecord = {
  id: string
  sessionId: string
  patientId: string | null
  patientName: string | null
  sender: string
  receiver: string
  messageType: string
  payload: unknown
  legacy: unknown
  timestamp: Date
  correlationId: string | null
  processed: boolean
}

/** One message between agents of the old system; null when there is none. */
export async function getMessage(scope: Scope, id: string): Promise<MessageRecord | null> {
  const [message] = await scope.db.$queryRaw<MessageRecord[]>`
    select m.message_id as id, m.session_id as "sessionId", s.patient_id as "patientId", p.name as "patientName",
           m.sender, m.receiver, m.message_type as "messageType", m.payload, m.legacy, m."timestamp",
           m.correlation_id as "correlationId", m.processed
      from agent_messages m
      join sessions s on s.id = m.session_id
      left join patients p on p.patient_id = s.patient_id
     where m.message_id = ${id}`
  noteOpened(scope, { action: 'agent_messages.open', entity: 'agent_messages', entityId: id }, message)
  return message ?? null
}
