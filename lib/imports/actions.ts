'use server'
import { defineAction } from '@/lib/actions/define-action'
import { discardProblem, discardRun, mendProblem, requestRollback, startImport } from './commands'
import { mendProblemInput, problemInput, runInput, startImportInput } from './schema'

export const startImportAction = defineAction({
  name: 'imports.start',
  roles: ['admin'],
  input: startImportInput,
  run: startImport,
})

export const requestRollbackAction = defineAction({
  name: 'imports.roll-back',
  roles: ['admin'],
  input: runInput,
  run: requestRollback,
})

export const discardRunAction = defineAction({
  name: 'imports.discard',
  roles: ['admin'],
  input: runInput,
  run: discardRun,
})

export const mendProblemAction = defineAction({
  name: 'imports.mend',
  roles: ['admin'],
  input: mendProblemInput,
  run: mendProblem,
})

export const discardProblemAction = defineAction({
  name: 'imports.discard-row',
  roles: ['admin'],
  input: problemInput,
  run: discardProblem,
})
