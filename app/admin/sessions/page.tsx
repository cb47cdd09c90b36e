import type { Metadata } from 'next'
import { FirstRun } from '@/components/lists/first-run'
import { ListPage } from '@/components/lists/list-page'
import { SessionMark } from '@/components/sessions/session-mark'
import { LinkButton } from '@/components/ui/link-button'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { bulkActionsOf } from '@/lib/jobs/bulk-registry'
import { readList } from '@/lib/lists/read-list'
import { sessionList } from '@/lib/sessions/list'
import type { SessionStatus } from '@/lib/sessions/vocabulary'

export const metadata: Metadata = { title: 'Sessions' }

export default async function SessionsPage({ searchParams }: PageProps<'/admin/sessions'>) {
  const viewer = await requireViewer('admin')
  const raw = await searchParams
  const view = await asViewer(viewer, (scope) => readList(scope, sessionList, raw))
  return (
    <ListPage
      view={view}
      bulk={bulkActionsOf('sessions')}
      cells={{ status: ({ values }) => <SessionMark status={values.status as SessionStatus} /> }}
      empty={
        <FirstRun
          title="There are no sessions yet."
          first={{ href: '/admin/sessions/new', label: 'Record the first session' }}
        >
          A session is one examination: its scans, model results and reports hang on it.
        </FirstRun>
      }
      actions={
        <LinkButton href="/admin/sessions/new" kind="primary">
          New session
        </LinkButton>
      }
    />
  )
}
