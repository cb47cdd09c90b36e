import { formatCalendarDate } from '@/lib/format/dates'
import type { Grant } from '@/lib/helpers/queries'
import { scopeWords, type GrantEnding, type HelperScope } from '@/lib/helpers/vocabulary'

/** "Sees everything, and may write questions. Until 3 Mar 2027." */
export function whatMay({ scope, mayWrite, endsAt }: Pick<Grant, 'scope' | 'mayWrite' | 'endsAt'>): string {
  const writes = mayWrite ? ', and may write questions for my visits' : ', and can change nothing'
  return `Sees ${inSentence(scope)}${writes}. ${endsAt ? `Until ${formatCalendarDate(endsAt)}.` : 'Until I end it.'}`
}

/** The same of what is over: "Saw everything, and could write questions for my visits." */
export function whatCould({ scope, mayWrite, acceptedAt }: Pick<Grant, 'scope' | 'mayWrite' | 'acceptedAt'>): string {
  if (!acceptedAt) return 'This person did not accept, and saw nothing of yours.'
  return `Saw ${inSentence(scope)}${mayWrite ? ', and could write questions for my visits' : ', and could change nothing'}.`
}

function inSentence(scope: HelperScope): string {
  return scopeWords[scope].label.replace(/^My /, 'my ').replace('Everything', 'everything')
}

export const endingWords: Record<GrantEnding, string> = {
  patient: 'You ended this.',
  helper: 'The person no longer wanted to help.',
  'wrong-codes': 'The code was typed wrongly five times, so the invitation was ended.',
  staff: 'The clinic ended this.',
}

/** The same for the console, where another person reads about the patient. */
export const staffScopeWords: Record<HelperScope, string> = {
  appointments: 'Appointments to come, and who treats the patient',
  reports: 'Reports, and who treats the patient',
  everything: 'Everything the patient sees',
}
export const staffEndingWords: Record<GrantEnding, string> = {
  patient: 'Ended by the patient',
  helper: 'The helper stopped',
  'wrong-codes': 'Ended after five wrong codes',
  staff: 'Ended by an administrator',
}
