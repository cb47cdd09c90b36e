/** What a mail may know. Nothing of a record: a mail is a postcard. */
export type MailFacts = {
  /** Of whom it goes to; null when nobody knows. */
  name: string | null
  /** Where the button leads. */
  link: string
  /** In words, by the clinic's clock. */
  appointmentDay?: string
  appointmentTime?: string
  /** Where kinds of mail are turned off. */
  settingsLink: string
}

export type MailText = {
  subject: string
  /** Short paragraphs, before the button. */
  before: string[]
  button?: string
  after: string[]
}

export type MailTextOf = (facts: MailFacts) => MailText
