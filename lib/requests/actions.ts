'use server'
import type { Route } from 'next'
import { defineAction } from '@/lib/actions/define-action'
import { recordHref } from '@/lib/changes/record-links'
import {
  archiveRequest,
  requestReport,
  requestReportOfPatient,
  retryFailed,
  retryRequest,
  setPriority,
  unarchiveRequest,
} from './commands'
import {
  requestOfPatientInput,
  requestReportInput,
  requestStepInput,
  retryClassInput,
  setPriorityInput,
} from './schema'

export const requestReportAction = defineAction({
  name: 'requests.create',
  roles: ['admin'],
  input: requestReportInput,
  run: requestReport,
  then: ({ id, alreadyAsked }) => `${recordHref('report_status', id)}${alreadyAsked ? '?asked=already' : ''}` as Route,
})

export const requestReportOfPatientAction = defineAction({
  name: 'requests.create-own',
  roles: ['doctor'],
  input: requestOfPatientInput,
  run: requestReportOfPatient,
})

export const retryFailedAction = defineAction({
  name: 'requests.retry-failed',
  roles: ['admin'],
  input: retryClassInput,
  run: retryFailed,
})

export const retryRequestAction = defineAction({
  name: 'requests.retry',
  roles: ['admin', 'doctor'],
  input: requestStepInput,
  run: retryRequest,
})

export const setPriorityAction = defineAction({
  name: 'requests.set-priority',
  roles: ['admin'],
  input: setPriorityInput,
  run: setPriority,
})

export const archiveRequestAction = defineAction({
  name: 'requests.archive',
  roles: ['admin'],
  input: requestStepInput,
  run: archiveRequest,
})

export const unarchiveRequestAction = defineAction({
  name: 'requests.unarchive',
  roles: ['admin'],
  input: requestStepInput,
  run: unarchiveRequest,
})
