'use server'
import type { Route } from 'next'
import { defineAction } from '@/lib/actions/define-action'
import { recordHref } from '@/lib/changes/record-links'
import { chooseSession, correctPrediction, recordPrediction } from './commands'
import { chooseSessionInput, correctPredictionInput, recordPredictionInput } from './schema'

export const recordPredictionAction = defineAction({
  name: 'predictions.record',
  roles: ['admin'],
  input: recordPredictionInput,
  run: recordPrediction,
  then: (id) => recordHref('predictions', id),
})

export const correctPredictionAction = defineAction({
  name: 'predictions.correct',
  roles: ['admin'],
  input: correctPredictionInput,
  run: correctPrediction,
  then: (id) => recordHref('predictions', id),
})

export const chooseSessionAction = defineAction({
  name: 'predictions.choose-session',
  roles: ['admin'],
  input: chooseSessionInput,
  run: chooseSession,
  then: ({ sessionId, correcting }) => {
    const page = correcting ? `${recordHref('predictions', correcting)}/correct` : '/admin/predictions/new'
    return `${page}?session=${encodeURIComponent(sessionId)}` as Route
  },
})
