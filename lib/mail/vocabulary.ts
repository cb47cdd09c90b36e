/** What a mail is for. */
export const mailKinds = [
  'helper-invitation',
  'something-new',
  'appointment-reminder',
  'password-reset',
  'archive-ready',
  'test',
] as const
export type MailKind = (typeof mailKinds)[number]

/** Those a person may turn off. The others somebody asked for just then. */
export const choosableKinds = ['something-new', 'appointment-reminder', 'archive-ready'] as const
export type ChoosableKind = (typeof choosableKinds)[number]

export const mailStatuses = ['queued', 'sending', 'sent', 'failed', 'dropped'] as const
export type MailStatus = (typeof mailStatuses)[number]

export const mailStatusLabels: Record<MailStatus, string> = {
  queued: 'Waiting',
  sending: 'Being sent',
  sent: 'Sent',
  failed: 'Failed',
  dropped: 'Not sent',
}

/** Why a mail was not sent after all. */
export const droppedReasons = ['turned-off', 'too-late', 'no-address', 'account-closed', 'gone', 'moved'] as const

/** What stood in the way of a mail. */
export const mailErrorClasses = ['connection', 'login', 'refused', 'later', 'time-out', 'killed'] as const
export type MailErrorClass = (typeof mailErrorClasses)[number]

export const mailErrorLabels: Record<MailErrorClass, string> = {
  connection: 'The mail server could not be reached.',
  login: 'The mail server did not accept the user name and password.',
  refused: 'The mail server refused the mail or its address.',
  later: 'The mail server asked to try again later.',
  'time-out': 'The mail server took too long.',
  killed: 'The program that sends mail was stopped while at it.',
}
