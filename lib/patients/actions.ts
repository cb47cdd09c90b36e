'use server'
import { defineAction } from '@/lib/actions/define-action'
import { recordHref } from '@/lib/changes/record-links'
import { editPatient, issuePortalLink, registerPatient } from './commands'
import { registrationHref } from './registration-href'
import { editPatientInput, portalLinkInput, registerPatientInput } from './schema'

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

export const issuePortalLinkAction = defineAction({
  name: 'patients.portal-link',
  roles: ['admin'],
  input: portalLinkInput,
  run: issuePortalLink,
  secretOutput: true,
})
