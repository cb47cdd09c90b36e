'use server'
import { defineAction } from '@/lib/actions/define-action'
import { claimItem, giveBackItem, snoozeItem, wakeItem } from './commands'
import { markInput, snoozeInput } from './schema'

export const claimItemAction = defineAction({
  name: 'worklist.claim',
  roles: ['doctor'],
  input: markInput,
  run: claimItem,
})

export const giveBackItemAction = defineAction({
  name: 'worklist.give-back',
  roles: ['doctor'],
  input: markInput,
  run: giveBackItem,
})

export const snoozeItemAction = defineAction({
  name: 'worklist.snooze',
  roles: ['doctor'],
  input: snoozeInput,
  run: snoozeItem,
})

export const wakeItemAction = defineAction({
  name: 'worklist.wake',
  roles: ['doctor'],
  input: markInput,
  run: wakeItem,
})
