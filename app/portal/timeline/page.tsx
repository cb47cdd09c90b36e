import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NothingYet } from '@/components/portal/card'
import { coverOf } from '@/components/portal/cover'
import { PortalLink } from '@/components/portal/portal-link'
import { PortalPage, PortalSection } from '@/components/portal/portal-page'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { listUnusableOfMine } from '@/lib/release/queries'
import { listReportsOfPatient } from '@/lib/reports/queries'
import { address } from '@/lib/tables/address'
import { filterOf, type TimelineChoice } from '@/lib/timeline/my-timeline'
import { getTimelineContents, listTimeline } from '@/lib/timeline/queries'
import { timelineChoice } from '@/lib/timeline/schema'
import { nothingWords } from './nothing-words'
import { PortalTimeline } from './portal-timeline'
import { TimelineChoices, timelinePath } from './timeline-choices'

export const metadata: Metadata = { title: 'My timeline' }

/** So many that one gets through them before tiring. */
const atOnce = 20

export default async function PortalTimelinePage({ searchParams }: PageProps<'/portal/timeline'>) {
  const viewer = await requireViewer('patient')
  if (!coverOf(viewer).everything) notFound()
  const { after, before, ...choice } = timelineChoice.parse(await searchParams)
  const { contents, page, readable, unusable } = await asViewer(viewer, async (scope) => ({
    contents: await getTimelineContents(scope, viewer.patientId),
    page: await listTimeline(scope, viewer.patientId, filterOf(choice, { after, before }), atOnce),
    readable: new Set((await listReportsOfPatient(scope, viewer.patientId)).map(({ id }) => id)),
    unusable: await listUnusableOfMine(scope),
  }))

  return (
    <PortalPage title="My timeline" about={<p>What happened and when, the newest first.</p>}>
      {contents.types.length > 0 && <TimelineChoices contents={contents} chosen={choice} />}
      {page.rows.length > 0 ? (
        <PortalTimeline events={page.rows} readable={readable} unusable={unusable} />
      ) : (
        <Nothing choice={choice} isFiltered={Boolean(choice.type ?? choice.year ?? after ?? before)} />
      )}
      {(page.before ?? page.after) && (
        <nav aria-label="More of my timeline" className="no-print mb-12 flex flex-wrap gap-4">
          {page.after && (
            <PortalLink href={address(timelinePath, { ...choice, after: page.after })} kind="main">
              Earlier entries
            </PortalLink>
          )}
          {page.before && (
            <PortalLink href={address(timelinePath, { ...choice, before: page.before })}>Later entries</PortalLink>
          )}
        </nav>
      )}
      {page.rows.length > 0 && <ToKeep choice={choice} />}
    </PortalPage>
  )
}

/** What is chosen above, as a file; the page itself prints as well. */
function ToKeep({ choice }: { choice: TimelineChoice }) {
  return (
    <div className="no-print">
      <PortalSection id="keep" title="To keep or to print">
        <p className="mb-4 max-w-[66ch]">All entries that you chose above, in one file.</p>
        <div className="flex flex-wrap gap-4">
          <PortalLink href={address('/api/portal/timeline.pdf', choice)}>Save as PDF</PortalLink>
          <PortalLink href={address('/api/portal/timeline.csv', choice)}>Save as a table (CSV)</PortalLink>
        </div>
      </PortalSection>
    </div>
  )
}

function Nothing({ choice, isFiltered }: { choice: TimelineChoice; isFiltered: boolean }) {
  if (isFiltered) {
    return (
      <NothingYet title={nothingWords(choice)}>
        <p className="mt-3">
          <PortalLink href={timelinePath}>Show everything</PortalLink>
        </p>
      </NothingYet>
    )
  }
  return (
    <NothingYet title="Your timeline is still empty.">
      <p>Visits, scans, reports and treatments will stand here by themselves. You do not have to do anything.</p>
    </NothingYet>
  )
}
