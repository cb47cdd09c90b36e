'use server'
import { defineAction } from '@/lib/actions/define-action'
import { addMedication, editMedication, endMedication } from './commands'
import { medicationsHref } from './medications-href'
import { addMedicationInput, editMedicationInput, endMedicationInput } from './schema'

export const addMedicationAction = defineAction({
  name: 'medications.add',
  roles: ['admin'],
  input: addMedicationInput,
  run: addMedication,
  then: medicationsHref,
})

export const editMedicationAction = defineAction({
  name: 'medications.edit',
  roles: ['admin'],
  input: editMedicationInput,
  run: editMedication,
  then: medicationsHref,
})

export const endMedicationAction = defineAction({
  name: 'medications.end',
  roles: ['admin'],
  input: endMedicationInput,
  run: endMedication,
  then: medicationsHref,
})
