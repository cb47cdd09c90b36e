import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { BackLink } from '@/components/portal/back-link'
import { Card, CardList } from '@/components/portal/card'
import { coverOf } from '@/components/portal/cover'
import { OnePress } from '@/components/portal/one-press'
import { PortalPage, PortalSection } from '@/components/portal/portal-page'
import { requireViewer } from '@/lib/auth/viewer'
import { resumeFeedAction, stopFeedAction } from '@/lib/calendar-feeds/actions'
import { listFeeds, type Feed } from '@/lib/calendar-feeds/queries'
import { asViewer } from '@/lib/db/scope'
import { formatMoment } from '@/lib/format/dates'
import { MakeFeedForm } from './make-feed-form'

export const metadata: Metadata = { title: 'Appointments in my own calendar' }

export default async function CalendarPage() {
  const viewer = await requireViewer('patient')
  if (!coverOf(viewer).self) notFound() // a link that somebody who helps made would outlast their help
  const feeds = await asViewer(viewer, listFeeds)
  const live = feeds.filter(({ revokedAt }) => !revokedAt)
  const stopped = feeds.filter(({ revokedAt }) => revokedAt)
  return (
    <PortalPage
      title="Appointments in my own calendar"
      about={
        <>
          <p>
            A private link lets the calendar on your phone or computer show your appointments. It follows by itself when
            one is moved.
          </p>
          <p>It says when and where. It says no word about your health, and not with whom the appointment is.</p>
        </>
      }
    >
      <PortalSection id="make" title="Make a private link">
        <p className="mb-4 max-w-[66ch]">
          Whoever has the link can see your appointments. Do not give it to others. You can stop it here at any time.
        </p>
        <MakeFeedForm idempotencyKey={crypto.randomUUID()} />
      </PortalSection>
      {live.length > 0 && (
        <PortalSection id="links" title="Your links">
          <CardList>
            {live.map((feed) => (
              <li key={feed.id}>
                <Card>
                  <FeedFacts feed={feed} />
                  <OnePress id={`stop-${feed.id}`} action={stopFeedAction} record={feed}>
                    Stop this link
                  </OnePress>
                </Card>
              </li>
            ))}
          </CardList>
        </PortalSection>
      )}
      {stopped.length > 0 && (
        <PortalSection id="stopped" title="Stopped">
          <p className="mb-4">A stopped link opens nothing. For one day you can let it go on.</p>
          <CardList>
            {stopped.map((feed) => (
              <li key={feed.id}>
                <Card>
                  <FeedFacts feed={feed} />
                  <OnePress id={`resume-${feed.id}`} action={resumeFeedAction} record={feed}>
                    Let it go on
                  </OnePress>
                </Card>
              </li>
            ))}
          </CardList>
        </PortalSection>
      )}
      <BackLink href="/portal/consultations">Back to my consultations</BackLink>
    </PortalPage>
  )
}

function FeedFacts({ feed: { madeAt, lastReadAt, revokedAt } }: { feed: Feed }) {
  return (
    <div className="mb-4">
      <p className="font-semibold">Made on {formatMoment(madeAt, 'longDate')}</p>
      <p>
        {lastReadAt
          ? `A calendar asked last on ${formatMoment(lastReadAt, 'longDate')}, about ${formatMoment(lastReadAt, 'time')}.`
          : 'No calendar has asked yet.'}
      </p>
      {revokedAt && (
        <p>
          Stopped on {formatMoment(revokedAt, 'longDate')} at {formatMoment(revokedAt, 'time')}.
        </p>
      )}
    </div>
  )
}
