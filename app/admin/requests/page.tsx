import type { Metadata, Route } from 'next'
import { ListPage } from '@/components/lists/list-page'
import { RequestMark } from '@/components/reports/request-mark'
import { LinkButton } from '@/components/ui/button'
import { Stat } from '@/components/ui/stat'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { formatAgo, formatMoment } from '@/lib/format/dates'
import { formatCapped } from '@/lib/format/numbers'
import { readList } from '@/lib/lists/read-list'
import { countLiveRequests } from '@/lib/reports/queries'
import type { RequestStatus } from '@/lib/reports/vocabulary'
import { requestList } from '@/lib/requests/list'
import { priorityLabel } from '@/lib/requests/vocabulary'

export const metadata: Metadata = { title: 'Report requests' }

export default async function RequestsPage({ searchParams }: PageProps<'/admin/requests'>) {
  const viewer = await requireViewer('admin')
  const raw = await searchParams
  const { view, counts } = await asViewer(viewer, async (scope) => ({
    view: await readList(scope, requestList, raw),
    counts: await countLiveRequests(scope),
  }))
  const now = new Date()
  return (
    <>
      <nav aria-label="Where requests stand" className="no-print mb-5 grid grid-cols-3 gap-3 md:max-w-2xl">
        <Stat label="Pending" value={formatCapped(counts.pending)} href={statusHref('pending')} />
        <Stat label="Being made" value={formatCapped(counts.generating)} href={statusHref('generating')} />
        <Stat label="Failed" value={formatCapped(counts.failed)} href={statusHref('failed')} />
      </nav>
      <ListPage
        view={view}
        bulk={[
          { name: 'requests.retry', label: 'Try again' },
          { name: 'requests.set-priority', label: 'Change priority' },
          { name: 'requests.archive', label: 'Archive' },
        ]}
        cells={{
          requestedAt: ({ values }) => <Asked at={new Date(String(values.requestedAt))} now={now} />,
          status: ({ values }) => <RequestMark status={values.status as RequestStatus} />,
          priority: ({ values }) => priorityLabel(Number(values.priority)),
        }}
        actions={
          <LinkButton href="/admin/requests/new" kind="primary">
            Ask for a report
          </LinkButton>
        }
      />
    </>
  )
}

function Asked({ at, now }: { at: Date; now: Date }) {
  return (
    <>
      <span className="whitespace-nowrap">{formatMoment(at, 'dateTime')}</span>
      <span className="block font-normal text-muted">{formatAgo(at, now)}</span>
    </>
  )
}

function statusHref(status: RequestStatus) {
  return `/admin/requests?f=status:is:${status}` as Route
}
