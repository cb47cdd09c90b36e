import type { Metadata } from 'next'
import { BackLink } from '@/components/portal/back-link'
import { CardLink, CardList, NothingYet } from '@/components/portal/card'
import { PortalLink } from '@/components/portal/portal-link'
import { PortalPage, PortalSection } from '@/components/portal/portal-page'
import { listMyCorrections, type Correction } from '@/lib/corrections/queries'
import { subjectWords } from '@/lib/corrections/vocabulary'
import { asViewer } from '@/lib/db/scope'
import { requirePatientSelf } from '../sharing/require-patient-self'
import { stateLine } from './state-line'

export const metadata: Metadata = { title: 'Something is wrong' }

export default async function CorrectionsPage() {
  const viewer = await requirePatientSelf()
  const corrections = await asViewer(viewer, (scope) => listMyCorrections(scope, viewer.patientId))
  return (
    <PortalPage
      title="Something is wrong in my record"
      about={
        <p>
          Tell your clinic what is wrong and what it should say. Somebody reads it and answers. Your record changes only
          when they correct it.
        </p>
      }
    >
      <p className="no-print mb-10">
        <PortalLink href="/portal/corrections/new" kind="main">
          Tell the clinic what is wrong
        </PortalLink>
      </p>
      <PortalSection id="mine" title="What you told them">
        {corrections.length > 0 ? (
          <CardList>
            {corrections.map((correction) => (
              <li key={correction.id}>
                <CardLink href={hrefOf(correction)} title={subjectWords[correction.about].label}>
                  {stateLine(correction)}
                </CardLink>
              </li>
            ))}
          </CardList>
        ) : (
          <NothingYet title="Nothing yet">
            <p>What you tell the clinic stands here, with their answer.</p>
          </NothingYet>
        )}
      </PortalSection>
      <BackLink href="/portal">Back to my start page</BackLink>
    </PortalPage>
  )
}

/** One that is not finished goes on where it was left. */
function hrefOf({ id, state, wrong, shouldSay }: Correction) {
  const page = `/portal/corrections/${id}`
  if (state !== 'draft') return page
  if (!wrong) return `${page}/wrong`
  return shouldSay ? page : `${page}/should-say`
}
