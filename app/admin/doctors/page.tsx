import type { Metadata } from 'next'
import { ApprovalMark } from '@/components/doctors/approval-mark'
import { ListPage } from '@/components/lists/list-page'
import { LinkButton } from '@/components/ui/link-button'
import { EmptyState } from '@/components/ui/empty-state'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { doctorList } from '@/lib/doctors/list'
import type { ApprovalState } from '@/lib/doctors/vocabulary'
import { bulkActionsOf } from '@/lib/jobs/bulk-registry'
import { readList } from '@/lib/lists/read-list'

export const metadata: Metadata = { title: 'Doctors' }

export default async function DoctorsPage({ searchParams }: PageProps<'/admin/doctors'>) {
  const viewer = await requireViewer('admin')
  const parameters = await searchParams
  const view = await asViewer(viewer, (scope) => readList(scope, doctorList, parameters))
  return (
    <ListPage
      view={view}
      bulk={bulkActionsOf(doctorList.name)}
      cells={{ approvalState: (row) => <ApprovalMark state={row.values.approvalState as ApprovalState} /> }}
      actions={
        <LinkButton href="/admin/doctors/new" kind="primary">
          New doctor
        </LinkButton>
      }
      empty={
        <EmptyState title="There is no doctor yet.">
          Make one here, or let doctors register themselves at /register/doctor and approve them.
        </EmptyState>
      }
    />
  )
}
