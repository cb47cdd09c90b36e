import type { Grant } from './queries'

/** For how long whoever ended it takes that back (`keep_grant_honest`). */
export const resumeDays = 30

export function isResumable(
  { endedAt, endedReason }: Pick<Grant, 'endedAt' | 'endedReason'>,
  now: Date,
  by: 'patient' | 'staff' = 'patient',
): boolean {
  return endedReason === by && endedAt !== null && now < resumableUntil(endedAt)
}

export function resumableUntil(endedAt: Date): Date {
  return new Date(endedAt.getTime() + resumeDays * 86_400_000)
}

/** Where a grant stands now. */
export type GrantState = 'draft' | 'invited' | 'invitation-expired' | 'helping' | 'over'
export function stateOfGrant(grant: Grant, now: Date): GrantState {
  if (grant.endedAt || (grant.acceptedAt && grant.endsAt && grant.endsAt <= now)) return 'over'
  if (grant.acceptedAt) return 'helping'
  if (!grant.invitedAt) return 'draft'
  return grant.inviteExpiresAt && grant.inviteExpiresAt > now ? 'invited' : 'invitation-expired'
}
