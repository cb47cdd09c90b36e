'use server'
import type { Route } from 'next'
import { headers } from 'next/headers'
import { defineAction } from '@/lib/actions/define-action'
import { address } from '@/lib/tables/address'
import { dismissOperation, restoreVersion, undoOperation } from './commands'
import { nothing, restoreVersionInput, undoInput } from './schema'

export const undoAction = defineAction({
  name: 'changes.undo',
  roles: ['admin'],
  input: undoInput,
  run: undoOperation,
  then: async (undone) => {
    if ('job' in undone) return address(`/admin/jobs/${undone.job}`, {})
    // a page whose record was just taken back has nothing left to show
    const here = (await headers()).get('referer') ?? ''
    const isGone = undone.removed.some((id) => here.includes(`/${encodeURIComponent(id)}`))
    return isGone ? (`/admin/changes/${undone.operation}` as Route) : null
  },
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
