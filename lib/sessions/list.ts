import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import { recordHref } from '@/lib/changes/record-links'
import { optionsOf } from '@/lib/forms/options'
import type { List } from '@/lib/lists/list'
import {
  inputTypeLabels,
  inputTypes,
  outputFormatLabels,
  outputFormats,
  sessionStatuses,
  sessionStatusLabels,
} from './vocabulary'

const moment = Prisma.sql`timestamptz`

export const sessionList: List = {
  name: 'sessions',
  path: '/admin/sessions',
  title: 'Sessions',
  noun: { one: 'session', many: 'sessions' },
  source: Prisma.sql`
    sessions s
    left join patients p on p.patient_id = s.patient_id
    left join app.doctor_directory d on d.doctor_id = s.doctor_id`,
  where: Prisma.sql`s.deleted_at is null`,
  id: Prisma.sql`s.id`,
  patientId: Prisma.sql`s.patient_id`,
  hrefOf: (id) => recordHref('sessions', id),
  facets: ['status'],
  narrow: {
    source: Prisma.sql`sessions s`,
    columns: ['createdAt', 'patientId', 'doctorId', 'inputType', 'outputFormat', 'status', 'updatedAt'],
  },
  columns: [
    {
      id: 'createdAt',
      label: 'Begun',
      kind: 'moment',
      sql: Prisma.sql`s.created_at`,
      sort: { sql: Prisma.sql`s.created_at`, type: moment, descendingFirst: true },
      isNeverEmpty: true,
    },
    {
      id: 'patientId',
      label: 'Patient',
      kind: 'reference',
      reference: 'patients',
      sql: Prisma.sql`s.patient_id`,
      labelSql: Prisma.sql`p.name`,
    },
    {
      id: 'doctorId',
      label: 'Doctor',
      kind: 'reference',
      reference: 'doctors',
      sql: Prisma.sql`s.doctor_id`,
      labelSql: Prisma.sql`d.name`,
      isSecondary: true,
    },
    {
      id: 'inputType',
      label: 'Input',
      kind: 'choice',
      sql: Prisma.sql`s.input_type`,
      choices: optionsOf(inputTypes, inputTypeLabels),
      isNeverEmpty: true,
    },
    {
      id: 'outputFormat',
      label: 'Output',
      kind: 'choice',
      sql: Prisma.sql`s.output_format`,
      choices: optionsOf(outputFormats, outputFormatLabels),
      isSecondary: true,
      isOptional: true,
    },
    {
      id: 'status',
      label: 'Status',
      kind: 'choice',
      sql: Prisma.sql`s.status`,
      choices: optionsOf(sessionStatuses, sessionStatusLabels),
      isNeverEmpty: true,
    },
    {
      id: 'updatedAt',
      label: 'Changed',
      kind: 'moment',
      sql: Prisma.sql`s.updated_at`,
      isOptional: true,
      isNeverEmpty: true,
    },
  ],
  defaultSort: [{ column: 'createdAt', direction: 'descending' }],
}
