'use server'
import type { Route } from 'next'
import { defineAction } from '@/lib/actions/define-action'
import { defineVisitorAction } from '@/lib/actions/define-visitor-action'
import { beginToHelp } from '@/lib/auth/acting-for'
import {
  acceptInvitation,
  acceptWithAccount,
  chooseEnd,
  chooseScope,
  endGrant,
  endGrantForPatient,
  inviteHelper,
  nameHelper,
  resumeGrant,
  resumeGrantForPatient,
  stopHelping,
} from './commands'
import {
  acceptInput,
  acceptWithAccountInput,
  chooseEndInput,
  chooseScopeInput,
  nameHelperInput,
  oneGrantInput,
} from './schema'

export const nameHelperAction = defineAction({
  name: 'helpers.name',
  roles: ['patient'],
  input: nameHelperInput,
  run: nameHelper,
  then: ({ id }) => `/portal/sharing/${id}/what` as Route,
})

export const chooseScopeAction = defineAction({
  name: 'helpers.choose-scope',
  roles: ['patient'],
  input: chooseScopeInput,
  run: chooseScope,
  then: ({ id, isDraft }) => `/portal/sharing/${id}${isDraft ? '/until' : ''}` as Route,
})

export const chooseEndAction = defineAction({
  name: 'helpers.choose-end',
  roles: ['patient'],
  input: chooseEndInput,
  run: chooseEnd,
  then: ({ id }) => `/portal/sharing/${id}` as Route,
})

export const inviteHelperAction = defineAction({
  name: 'helpers.invite',
  roles: ['patient'],
  input: oneGrantInput,
  run: inviteHelper,
  secretOutput: true,
})

export const endGrantAction = defineAction({
  name: 'helpers.end',
  roles: ['patient'],
  input: oneGrantInput,
  run: endGrant,
})

export const resumeGrantAction = defineAction({
  name: 'helpers.resume',
  roles: ['patient'],
  input: oneGrantInput,
  run: resumeGrant,
})

export const endGrantForPatientAction = defineAction({
  name: 'helpers.end-for-patient',
  roles: ['admin'],
  input: oneGrantInput,
  run: endGrantForPatient,
})

export const resumeGrantForPatientAction = defineAction({
  name: 'helpers.resume-for-patient',
  roles: ['admin'],
  input: oneGrantInput,
  run: resumeGrantForPatient,
})

export const beginToHelpAction = defineAction({
  name: 'helpers.begin',
  roles: ['patient', 'helper'],
  input: oneGrantInput,
  run: beginToHelp,
  then: () => '/portal' as Route,
})

export const stopHelpingAction = defineAction({
  name: 'helpers.stop',
  roles: ['patient', 'helper'],
  input: oneGrantInput,
  run: stopHelping,
})

export const acceptInvitationAction = defineVisitorAction({
  name: 'helpers.accept',
  input: acceptInput,
  run: acceptInvitation,
})

export const acceptWithAccountAction = defineVisitorAction({
  name: 'helpers.accept-with-account',
  input: acceptWithAccountInput,
  run: acceptWithAccount,
  secret: ['newPassword'],
})
