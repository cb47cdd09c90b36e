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

const path = (id: string, page = '') => `/portal/corrections/${id}${page}` as Route
const toTheList = '/portal/corrections' as Route

export const beginCorrectionAction = defineAction({
  name: 'corrections.begin',
  roles: ['patient'],
  input: beginCorrectionInput,
  run: beginCorrection,
  then: ({ id }) => path(id, '/wrong'),
})

export const describeCorrectionAction = defineAction({
  name: 'corrections.describe',
  roles: ['patient'],
  input: describeCorrectionInput,
  run: describeCorrection,
  then: ({ id, intent }) => (intent === 'later' ? toTheList : path(id, '/should-say')),
})

export const mendCorrectionAction = defineAction({
  name: 'corrections.mend',
  roles: ['patient'],
  input: mendCorrectionInput,
  run: mendCorrection,
  then: ({ id, intent }) => (intent === 'later' ? toTheList : path(id, intent === 'back' ? '/wrong' : '')),
})

export const sendCorrectionAction = defineAction({
  name: 'corrections.send',
  roles: ['patient'],
  input: oneCorrectionInput,
  run: sendCorrection,
  then: ({ id }) => path(id),
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
