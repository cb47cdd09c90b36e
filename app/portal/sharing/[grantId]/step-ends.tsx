import { BackLink } from '@/components/portal/back-link'
import { SubmitButton } from '@/components/ui/form-fields'

/** Before the invitation the pages of a grant are its steps; after it, each changes one thing of it. */
type Grant = { id: string; invitedAt: Date | null }

export function GoOn({ grant }: { grant: Grant }) {
  return (
    <SubmitButton size="main" pendingText={grant.invitedAt ? 'Saving…' : 'Going on…'}>
      {grant.invitedAt ? 'Save' : 'Go on'}
    </SubmitButton>
  )
}

export function LeaveStep({ grant }: { grant: Grant }) {
  return grant.invitedAt ? (
    <BackLink href={`/portal/sharing/${encodeURIComponent(grant.id)}`}>Back without saving</BackLink>
  ) : (
    <BackLink href="/portal/sharing">Finish another time</BackLink>
  )
}
