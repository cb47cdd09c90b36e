'use server'
import { defineAction } from '@/lib/actions/define-action'
import { addMedication, changeMedicine, editMedication, endMedication, recordMedicine } from './commands'
import { chartMedicationsHref, medicationsHref } from './medications-href'
import {
  addMedicationInput,
  changeMedicineInput,
  editMedicationInput,
  endMedicationInput,
  recordMedicineInput,
} from './schema'

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

export const recordMedicineAction = defineAction({
  name: 'medications.record',
  roles: ['doctor'],
  input: recordMedicineInput,
  run: recordMedicine,
  then: chartMedicationsHref,
})

export const changeMedicineAction = defineAction({
  name: 'medications.change',
  roles: ['doctor'],
  input: changeMedicineInput,
  run: changeMedicine,
  then: chartMedicationsHref,
})

export const stopMedicineAction = defineAction({
  name: 'medications.stop',
  roles: ['doctor'],
  input: endMedicationInput,
  run: endMedication,
  then: chartMedicationsHref,
})
