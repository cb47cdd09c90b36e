import type { MailTextOf } from './text'

export const passwordReset: MailTextOf = () => ({
  subject: 'Choose a new password',
  before: ['Somebody asked for a new password for your account. If it was you, press the button.'],
  button: 'Choose a new password',
  after: [
    'The link works for one hour, once. After that you can ask for another.',
    'It was not you? Then you need not do anything. Your password stays as it is.',
  ],
})
