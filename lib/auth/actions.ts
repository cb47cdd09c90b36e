'use server'
import { defineAction } from '@/lib/actions/define-action'
import { defineVisitorAction } from '@/lib/actions/define-visitor-action'
import { beOneself, leaveHelped } from './acting-for'
import { choosePassword, endMyOtherSessions, leavePreview, logInVisitor, logOutViewer, openLink } from './commands'
import { logInWithPasskeyInput } from '@/lib/passkeys/schema'
import { logInWithPasskey } from './passkey-login'
import { beginPreview } from './preview'
import { choosePasswordInput, logInInput, noInput, openLinkInput, previewInput } from './schema'

export const logInAction = defineVisitorAction({
  name: 'login',
  input: logInInput,
  run: logInVisitor,
  secret: ['password'],
})

export const logInWithPasskeyAction = defineVisitorAction({
  name: 'login.passkey',
  input: logInWithPasskeyInput,
  run: logInWithPasskey,
  secret: ['answer'],
})

export const logOutAction = defineVisitorAction({ name: 'logout', input: noInput, run: logOutViewer })

export const openLinkAction = defineVisitorAction({
  name: 'one-time-link.open',
  input: openLinkInput,
  run: openLink,
  secret: ['newPassword'],
})

export const choosePasswordAction = defineVisitorAction({
  name: 'password.choose',
  input: choosePasswordInput,
  run: (_visitor, input) => choosePassword(input),
  secret: ['currentPassword', 'newPassword'],
})

export const endMyOtherSessionsAction = defineAction({
  name: 'sessions.end-others',
  roles: ['admin', 'doctor', 'patient', 'helper'],
  input: noInput,
  run: endMyOtherSessions,
})

export const beginPreviewAction = defineAction({
  name: 'preview.begin',
  roles: ['admin'],
  input: previewInput,
  run: beginPreview,
  then: (workplace) => workplace,
})

export const leaveHelpedAction = defineVisitorAction({ name: 'help.leave', input: noInput, run: leaveHelped })

export const beOneselfAction = defineVisitorAction({ name: 'help.be-oneself', input: noInput, run: beOneself })

export const leavePreviewAction = defineVisitorAction({ name: 'preview.leave', input: noInput, run: leavePreview })
