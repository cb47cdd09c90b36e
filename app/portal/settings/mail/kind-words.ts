import type { MailKind } from '@/lib/mail/vocabulary'

/** What a mail is, to whom it comes. */
export const kindWords: Record<MailKind, { title: string; means: string }> = {
  'something-new': {
    title: 'Something new',
    means: 'When there is something new to read on your pages. It never says what.',
  },
  'appointment-reminder': {
    title: 'Reminder of an appointment',
    means: 'On the day before, between 8 in the morning and 8 in the evening.',
  },
  'archive-ready': {
    title: 'Your file is ready',
    means: 'When the file with your data that you asked for is ready.',
  },
  'password-reset': { title: 'New password', means: 'When you asked for a new password.' },
  'helper-invitation': { title: 'Invitation to help', means: 'When somebody asks you to help them.' },
  test: { title: 'Test', means: 'When you asked for a test.' },
}

export const kindsAlwaysSent = [
  'A link for a new password, when you ask for one.',
  'An invitation to somebody you let help you. It goes to them.',
  'A test e-mail, when you ask for one.',
]
