import type { MailTextOf } from './text'

export const archiveReady: MailTextOf = () => ({
  subject: 'What you asked for is ready',
  before: ['The file you asked for is ready. You can fetch it for 7 days. You have to log in first.'],
  button: 'Fetch the file',
  after: ['You did not ask for a file? Then please call your clinic.'],
})
