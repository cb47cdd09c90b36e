import type { Metadata } from 'next'
import { ListPage } from '@/components/lists/list-page'
import { LinkButton } from '@/components/ui/link-button'
import { EmptyState } from '@/components/ui/empty-state'
import { requireViewer } from '@/lib/auth/viewer'
import { actionLabel } from '@/lib/changes/action-labels'
import { operationList } from '@/lib/changes/list'
import { asViewer } from '@/lib/db/scope'
import { readList } from '@/lib/lists/read-list'

export const metadata: Metadata = { title: 'Changes' }

export default async function ChangesPage({ searchParams }: PageProps<'/admin/changes'>) {
  const viewer = await requireViewer('admin')
  const raw = await searchParams
  const view = await asViewer(viewer, (scope) => readList(scope, operationList, raw))
  return (
    <ListPage
      view={view}
      about="What people did. Each can be taken back while nothing newer conflicts."
      cells={{
        action: ({ values }) => actionLabel(String(values.action)),
        subject: ({ values }) =>
          typeof values.subject === 'string' ? (
            <bdi data-wide>{values.subject}</bdi>
          ) : (
            <span className="text-muted">—</span>
          ),
      }}
      actions={<LinkButton href="/admin/audit">Audit</LinkButton>}
      empty={<EmptyState title="Nobody has changed anything yet." />}
    />
  )
}
