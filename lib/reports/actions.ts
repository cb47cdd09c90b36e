'use server'
import { defineAction } from '@/lib/actions/define-action'
import { recordHref } from '@/lib/changes/record-links'
import { publishReport, withdrawReport, writeNewVersion, writeReport } from './commands'
import { newVersionInput, publishReportInput, withdrawReportInput, writeReportInput } from './schema'

export const writeReportAction = defineAction({
  name: 'reports.write',
  roles: ['admin'],
  input: writeReportInput,
  run: writeReport,
  then: (id) => recordHref('medical_reports', id),
})

export const writeNewVersionAction = defineAction({
  name: 'reports.write-version',
  roles: ['admin'],
  input: newVersionInput,
  run: writeNewVersion,
  then: (id) => recordHref('medical_reports', id),
})

export const publishReportAction = defineAction({
  name: 'reports.publish',
  roles: ['admin'],
  input: publishReportInput,
  run: publishReport,
})

export const withdrawReportAction = defineAction({
  name: 'reports.withdraw',
  roles: ['admin'],
  input: withdrawReportInput,
  run: withdrawReport,
})
