'use server'
import type { Route } from 'next'
import { defineAction } from '@/lib/actions/define-action'
import {
  answerCorrection,
  beginCorrection,
  describeCorrection,
  mendCorrection,
  sendCorrection,
  withdrawCorrection,
} from './commands'
import {
  answerCorrectionInput,
  beginCorrectionInput,
  describeCorrectionInput,
  mendCorrectionInput,
  oneCorrectionInput,
} from './schema'

export const beginCorrectionAction = defineAction({
  name: 'corrections.begin',
  roles: ['patient'],
  input: beginCorrectionInput,
  run: beginCorrection,
  then: ({ id }) => `/portal/corrections/${id}/wrong` as Route,
})

export const describeCorrectionAction = defineAction({
  name: 'corrections.describe',
  roles: ['patient'],
  input: describeCorrectionInput,
  run: describeCorrection,
  then: ({ id }) => `/portal/corrections/${id}/should-say` as Route,
})

export const mendCorrectionAction = defineAction({
  name: 'corrections.mend',
  roles: ['patient'],
  input: mendCorrectionInput,
  run: mendCorrection,
  then: ({ id }) => `/portal/corrections/${id}` as Route,
})

export const sendCorrectionAction = defineAction({
  name: 'corrections.send',
  roles: ['patient'],
  input: oneCorrectionInput,
  run: sendCorrection,
  then: ({ id }) => `/portal/corrections/${id}` as Route,
})

export const withdrawCorrectionAction = defineAction({
  name: 'corrections.withdraw',
  roles: ['patient'],
  input: oneCorrectionInput,
  run: withdrawCorrection,
})

export const answerCorrectionAction = defineAction({
  name: 'corrections.answer',
  roles: ['admin'],
  input: answerCorrectionInput,
  run: answerCorrection,
})
