'use server'
import { defineAction } from '@/lib/actions/define-action'
import { recordHref } from '@/lib/changes/record-links'
import {
  chooseMerge,
  compareEverybody,
  dismissDuplicate,
  mergePatients,
  reopenDuplicate,
  unmergePatients,
} from './commands'
import { mergeHref } from './merge-href'
import { chooseMergeInput, duplicatePairInput, mergeInput, noInput, unmergeInput } from './schema'

export const chooseMergeAction = defineAction({
  name: 'patients.choose-merge',
  roles: ['admin'],
  input: chooseMergeInput,
  run: chooseMerge,
  then: mergeHref,
})

export const mergePatientsAction = defineAction({
  name: 'patients.merge',
  roles: ['admin'],
  input: mergeInput,
  run: mergePatients,
  then: ({ keptId }) => recordHref('patients', keptId),
})

export const unmergePatientsAction = defineAction({
  name: 'patients.unmerge',
  roles: ['admin'],
  input: unmergeInput,
  run: unmergePatients,
  then: ({ mergedId }) => recordHref('patients', mergedId),
})

export const dismissDuplicateAction = defineAction({
  name: 'patients.dismiss-duplicate',
  roles: ['admin'],
  input: duplicatePairInput,
  run: dismissDuplicate,
})

export const reopenDuplicateAction = defineAction({
  name: 'patients.reopen-duplicate',
  roles: ['admin'],
  input: duplicatePairInput,
  run: reopenDuplicate,
})

export const compareEverybodyAction = defineAction({
  name: 'patients.compare-everybody',
  roles: ['admin'],
  input: noInput,
  run: compareEverybody,
})
