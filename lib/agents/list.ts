import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import type { Route } from 'next'
import type { List, ListColumn } from '@/lib/lists/list'

const { sql } = Prisma

const patient: ListColumn = {
  id: 'patientId',
  label: 'Patient',
  kind: 'reference',
  reference: 'patients',
  sql: sql`s.patient_id`,
  labelSql: sql`p.name`,
}

/** What agents of the old system asked of each other. */
export const flagList: List = {
  name: 'flags',
  path: '/admin/flags',
  title: 'Action flags',
  noun: { one: 'action flag', many: 'action flags' },
  source: sql`
    action_flags f
    join sessions s on s.id = f.session_id
    left join patients p on p.patient_id = s.patient_id`,
  where: sql`true`,
  id: sql`f.id`,
  patientId: sql`s.patient_id`,
  hrefOf: (id) => `/admin/flags/${encodeURIComponent(id)}` as Route,
  columns: [
    { id: 'flagType', label: 'Flag', kind: 'text', sql: sql`f.flag_type`, isNeverEmpty: true },
    { id: 'status', label: 'Status', kind: 'text', sql: sql`f.status`, isNeverEmpty: true },
    patient,
    { id: 'agentAssigned', label: 'Agent', kind: 'text', sql: sql`f.agent_assigned`, isSecondary: true },
    { id: 'priority', label: 'Priority', kind: 'number', sql: sql`f.priority`, isNeverEmpty: true, isSecondary: true },
    {
      id: 'createdAt',
      label: 'Raised',
      kind: 'moment',
      sql: sql`f.created_at`,
      sort: { sql: sql`f.created_at`, type: sql`timestamptz`, descendingFirst: true },
      isNeverEmpty: true,
    },
    { id: 'expiresAt', label: 'Expires', kind: 'moment', sql: sql`f.expires_at`, isOptional: true },
    {
      id: 'sessionId',
      label: 'Session',
      kind: 'reference',
      reference: 'sessions',
      sql: sql`f.session_id`,
      isOptional: true,
      isNeverEmpty: true,
    },
  ],
  defaultSort: [{ column: 'createdAt', direction: 'descending' }],
}

/** What agents of the old system told each other. */
export const messageList: List = {
  name: 'messages',
  path: '/admin/messages',
  title: 'Agent messages',
  noun: { one: 'agent message', many: 'agent messages' },
  source: sql`
    agent_messages m
    join sessions s on s.id = m.session_id
    left join patients p on p.patient_id = s.patient_id`,
  where: sql`true`,
  id: sql`m.message_id`,
  patientId: sql`s.patient_id`,
  hrefOf: (id) => `/admin/messages/${encodeURIComponent(id)}` as Route,
  columns: [
    { id: 'messageType', label: 'Message', kind: 'text', sql: sql`m.message_type`, isNeverEmpty: true },
    { id: 'sender', label: 'From', kind: 'text', sql: sql`m.sender`, isNeverEmpty: true },
    { id: 'receiver', label: 'To', kind: 'text', sql: sql`m.receiver`, isNeverEmpty: true },
    patient,
    {
      id: 'timestamp',
      label: 'Sent',
      kind: 'moment',
      sql: sql`m."timestamp"`,
      sort: { sql: sql`m."timestamp"`, type: sql`timestamptz`, descendingFirst: true },
      isNeverEmpty: true,
    },
    {
      id: 'processed',
      label: 'Processed',
      kind: 'yes-no',
      sql: sql`m.processed`,
      isNeverEmpty: true,
      isSecondary: true,
    },
    { id: 'correlationId', label: 'Correlation', kind: 'text', sql: sql`m.correlation_id`, isOptional: true },
    {
      id: 'sessionId',
      label: 'Session',
      kind: 'reference',
      reference: 'sessions',
      sql: sql`m.session_id`,
      isOptional: true,
      isNeverEmpty: true,
    },
  ],
  defaultSort: [{ column: 'timestamp', direction: 'descending' }],
}
