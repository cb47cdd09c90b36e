'use server'
import { defineAction } from '@/lib/actions/define-action'
import { holdReport, liftHold, releaseReport, signReport } from './commands'
import { holdInput, reportInput, signInput } from './schema'

export const signReportAction = defineAction({
  name: 'reports.sign',
  roles: ['doctor'],
  input: signInput,
  run: signReport,
})

export const releaseReportAction = defineAction({
  name: 'reports.release',
  roles: ['doctor', 'admin'],
  input: reportInput,
  run: releaseReport,
})

export const holdReportAction = defineAction({
  name: 'reports.hold',
  roles: ['doctor', 'admin'],
  input: holdInput,
  run: holdReport,
})

export const liftHoldAction = defineAction({
  name: 'reports.lift-hold',
  roles: ['doctor', 'admin'],
  input: reportInput,
  run: liftHold,
})
