'use server'
import { defineAction } from '@/lib/actions/define-action'
import { address } from '@/lib/tables/address'
import { moveToTrash, purgeDeletion, restoreDeletion, searchTrash } from './commands'
import { moveToTrashInput, purgeInput, restoreInput, searchTrashInput } from './schema'

export const searchTrashAction = defineAction({
  name: 'trash.search',
  roles: ['admin'],
  input: searchTrashInput,
  run: searchTrash,
  then: (filter) => address('/admin/trash', filter),
})

export const moveToTrashAction = defineAction({
  name: 'trash.move',
  roles: ['admin'],
  input: moveToTrashInput,
  run: moveToTrash,
  then: (deletion) => address(`/admin/trash/${deletion}`, {}),
})

export const restoreAction = defineAction({
  name: 'trash.restore',
  roles: ['admin'],
  input: restoreInput,
  run: restoreDeletion,
})

export const purgeAction = defineAction({
  name: 'trash.purge',
  roles: ['admin'],
  input: purgeInput,
  confirm: true,
  run: purgeDeletion,
})
