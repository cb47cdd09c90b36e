import type { Metadata } from 'next'
import { consultationCells } from '@/components/consultations/consultation-cells'
import { ListPage } from '@/components/lists/list-page'
import { LinkButton } from '@/components/ui/link-button'
import { EmptyState } from '@/components/ui/empty-state'
import { requireViewer } from '@/lib/auth/viewer'
import { consultationList } from '@/lib/consultations/list'
import { asViewer } from '@/lib/db/scope'
import { bulkActionsOf } from '@/lib/jobs/bulk-registry'
import { readList } from '@/lib/lists/read-list'

export const metadata: Metadata = { title: 'Consultations' }

export default async function ConsultationsPage({ searchParams }: PageProps<'/admin/consultations'>) {
  const viewer = await requireViewer('admin')
  const raw = await searchParams
  const view = await asViewer(viewer, (scope) => readList(scope, consultationList, raw))
  return (
    <ListPage
      view={view}
      cells={consultationCells}
      bulk={bulkActionsOf('consultations')}
      actions={
        <>
          <LinkButton href="/admin/consultations/calendar">Calendar</LinkButton>
          <LinkButton href="/admin/consultations/fees">Fees</LinkButton>
          <LinkButton href="/admin/consultations/new" kind="primary">
            New appointment
          </LinkButton>
        </>
      }
      empty={<EmptyState title="There are no consultations yet.">Book the first with “New appointment”.</EmptyState>}
    />
  )
}
