/** How what an event speaks of ended. */
export const outcomes = ['ok', 'denied', 'not-found', 'error'] as const
export type Outcome = (typeof outcomes)[number]

export const outcomeLabels: Record<Outcome, string> = {
  ok: 'Done',
  denied: 'Denied',
  'not-found': 'Not found',
  error: 'Failed',
}
