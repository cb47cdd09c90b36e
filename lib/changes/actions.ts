'use server'
import { defineAction } from '@/lib/actions/define-action'
import { address } from '@/lib/tables/address'
import { dismissOperation, restoreVersion, undoOperation } from './commands'
import { nothing, restoreVersionInput, undoInput } from './schema'

export const undoAction = defineAction({
  name: 'changes.undo',
  roles: ['admin'],
  input: undoInput,
  run: undoOperation,
  then: (undone) => ('job' in undone ? address(`/admin/jobs/${undone.job}`, {}) : null),
})

export const restoreVersionAction = defineAction({
  name: 'changes.restore-version',
  roles: ['admin'],
  input: restoreVersionInput,
  run: restoreVersion,
})

export const dismissOperationAction = defineAction({
  name: 'changes.dismiss',
  roles: ['admin'],
  input: nothing,
  run: dismissOperation,
})
