/** What a clinician can be needed for, in the order in which a day goes. */
export const worklistKinds = ['visit', 'note', 'review', 'sign', 'unseen'] as const
export type WorklistKind = (typeof worklistKinds)[number]

export const worklistKindLabels: Record<WorklistKind, string> = {
  visit: 'Visit',
  note: 'Note',
  review: 'Result to review',
  sign: 'Report to sign',
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
