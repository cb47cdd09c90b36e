import type { Metadata } from 'next'
import { ListPage } from '@/components/lists/list-page'
import { LinkButton } from '@/components/ui/link-button'
import { EmptyState } from '@/components/ui/empty-state'
import { assignmentList } from '@/lib/assignments/list'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { readList } from '@/lib/lists/read-list'

export const metadata: Metadata = { title: 'Assignments' }

export default async function AssignmentsPage({ searchParams }: PageProps<'/admin/assignments'>) {
  const viewer = await requireViewer('admin')
  const parameters = await searchParams
  const view = await asViewer(viewer, (scope) => readList(scope, assignmentList, parameters))
  return (
    <ListPage
      view={view}
      bulk={[
        { name: 'assignments.end', label: 'End' },
        { name: 'assignments.trash', label: 'Move to trash' },
      ]}
      actions={
        <>
          <LinkButton href="/admin/assignments/board">Board</LinkButton>
          <LinkButton href="/admin/assignments/hand-over">Hand over…</LinkButton>
          <LinkButton href="/admin/assignments/new" kind="primary">
            New assignment
          </LinkButton>
        </>
      }
      empty={<EmptyState title="No doctor is assigned to any patient yet." />}
    />
  )
}
