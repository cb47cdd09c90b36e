import type { MailTextOf } from './text'

export const testMail: MailTextOf = () => ({
  subject: 'A test: this mail has arrived',
  before: ['You asked for this mail, to see whether mail from your clinic reaches you. It does.'],
  button: 'Go to your pages',
  after: [],
})
