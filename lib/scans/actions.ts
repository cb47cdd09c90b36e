'use server'
import { defineAction } from '@/lib/actions/define-action'
import { recordHref } from '@/lib/changes/record-links'
import { createScan, updateScan } from './commands'
import { createScanInput, updateScanInput } from './schema'

export const createScanAction = defineAction({
  name: 'scans.create',
  roles: ['admin'],
  input: createScanInput,
  run: createScan,
  then: (id) => recordHref('mri_scans', id),
})

export const updateScanAction = defineAction({
  name: 'scans.update',
  roles: ['admin'],
  input: updateScanInput,
  run: updateScan,
  then: (id) => recordHref('mri_scans', id),
})
