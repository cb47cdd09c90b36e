'use server'
import { defineAction } from '@/lib/actions/define-action'
import { recordHref } from '@/lib/changes/record-links'
import { editPatient, invitePatient, registerPatient, renewInvitation } from './commands'
import { registrationHref } from './registration-href'
import { editPatientInput, invitePatientInput, patientIdInput, registerPatientInput } from './schema'

export const registerPatientAction = defineAction({
  name: 'patients.register',
  roles: ['admin'],
  input: registerPatientInput,
  run: registerPatient,
  then: registrationHref,
})

export const editPatientAction = defineAction({
  name: 'patients.edit',
  roles: ['admin'],
  input: editPatientInput,
  run: editPatient,
  then: ({ patientId }) => recordHref('patients', patientId),
})

export const invitePatientAction = defineAction({
  name: 'patients.invite',
  roles: ['admin'],
  input: invitePatientInput,
  run: invitePatient,
  secretOutput: true,
})

export const renewInvitationAction = defineAction({
  name: 'patients.renew-invitation',
  roles: ['admin'],
  input: patientIdInput,
  run: renewInvitation,
  secretOutput: true,
})
