import type { Metadata } from 'next'
import { FirstRun } from '@/components/lists/first-run'
import { ListPage } from '@/components/lists/list-page'
import { ReportMark } from '@/components/reports/report-mark'
import { LinkButton } from '@/components/ui/link-button'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { bulkActionsOf } from '@/lib/jobs/bulk-registry'
import { readList } from '@/lib/lists/read-list'
import { reportList } from '@/lib/reports/list'
import type { ReportStatus } from '@/lib/reports/vocabulary'

export const metadata: Metadata = { title: 'Reports' }

export default async function ReportsPage({ searchParams }: PageProps<'/admin/reports'>) {
  const viewer = await requireViewer('admin')
  const raw = await searchParams
  const view = await asViewer(viewer, (scope) => readList(scope, reportList, raw))
  return (
    <ListPage
      view={view}
      bulk={bulkActionsOf('reports')}
      cells={{ reportStatus: ({ values }) => <ReportMark status={values.reportStatus as ReportStatus} /> }}
      empty={
        <FirstRun
          title="There are no reports yet."
          first={{ href: '/admin/reports/new', label: 'Write the first report' }}
        >
          They are made in the background when somebody asks for one, or written by hand.
        </FirstRun>
      }
      actions={
        <>
          <LinkButton href="/admin/requests/new">Ask for a report</LinkButton>
          <LinkButton href="/admin/reports/new" kind="primary">
            New report
          </LinkButton>
        </>
      }
    />
  )
}
