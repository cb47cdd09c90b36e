import type { Metadata, Route } from 'next'
import { deletionTitle } from '@/components/trash/deletion-title'
import { DeletionTable } from '@/components/trash/deletion-table'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar, FilterSelect } from '@/components/ui/filter-bar'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { requireViewer } from '@/lib/auth/viewer'
import { recordNouns, recordTables } from '@/lib/changes/vocabulary'
import { asViewer } from '@/lib/db/scope'
import { formatMoment } from '@/lib/format/dates'
import { address } from '@/lib/tables/address'
import { listDeletions, type DeletionRow } from '@/lib/trash/queries'
import { trashFilter } from '@/lib/trash/schema'
import { trashStateLabels, trashStates } from '@/lib/trash/vocabulary'

export const metadata: Metadata = { title: 'Trash' }

export default async function TrashPage({ searchParams }: PageProps<'/admin/trash'>) {
  const viewer = await requireViewer('admin')
  const filter = trashFilter.parse(await searchParams)
  const page = await asViewer(viewer, (scope) => listDeletions(scope, filter))
  const to = (change: { before?: string; after?: string }) =>
    address('/admin/trash', { state: filter.state, table: filter.table, ...change })

  return (
    <>
      <PageHeader
        title="Trash"
        about="What was deleted, with everything that went along. It comes back whole, until another administrator purges it."
      />
      <FilterBar action="/admin/trash" clearHref={filter.table || filter.state !== 'waiting' ? '/admin/trash' : null}>
        <FilterSelect
          name="state"
          label="State"
          any="In the trash"
          value={filter.state}
          options={trashStates.map((state) => [state, trashStateLabels[state]] as const)}
        />
        <FilterSelect
          name="table"
          label="Kind"
          any="Everything"
          value={filter.table}
          options={recordTables.map((table) => [table, recordNouns[table].many] as const)}
        />
      </FilterBar>
      <DeletionTable
        rows={page.rows.map(toTableRow)}
        empty={<EmptyState title={filter.table ? 'Nothing of this kind.' : 'The trash is empty.'} />}
      />
      <Pagination
        before={page.before ? to({ before: page.before }) : null}
        after={page.after ? to({ after: page.after }) : null}
      />
    </>
  )
}

function toTableRow(deletion: DeletionRow) {
  return {
    id: deletion.id,
    href: `/admin/trash/${deletion.id}` as Route,
    what: deletionTitle(deletion),
    name: deletion.name ?? (deletion.entity === 'operations' ? '' : deletion.entityId),
    who: deletion.deletedByName ?? 'somebody',
    at: formatMoment(deletion.deletedAt, 'dateTime'),
    reason: deletion.reason,
    purge: deletion.purgedAt
      ? `purged ${formatMoment(deletion.purgedAt)}`
      : deletion.restoredAt
        ? `restored ${formatMoment(deletion.restoredAt)}`
        : `kept until ${formatMoment(deletion.purgeableAt)} at least`,
  }
}
