import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import { recordHref } from '@/lib/changes/record-links'
import { optionsOf } from '@/lib/forms/options'
import type { List } from '@/lib/lists/list'
import { reportStatuses, reportStatusLabels, reportTypeLabels, reportTypes } from './vocabulary'

const { sql } = Prisma

/** Reports, every version of each. */
export const reportList: List = {
  name: 'reports',
  path: '/admin/reports',
  title: 'Reports',
  noun: { one: 'report', many: 'reports' },
  source: sql`medical_reports r left join patients p on p.patient_id = r.patient_id`,
  where: sql`r.deleted_at is null`,
  id: sql`r.id`,
  patientId: sql`r.patient_id`,
  hrefOf: (id) => recordHref('medical_reports', id),
  facets: ['reportStatus'],
  columns: [
    { id: 'title', label: 'Title', kind: 'text', sql: sql`r.title`, isNeverEmpty: true },
    {
      id: 'patientId',
      label: 'Patient',
      kind: 'reference',
      reference: 'patients',
      sql: sql`r.patient_id`,
      labelSql: sql`p.name`,
    },
    {
      id: 'reportType',
      label: 'Type',
      kind: 'choice',
      sql: sql`r.report_type`,
      choices: optionsOf(reportTypes, reportTypeLabels),
      isNeverEmpty: true,
      isSecondary: true,
    },
    {
      id: 'reportStatus',
      label: 'Status',
      kind: 'choice',
      sql: sql`r.report_status`,
      choices: optionsOf(reportStatuses, reportStatusLabels),
      isNeverEmpty: true,
    },
    { id: 'version', label: 'Version', kind: 'number', sql: sql`r.version`, isNeverEmpty: true, isSecondary: true },
    {
      id: 'isLatest',
      label: 'Latest version',
      kind: 'yes-no',
      sql: sql`r.is_latest`,
      isNeverEmpty: true,
      isSecondary: true,
      isOptional: true,
    },
    {
      id: 'createdAt',
      label: 'Written',
      kind: 'moment',
      sql: sql`r.created_at`,
      sort: { sql: sql`r.created_at`, type: sql`timestamptz`, descendingFirst: true },
      isNeverEmpty: true,
    },
    { id: 'generatedBy', label: 'Written by', kind: 'text', sql: sql`r.generated_by`, isSecondary: true },
    {
      id: 'sessionId',
      label: 'Session',
      kind: 'reference',
      reference: 'sessions',
      sql: sql`r.session_id`,
      isOptional: true,
      isNeverEmpty: true,
    },
  ],
  defaultSort: [{ column: 'createdAt', direction: 'descending' }],
}
