/** Where a finished report stands between its making and its reader. */
export const releaseStates = ['to-sign', 'signed', 'held', 'waiting', 'released'] as const
export type ReleaseState = (typeof releaseStates)[number]

type Report = {
  signedAt: Date | null
  releasedAt: Date | null
  releaseDueAt: Date | null
  heldUntil: Date | null
}

/** A hold comes before everything else: it is why the patient reads nothing, whatever was decided before. */
export function releaseStateOf({ signedAt, releasedAt, releaseDueAt, heldUntil }: Report, now: Date): ReleaseState {
  if (heldUntil && heldUntil > now) return 'held'
  if (releasedAt) return 'released'
  if (releaseDueAt) return 'waiting'
  return signedAt ? 'signed' : 'to-sign'
}
