import type { Metadata, Route } from 'next'
import { OperationTable } from '@/components/changes/operation-table'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar, FilterDate, FilterText } from '@/components/ui/filter-bar'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { requireViewer } from '@/lib/auth/viewer'
import { actionLabel } from '@/lib/changes/action-labels'
import { listOperations } from '@/lib/changes/queries'
import { operationListFilter } from '@/lib/changes/schema'
import { asViewer } from '@/lib/db/scope'
import { formatMoment } from '@/lib/format/dates'
import { address } from '@/lib/tables/address'

export const metadata: Metadata = { title: 'Changes' }

export default async function ChangesPage({ searchParams }: PageProps<'/admin/changes'>) {
  const viewer = await requireViewer('admin')
  const filter = operationListFilter.parse(await searchParams)
  const page = await asViewer(viewer, (scope) => listOperations(scope, filter))
  const { actor, from, to: until } = filter
  const to = (change: { before?: string; after?: string }) =>
    address('/admin/changes', { actor, from, to: until, ...change })
  const filtered = Boolean(actor ?? from ?? until)

  return (
    <>
      <PageHeader
        title="Changes"
        about="What people did, latest first. Each can be taken back while nothing newer conflicts."
      >
        <LinkButton href="/admin/audit">Audit</LinkButton>
        <LinkButton href={`/admin/changes?actor=${encodeURIComponent(viewer.userId)}` as Route}>Mine</LinkButton>
      </PageHeader>
      <FilterBar action="/admin/changes" clearHref={filtered ? '/admin/changes' : null}>
        <FilterText name="actor" label="User id" value={actor} />
        <FilterDate name="from" label="From" value={from} />
        <FilterDate name="to" label="To" value={until} />
      </FilterBar>
      <OperationTable
        rows={page.rows.map((operation) => ({
          id: operation.id,
          href: `/admin/changes/${operation.id}` as Route,
          what: actionLabel(operation.action),
          reason: operation.reason ?? '',
          who: operation.actorName ?? 'somebody',
          at: formatMoment(operation.startedAt, 'dateTime'),
          state: operation.undoneBy ? 'Taken back' : operation.undoes ? 'Takes something back' : 'Stands',
        }))}
        empty={<EmptyState title={filtered ? 'Nothing fits these filters.' : 'Nobody has changed anything yet.'} />}
      />
      <Pagination
        before={page.before ? to({ before: page.before }) : null}
        after={page.after ? to({ after: page.after }) : null}
      />
    </>
  )
}
