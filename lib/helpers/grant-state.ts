import type { Grant } from './queries'

/** Where a grant stands now. */
export type GrantState = 'draft' | 'invited' | 'invitation-expired' | 'helping' | 'over'
export function stateOfGrant(grant: Grant, now: Date): GrantState {
  if (grant.endedAt || (grant.acceptedAt && grant.endsAt && grant.endsAt <= now)) return 'over'
  if (grant.acceptedAt) return 'helping'
  if (!grant.invitedAt) return 'draft'
  return grant.inviteExpiresAt && grant.inviteExpiresAt > now ? 'invited' : 'invitation-expired'
}
