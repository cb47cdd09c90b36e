'use server'
import { defineAction } from '@/lib/actions/define-action'
import { recordHref } from '@/lib/changes/record-links'
import { address } from '@/lib/tables/address'
import { createAssignment, endAssignment, movePatient, updateAssignment } from './commands'
import { createAssignmentInput, endAssignmentInput, movePatientInput, updateAssignmentInput } from './schema'

export const createAssignmentAction = defineAction({
  name: 'assignments.create',
  roles: ['admin'],
  input: createAssignmentInput,
  run: createAssignment,
  then: (id) => recordHref('doctor_patient_assignments', id),
})

export const updateAssignmentAction = defineAction({
  name: 'assignments.update',
  roles: ['admin'],
  input: updateAssignmentInput,
  run: updateAssignment,
  then: (id) => recordHref('doctor_patient_assignments', id),
})

export const endAssignmentAction = defineAction({
  name: 'assignments.end',
  roles: ['admin'],
  input: endAssignmentInput,
  run: endAssignment,
})

export const movePatientAction = defineAction({
  name: 'assignments.move',
  roles: ['admin'],
  input: movePatientInput,
  run: movePatient,
  then: ({ doctorId }) => address('/admin/assignments/board', { lane: doctorId }),
})

/** The same, for the board, which stays where it is. */
export const moveOnBoardAction = defineAction({
  name: 'assignments.move-on-board',
  roles: ['admin'],
  input: movePatientInput,
  run: movePatient,
})
