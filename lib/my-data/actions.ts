'use server'
import { defineAction } from '@/lib/actions/define-action'
import { askArchive, openArchive } from './commands'
import { askArchiveInput, openArchiveInput } from './schema'

export const askArchiveAction = defineAction({
  name: 'my-data.ask',
  roles: ['patient'],
  input: askArchiveInput,
  run: askArchive,
})

export const openArchiveAction = defineAction({
  name: 'my-data.open',
  roles: ['patient'],
  input: openArchiveInput,
  run: openArchive,
  confirm: true,
})
