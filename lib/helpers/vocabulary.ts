/** What of a record a patient lets somebody see, from least to most. */
export const helperScopes = ['appointments', 'reports', 'everything'] as const
export type HelperScope = (typeof helperScopes)[number]

/** As the patient reads it when choosing. */
export const scopeWords: Record<HelperScope, { label: string; means: string }> = {
  appointments: {
    label: 'My appointments',
    means: 'The visits that are still to come, and who treats me.',
  },
  reports: {
    label: 'My reports',
    means: 'The reports that I can read, and how far the next ones are. And who treats me.',
  },
  everything: {
    label: 'Everything',
    means: 'All that I see here: timeline, visits, reports, medicines and numbers.',
  },
}

export const grantEndings = ['patient', 'helper', 'wrong-codes', 'staff'] as const
export type GrantEnding = (typeof grantEndings)[number]

/** How long a patient lets somebody help, in months; none: until they end it. */
export const helpDurations = {
  'until-ended': { label: 'Until I end it', months: null },
  'one-month': { label: 'For one month from today', months: 1 },
  'six-months': { label: 'For six months from today', months: 6 },
  'one-year': { label: 'For one year from today', months: 12 },
} as const
export type HelpDuration = keyof typeof helpDurations
/** The day that was chosen earlier. */
export const asItIs = 'as-it-is'

export const codeDigits = 8
/** How long an invitation waits to be accepted. */
export const invitationDays = 14
