import type { MailTextOf } from './text'

export const testMail: MailTextOf = () => ({
  subject: 'A test: this e-mail has arrived',
  before: ['You asked for this e-mail, to see whether e-mails from your clinic reach you. It does.'],
  button: 'Go to your pages',
  after: [],
})
