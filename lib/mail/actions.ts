'use server'
import { defineAction } from '@/lib/actions/define-action'
import { defineVisitorAction } from '@/lib/actions/define-visitor-action'
import { askReset, chooseMail, retryMails, sendTestMail } from './commands'
import { askResetInput, chooseMailInput, noMailInput } from './schema'

export const chooseMailAction = defineAction({
  name: 'mail.choose',
  roles: ['patient'],
  input: chooseMailInput,
  run: chooseMail,
})

export const sendTestMailAction = defineAction({
  name: 'mail.send-test',
  roles: ['patient'],
  input: noMailInput,
  run: sendTestMail,
})

export const retryMailsAction = defineAction({
  name: 'mail.retry',
  roles: ['admin'],
  input: noMailInput,
  run: retryMails,
})

export const askResetAction = defineVisitorAction({
  name: 'password.ask-reset',
  input: askResetInput,
  run: askReset,
})
