import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import { recordHref } from '@/lib/changes/record-links'
import { optionsOf } from '@/lib/forms/options'
import type { List } from '@/lib/lists/list'
import { errorClasses, errorClassLabels } from '@/lib/report-queue/vocabulary'
import { reportTypeLabels, reportTypes, requestStatuses, requestStatusLabels } from '@/lib/reports/vocabulary'
import { setPriority } from './commands'
import { priorityOptions } from './vocabulary'

const { sql } = Prisma

/** The queue of reports and its history. */
export const requestList: List = {
  name: 'requests',
  path: '/admin/requests',
  title: 'Report requests',
  noun: { one: 'report request', many: 'report requests' },
  source: sql`
    report_status rs
    join patients p on p.patient_id = rs.patient_id
    left join users u on u.id = rs.requested_by`,
  where: sql`rs.deleted_at is null`,
  id: sql`rs.id`,
  patientId: sql`rs.patient_id`,
  version: sql`rs.version`,
  alwaysRead: ['status'],
  facets: ['status'],
  narrow: {
    source: sql`report_status rs`,
    columns: [
      'requestedAt',
      'patientId',
      'reportType',
      'status',
      'priority',
      'requestedBy',
      'retryCount',
      'errorClass',
      'attempts',
      'generatedAt',
      'errorMessage',
      'sessionId',
    ],
  },
  hrefOf: (id) => recordHref('report_status', id),
  columns: [
    {
      id: 'requestedAt',
      label: 'Asked for',
      kind: 'moment',
      sql: sql`rs.requested_at`,
      sort: { sql: sql`rs.requested_at`, type: sql`timestamptz`, descendingFirst: true },
      isNeverEmpty: true,
    },
    {
      id: 'patientId',
      label: 'Patient',
      kind: 'reference',
      reference: 'patients',
      sql: sql`rs.patient_id`,
      labelSql: sql`p.name`,
      isNeverEmpty: true,
    },
    {
      id: 'reportType',
      label: 'Report',
      kind: 'choice',
      sql: sql`rs.report_type`,
      choices: optionsOf(reportTypes, reportTypeLabels),
      isNeverEmpty: true,
    },
    {
      id: 'status',
      label: 'Status',
      kind: 'choice',
      sql: sql`rs.status`,
      choices: optionsOf(requestStatuses, requestStatusLabels),
      isNeverEmpty: true,
    },
    {
      id: 'priority',
      label: 'Priority',
      kind: 'number',
      sql: sql`rs.priority`,
      isNeverEmpty: true,
      isSecondary: true,
      edit: {
        action: 'requests.set-priority',
        choices: priorityOptions(),
        when: ({ status }) => status === 'pending',
        save: (scope, { id, version, value }) => setPriority(scope, { id, version, priority: Number(value) }),
      },
    },
    {
      id: 'requestedBy',
      label: 'Asked for by',
      kind: 'reference',
      reference: 'users',
      sql: sql`rs.requested_by`,
      labelSql: sql`u.name`,
      isSecondary: true,
    },
    {
      id: 'retryCount',
      label: 'Tries after the first',
      kind: 'number',
      sql: sql`rs.retry_count`,
      isNeverEmpty: true,
      isOptional: true,
    },
    {
      id: 'errorClass',
      label: 'What went wrong',
      kind: 'choice',
      sql: sql`rs.error_class`,
      choices: optionsOf(errorClasses, errorClassLabels),
      isSecondary: true,
    },
    {
      id: 'attempts',
      label: 'Tries since asked',
      kind: 'number',
      sql: sql`rs.attempts`,
      isNeverEmpty: true,
      isOptional: true,
    },
    { id: 'generatedAt', label: 'Ready', kind: 'moment', sql: sql`rs.generated_at`, isSecondary: true },
    {
      id: 'errorMessage',
      label: 'Error',
      kind: 'text',
      sql: sql`rs.error_message`,
      isSecondary: true,
      isOptional: true,
    },
    {
      id: 'sessionId',
      label: 'Session',
      kind: 'reference',
      reference: 'sessions',
      sql: sql`rs.session_id`,
      isOptional: true,
    },
  ],
  defaultSort: [{ column: 'requestedAt', direction: 'descending' }],
}
