import type { Metadata } from 'next'
import * as z from 'zod'
import { NothingYet } from '@/components/portal/card'
import { PortalLink } from '@/components/portal/portal-link'
import { PortalPage } from '@/components/portal/portal-page'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { listReportsOfPatient } from '@/lib/reports/queries'
import { address } from '@/lib/tables/address'
import { getTimelineContents, listTimeline } from '@/lib/timeline/queries'
import { timelineFilter } from '@/lib/timeline/schema'
import { PortalTimeline } from './portal-timeline'
import { TimelineChoices, timelinePath } from './timeline-choices'

export const metadata: Metadata = { title: 'My timeline' }

// A patient chooses a kind and a year; what is not understood is left out.
const portalFilter = timelineFilter.pick({ type: true, after: true, before: true }).extend({
  year: z.coerce.number().int().min(1900).max(2200).optional().catch(undefined),
})

export default async function PortalTimelinePage({ searchParams }: PageProps<'/portal/timeline'>) {
  const viewer = await requireViewer('patient')
  const { type, year, after, before } = portalFilter.parse(await searchParams)
  const filter = timelineFilter.parse({
    type,
    after,
    before,
    ...(year && { from: `${year}-01-01`, to: `${year}-12-31` }),
  })
  const { contents, page, readable } = await asViewer(viewer, async (scope) => ({
    contents: await getTimelineContents(scope, viewer.patientId),
    page: await listTimeline(scope, viewer.patientId, filter),
    readable: new Set((await listReportsOfPatient(scope, viewer.patientId)).map(({ id }) => id)),
  }))

  return (
    <PortalPage title="My timeline" about={<p>What happened and when, the newest first.</p>}>
      {contents.types.length > 0 && <TimelineChoices contents={contents} chosen={{ type, year }} />}
      {page.rows.length > 0 ? (
        <PortalTimeline events={page.rows} readable={readable} />
      ) : (
        <Nothing isFiltered={Boolean(type ?? year ?? after ?? before)} />
      )}
      {(page.before ?? page.after) && (
        <nav aria-label="More of my timeline" className="no-print flex flex-wrap gap-4">
          {page.after && (
            <PortalLink href={address(timelinePath, { type, year, after: page.after })} kind="main">
              Earlier entries
            </PortalLink>
          )}
          {page.before && (
            <PortalLink href={address(timelinePath, { type, year, before: page.before })}>Later entries</PortalLink>
          )}
        </nav>
      )}
    </PortalPage>
  )
}

function Nothing({ isFiltered }: { isFiltered: boolean }) {
  if (isFiltered) {
    return (
      <NothingYet title="Nothing of this kind in your record.">
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
