import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import { recordHref } from '@/lib/changes/record-links'
import { optionsOf } from '@/lib/forms/options'
import type { List } from '@/lib/lists/list'
import { eventTypeLabels, eventTypes, severities, severityLabels } from './vocabulary'

const { sql } = Prisma

/** What happened to whom: derived from records, or written by hand. */
export const timelineList: List = {
  name: 'timeline',
  path: '/admin/timeline',
  title: 'Timeline',
  noun: { one: 'timeline entry', many: 'timeline entries' },
  source: sql`
    patient_timeline t
    join patients p on p.patient_id = t.patient_id
    left join app.doctor_directory d on d.doctor_id = t.doctor_id`,
  where: sql`t.deleted_at is null`,
  id: sql`t.id`,
  patientId: sql`t.patient_id`,
  hrefOf: (id) => recordHref('patient_timeline', id),
  columns: [
    { id: 'eventTitle', label: 'What', kind: 'text', sql: sql`t.event_title`, isNeverEmpty: true },
    {
      id: 'eventType',
      label: 'Type',
      kind: 'choice',
      sql: sql`t.event_type`,
      choices: optionsOf(eventTypes, eventTypeLabels),
      isNeverEmpty: true,
    },
    {
      id: 'patientId',
      label: 'Patient',
      kind: 'reference',
      reference: 'patients',
      sql: sql`t.patient_id`,
      labelSql: sql`p.name`,
      isNeverEmpty: true,
    },
    {
      id: 'eventDate',
      label: 'When',
      kind: 'moment',
      sql: sql`t.event_date`,
      sort: { sql: sql`t.event_date`, type: sql`timestamptz`, descendingFirst: true },
      isNeverEmpty: true,
    },
    {
      id: 'severity',
      label: 'Severity',
      kind: 'choice',
      sql: sql`t.severity`,
      choices: optionsOf(severities, severityLabels),
      isNeverEmpty: true,
      isSecondary: true,
    },
    {
      id: 'doctorId',
      label: 'Doctor',
      kind: 'reference',
      reference: 'doctors',
      sql: sql`t.doctor_id`,
      labelSql: sql`d.name`,
      isSecondary: true,
    },
    {
      id: 'byHand',
      label: 'Written by hand',
      kind: 'yes-no',
      sql: sql`(t.related_id is null)`,
      isNeverEmpty: true,
      isSecondary: true,
    },
  ],
  defaultSort: [{ column: 'eventDate', direction: 'descending' }],
}
