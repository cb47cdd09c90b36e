/** What a clinician can be needed for, in the order in which a day goes. */
export const worklistKinds = ['visit', 'note', 'review', 'sign', 'failed', 'rising', 'unseen'] as const
export type WorklistKind = (typeof worklistKinds)[number]

export const worklistKindLabels: Record<WorklistKind, string> = {
  visit: 'Visit',
  note: 'Note',
  review: 'Result to review',
  sign: 'Report to sign',
  failed: 'Report failed',
  rising: 'Stage rising',
  unseen: 'Not seen for long',
}

/** For how long something is put off. */
export const snoozeDays = [1, 3, 7, 30] as const

export const snoozeLabels: Record<(typeof snoozeDays)[number], string> = {
  1: 'Until tomorrow',
  3: 'For three days',
  7: 'For a week',
  30: 'For a month',
}

/** How many of a kind are listed; one more is read, to say that there are more. */
export const mostOfAKind = 40
