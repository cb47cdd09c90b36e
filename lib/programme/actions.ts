'use server'
import { defineAction } from '@/lib/actions/define-action'
import { pauseQueue, resumeQueue, saveProgramme } from './commands'
import { nothingAsked, pauseQueueInput, saveProgrammeInput } from './schema'

export const saveProgrammeAction = defineAction({
  name: 'programme.save',
  roles: ['admin'],
  input: saveProgrammeInput,
  run: saveProgramme,
})

export const pauseQueueAction = defineAction({
  name: 'programme.pause-queue',
  roles: ['admin'],
  input: pauseQueueInput,
  run: pauseQueue,
})

export const resumeQueueAction = defineAction({
  name: 'programme.resume-queue',
  roles: ['admin'],
  input: nothingAsked,
  run: resumeQueue,
})
