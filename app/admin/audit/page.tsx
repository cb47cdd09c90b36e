import type { Metadata } from 'next'
import { ListPage } from '@/components/lists/list-page'
import { LinkButton } from '@/components/ui/link-button'
import { EmptyState } from '@/components/ui/empty-state'
import { auditList } from '@/lib/audit/list'
import { actorRoleLabel, entityLabel } from '@/lib/audit/vocabulary'
import { requireViewer } from '@/lib/auth/viewer'
import { actionLabel } from '@/lib/changes/action-labels'
import { asViewer } from '@/lib/db/scope'
import { readList } from '@/lib/lists/read-list'

export const metadata: Metadata = { title: 'Audit' }

export default async function AuditPage({ searchParams }: PageProps<'/admin/audit'>) {
  const viewer = await requireViewer('admin')
  const raw = await searchParams
  const view = await asViewer(viewer, (scope) => readList(scope, auditList, raw))
  return (
    <ListPage
      view={view}
      about="Who did or saw what. Nobody can change or delete what stands here."
      cells={{
        action: ({ values }) => actionLabel(String(values.action)),
        actorUserId: ({ labels, values }) => (
          <bdi>{values.actorUserId ? labels.actorUserId : actorRoleLabel(labels.actorUserId ?? 'anonymous')}</bdi>
        ),
        actorRole: ({ values }) => actorRoleLabel(String(values.actorRole)),
        entity: ({ values }) => entityLabel(String(values.entity)),
      }}
      actions={<LinkButton href="/admin/changes">Changes, to take back</LinkButton>}
      empty={<EmptyState title="Nothing has happened yet." />}
    />
  )
}
