'use server'
import { defineAction } from '@/lib/actions/define-action'
import { recordHref } from '@/lib/changes/record-links'
import { updateEntry, writeEntry } from './commands'
import { updateEntryInput, writeEntryInput } from './schema'

export const writeEntryAction = defineAction({
  name: 'timeline.write',
  roles: ['admin'],
  input: writeEntryInput,
  run: writeEntry,
  then: (id) => recordHref('patient_timeline', id),
})

export const updateEntryAction = defineAction({
  name: 'timeline.update',
  roles: ['admin'],
  input: updateEntryInput,
  run: updateEntry,
  then: (id) => recordHref('patient_timeline', id),
})
