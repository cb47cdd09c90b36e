import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import { recordHref } from '@/lib/changes/record-links'
import { optionsOf } from '@/lib/forms/options'
import type { List } from '@/lib/lists/list'
import { describeScan } from './commands'
import { fileTypeLabels, fileTypes, processingStatuses, processingStatusLabels } from './vocabulary'

const { sql } = Prisma

/** What is known of the uploaded files. */
export const scanList: List = {
  name: 'scans',
  path: '/admin/scans',
  title: 'Scans',
  noun: { one: 'scan', many: 'scans' },
  source: sql`mri_scans m left join patients p on p.patient_id = m.patient_id`,
  where: sql`m.deleted_at is null`,
  id: sql`m.id`,
  patientId: sql`m.patient_id`,
  version: sql`m.version`,
  hrefOf: (id) => recordHref('mri_scans', id),
  facets: ['processingStatus'],
  columns: [
    {
      id: 'uploadTimestamp',
      label: 'Uploaded',
      kind: 'moment',
      sql: sql`m.upload_timestamp`,
      sort: { sql: sql`m.upload_timestamp`, type: sql`timestamptz`, descendingFirst: true },
      isNeverEmpty: true,
    },
    {
      id: 'patientId',
      label: 'Patient',
      kind: 'reference',
      reference: 'patients',
      sql: sql`m.patient_id`,
      labelSql: sql`p.name`,
    },
    {
      id: 'originalFilename',
      label: 'File',
      kind: 'text',
      sql: sql`m.original_filename`,
      edit: {
        action: 'scans.update',
        most: 300,
        save: (scope, { value, ...scan }) => describeScan(scope, { ...scan, originalFilename: value }),
      },
    },
    {
      id: 'fileType',
      label: 'Type',
      kind: 'choice',
      sql: sql`m.file_type`,
      choices: optionsOf(fileTypes, fileTypeLabels),
      isSecondary: true,
      edit: {
        action: 'scans.update',
        choices: optionsOf(fileTypes, fileTypeLabels),
        save: (scope, { value, ...scan }) => describeScan(scope, { ...scan, fileType: value }),
      },
    },
    { id: 'fileSize', label: 'Bytes', kind: 'number', sql: sql`m.file_size`, isSecondary: true, isOptional: true },
    {
      id: 'imageDimensions',
      label: 'Dimensions',
      kind: 'text',
      sql: sql`m.image_dimensions`,
      isSecondary: true,
      isOptional: true,
    },
    {
      id: 'processingStatus',
      label: 'Processing',
      kind: 'choice',
      sql: sql`m.processing_status`,
      choices: optionsOf(processingStatuses, processingStatusLabels),
      isNeverEmpty: true,
    },
    {
      id: 'processingTimestamp',
      label: 'Processed',
      kind: 'moment',
      sql: sql`m.processing_timestamp`,
      isSecondary: true,
      isOptional: true,
    },
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
  defaultSort: [{ column: 'uploadTimestamp', direction: 'descending' }],
}
