import type { MailTextOf } from './text'

export const appointmentReminder: MailTextOf = ({ appointmentDay, appointmentTime }) => ({
  subject: `Your appointment on ${appointmentDay} at ${appointmentTime}`,
  before: [`You have an appointment at your clinic on ${appointmentDay} at ${appointmentTime}.`],
  button: 'See your appointment',
  after: ['You cannot come? Please call your clinic, so that somebody else can have this time.'],
})
