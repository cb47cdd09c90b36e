/** How what an event speaks of ended. */
export const outcomes = ['ok', 'denied', 'not-found', 'error'] as const
export type Outcome = (typeof outcomes)[number]
