import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { FirstRun } from '@/components/lists/first-run'
import { ListPage } from '@/components/lists/list-page'
import { RequestMark } from '@/components/reports/request-mark'
import { LinkButton } from '@/components/ui/link-button'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { formatAgo, formatMoment } from '@/lib/format/dates'
import { formatCapped } from '@/lib/format/numbers'
import { bulkActionsOf } from '@/lib/jobs/bulk-registry'
import { readList } from '@/lib/lists/read-list'
import { countLiveRequests } from '@/lib/reports/queries'
import { requestStatusLabels, type RequestStatus } from '@/lib/reports/vocabulary'
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
    <ListPage
      view={view}
      bulk={bulkActionsOf('requests')}
      about={<Standing counts={counts} />}
      cells={{
        requestedAt: ({ values }) => <Asked at={new Date(String(values.requestedAt))} now={now} />,
        status: ({ values }) => <RequestMark status={values.status as RequestStatus} />,
        priority: ({ values }) => priorityLabel(Number(values.priority)),
      }}
      empty={
        <FirstRun
          title="Nobody has asked for a report yet."
          first={{ href: '/admin/requests/new', label: 'Ask for the first report' }}
        >
          Reports are made in the background from a session’s results, and show here what became of them.
        </FirstRun>
      }
      actions={
        <LinkButton href="/admin/requests/new" kind="primary">
          Ask for a report
        </LinkButton>
      }
    />
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

function Standing({ counts }: { counts: { pending: number; generating: number; failed: number } }) {
  const standing: [RequestStatus, number][] = [
    ['pending', counts.pending],
    ['generating', counts.generating],
    ['failed', counts.failed],
  ]
  return (
    <>
      {standing.map(([status, count]) => (
        <Link
          key={status}
          href={`/admin/requests?f=status:is:${status}` as Route}
          prefetch={false}
          className="mr-4 inline-flex min-h-control items-center text-primary underline underline-offset-2"
        >
          {formatCapped(count)} {requestStatusLabels[status].toLowerCase()}
        </Link>
      ))}
      <Link
        href={'/admin/queue' as Route}
        prefetch={false}
        className="inline-flex min-h-control items-center text-primary underline underline-offset-2"
      >
        The queue and its workers
      </Link>
    </>
  )
}
