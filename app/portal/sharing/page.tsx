import type { Metadata } from 'next'
import { endingWords, whatMay } from '@/components/helpers/grant-words'
import { Card, CardLink, CardList, NothingYet } from '@/components/portal/card'
import { PortalLink } from '@/components/portal/portal-link'
import { PortalPage, PortalSection } from '@/components/portal/portal-page'
import { asViewer } from '@/lib/db/scope'
import { formatCalendarDate } from '@/lib/format/dates'
import { stateOfGrant, type GrantState } from '@/lib/helpers/grant-state'
import { listGrants, type Grant } from '@/lib/helpers/queries'
import { requirePatientSelf } from './require-patient-self'

export const metadata: Metadata = { title: 'People who help me' }

export default async function SharingPage() {
  const viewer = await requirePatientSelf()
  const now = new Date()
  const listed = await asViewer(viewer, (scope) => listGrants(scope, viewer.patientId))
  const grants = listed.map((grant) => ({ grant, state: stateOfGrant(grant, now) }))
  const open = grants.filter(({ state }) => state !== 'over')
  const over = grants.filter(({ state }) => state === 'over')

  return (
    <PortalPage
      title="People who help me"
      about={
        <p>
          Let a daughter, a husband or a friend see your pages here. You choose what, and you can end it at any time.
        </p>
      }
    >
      <p className="mb-10">
        <PortalLink href="/portal/sharing/new" kind="main">
          Let somebody help me
        </PortalLink>
      </p>
      <PortalSection id="now" title="Who helps me now">
        {open.length > 0 ? (
          <CardList>
            {open.map(({ grant, state }) => (
              <li key={grant.id}>
                <CardLink href={`/portal/sharing/${grant.id}`} title={<bdi>{grant.name}</bdi>}>
                  {stateLine(grant, state)}
                </CardLink>
              </li>
            ))}
          </CardList>
        ) : (
          <NothingYet title="Nobody">
            <p>Only you, and the people at the clinic who treat you, see your pages.</p>
          </NothingYet>
        )}
      </PortalSection>
      {over.length > 0 && (
        <PortalSection id="before" title="Who helped before">
          <CardList>
            {over.map(({ grant }) => (
              <li key={grant.id}>
                <CardLink href={`/portal/sharing/${grant.id}`} title={<bdi>{grant.name}</bdi>}>
                  {grant.endedReason ? endingWords[grant.endedReason] : 'The time you gave is over.'}
                </CardLink>
              </li>
            ))}
          </CardList>
        </PortalSection>
      )}
      <Card>
        <p>
          What somebody looks at for you is written down. You find it at their name here
          {grants.length > 0 ? '' : ', once somebody helps you'}.
        </p>
      </Card>
    </PortalPage>
  )
}

function stateLine(grant: Grant, state: GrantState) {
  if (state === 'draft') return 'Not invited yet. Open this to go on.'
  if (state === 'invited')
    return `Invited, and has not answered yet. The invitation waits until ${formatCalendarDate(grant.inviteExpiresAt!)}.`
  if (state === 'invitation-expired') return 'The invitation was not answered in time. Open this to invite again.'
  return whatMay(grant)
}
