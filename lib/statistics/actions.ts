'use server'
import { defineAction } from '@/lib/actions/define-action'
import { recountPatient } from './commands'
import { recountInput } from './schema'

export const recountPatientAction = defineAction({
  name: 'statistics.recount',
  roles: ['admin'],
  input: recountInput,
  run: recountPatient,
})
