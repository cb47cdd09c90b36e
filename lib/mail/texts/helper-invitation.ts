import { invitationDays } from '@/lib/helpers/vocabulary'
import type { MailTextOf } from './text'

/** To somebody without an account. Who invites them, they learn with the code that this person tells them. */
export const helperInvitation: MailTextOf = () => ({
  subject: 'Somebody asks you to help them',
  before: [
    'Somebody you know uses the website of their clinic. They ask you to help them with it.',
    'They will tell you a code. You need the code and this link.',
  ],
  button: 'See the invitation',
  after: [
    `The link works for ${invitationDays} days, once.`,
    'You do not know anybody who might ask? Then you need not do anything.',
  ],
})
