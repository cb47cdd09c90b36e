import type { MailTextOf } from './text'

/** Not a word of what it is: a mail may be read by others. */
export const somethingNew: MailTextOf = () => ({
  subject: 'There is something new for you',
  before: [
    'There is something new for you on the website of your clinic.',
    'There is no hurry. Log in when you want to read it.',
  ],
  button: 'Go to your pages',
  after: [],
})
