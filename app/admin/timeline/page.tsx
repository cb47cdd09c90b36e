import type { Metadata } from 'next'
import { FirstRun } from '@/components/lists/first-run'
import { ListPage } from '@/components/lists/list-page'
import { SeverityMark } from '@/components/timeline/severity-mark'
import { LinkButton } from '@/components/ui/link-button'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { bulkActionsOf } from '@/lib/jobs/bulk-registry'
import { readList } from '@/lib/lists/read-list'
import { timelineList } from '@/lib/timeline/list'
import type { Severity } from '@/lib/timeline/vocabulary'

export const metadata: Metadata = { title: 'Timeline' }

export default async function TimelinePage({ searchParams }: PageProps<'/admin/timeline'>) {
  const viewer = await requireViewer('admin')
  const raw = await searchParams
  const view = await asViewer(viewer, (scope) => readList(scope, timelineList, raw))
  return (
    <ListPage
      view={view}
      bulk={bulkActionsOf('timeline')}
      cells={{ severity: ({ values }) => <SeverityMark severity={values.severity as Severity} /> }}
      empty={
        <FirstRun
          title="No timeline says anything yet."
          first={{ href: '/admin/timeline/new', label: 'Write the first entry' }}
        >
          Entries follow by themselves from visits, scans, model results and reports. Others are written by hand.
        </FirstRun>
      }
      actions={
        <LinkButton href="/admin/timeline/new" kind="primary">
          New entry
        </LinkButton>
      }
    />
  )
}
