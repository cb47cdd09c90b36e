export const handOverStates = ['planned', 'done', 'cancelled', 'failed'] as const
export type HandOverState = (typeof handOverStates)[number]

export const handOverStateLabels: Record<HandOverState, string> = {
  planned: 'Planned',
  done: 'Done',
  cancelled: 'Cancelled',
  failed: 'Could not be done',
}

/** More than these are not moved while somebody waits for a page: the worker does it within seconds. */
export const mostAtOnce = 2000
/** More than these cannot be chosen one by one; they go all together. */
export const mostShown = 500

/** Whether the patients come back, or have come back: a cover whose way back was called off is a hand-over for good. */
export function hasWayBack({ backState }: { backState: HandOverState | null }): boolean {
  return backState === 'planned' || backState === 'done'
}
