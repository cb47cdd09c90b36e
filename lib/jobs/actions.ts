'use server'
import type { Route } from 'next'
import { defineAction } from '@/lib/actions/define-action'
import { cancelJob, prepareBulk, retryJob, startJob } from './commands'
import { prepareInput } from './prepare-input'
import { cancelInput, jobInput, startInput } from './schema'

export const prepareBulkAction = defineAction({
  name: 'jobs.prepare',
  roles: ['admin'],
  input: prepareInput,
  run: prepareBulk,
  then: (id) => `/admin/jobs/${id}` as Route,
})

export const startJobAction = defineAction({
  name: 'jobs.start',
  roles: ['admin'],
  input: startInput,
  run: startJob,
})

export const cancelJobAction = defineAction({
  name: 'jobs.cancel',
  roles: ['admin'],
  input: cancelInput,
  run: cancelJob,
})

export const retryJobAction = defineAction({
  name: 'jobs.retry',
  roles: ['admin'],
  input: jobInput,
  run: retryJob,
})
