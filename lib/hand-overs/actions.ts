'use server'
import type { Route } from 'next'
import { defineAction } from '@/lib/actions/define-action'
import { address } from '@/lib/tables/address'
import { cancelHandOver, findHandOver, handOver } from './commands'
import { cancelHandOverInput, handOverInput, previewHandOverInput } from './schema'

export const previewHandOverAction = defineAction({
  name: 'hand-overs.preview',
  roles: ['admin'],
  input: previewHandOverInput,
  run: findHandOver,
  then: ({ from, to, on, back, visits }) =>
    address('/admin/assignments/hand-over', { from, to, on, back, visits: visits ? 'yes' : null }),
})

export const handOverAction = defineAction({
  name: 'hand-overs.carry-out',
  roles: ['admin'],
  input: handOverInput,
  run: handOver,
  then: ({ id }) => `/admin/assignments/hand-over/${encodeURIComponent(id)}` as Route,
})

export const cancelHandOverAction = defineAction({
  name: 'hand-overs.cancel',
  roles: ['admin'],
  input: cancelHandOverInput,
  run: cancelHandOver,
})
