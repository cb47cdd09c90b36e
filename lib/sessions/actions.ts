'use server'
import { defineAction } from '@/lib/actions/define-action'
import { recordHref } from '@/lib/changes/record-links'
import { createSession, giveSession, updateSession } from './commands'
import { createSessionInput, giveSessionInput, updateSessionInput } from './schema'

export const createSessionAction = defineAction({
  name: 'sessions.create',
  roles: ['admin'],
  input: createSessionInput,
  run: createSession,
  then: (id) => recordHref('sessions', id),
})

export const updateSessionAction = defineAction({
  name: 'sessions.update',
  roles: ['admin'],
  input: updateSessionInput,
  run: updateSession,
  then: (id) => recordHref('sessions', id),
})

export const giveSessionAction = defineAction({
  name: 'sessions.give-to-patient',
  roles: ['admin'],
  input: giveSessionInput,
  run: giveSession,
})
