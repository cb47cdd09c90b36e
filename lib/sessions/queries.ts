import 'server-only'
import { noteOpened, type Scope } from '@/lib/db/scope'
import type { InputType, OutputFormat, SessionStatus } from './vocabulary'

export type SessionRecord = {
  id: string
  patientId: string | null
  patientName: string | null
  doctorId: string | null
  doctorName: string | null
  userName: string | null
  inputType: InputType
  outputFormat: OutputFormat | null
  status: SessionStatus
  createdAt: Date
  updatedAt: Date
  version: number
  importRun: number | null
  consultationIds: string[]
  flagCount: number
  messageCount: number
}

/** One session; null when there is none, or it is in the trash. */
export async function getSession(scope: Scope, id: string): Promise<SessionRecord | null> {
  const [session] = await scope.db.$queryRaw<SessionRecord[]>`
    select s.id, s.patient_id as "patientId", p.name as "patientName", s.doctor_id as "doctorId", d.name as "doctorName",
           u.name as "userName", s.input_type as "inputType", s.output_format as "outputFormat", s.status,
           s.created_at as "createdAt", s.updated_at as "updatedAt", s.version, s.import_run as "importRun",
           array(select c.id from consultations c where c.session_id = s.id and c.deleted_at is null
                  order by c.consultation_date desc, c.id limit 20) as "consultationIds",
           (select count(*)::integer from action_flags f where f.session_id = s.id) as "flagCount",
           (select count(*)::integer from agent_messages m where m.session_id = s.id) as "messageCount"
      from sessions s
      left join patients p on p.patient_id = s.patient_id
      left join app.doctor_directory d on d.doctor_id = s.doctor_id
      left join users u on u.id = s.user_id
     where s.id = ${id} and s.deleted_at is null`
  noteOpened(scope, { action: 'sessions.open', entity: 'sessions', entityId: id }, session)
  return session ?? null
}
