import type { Metadata, Route } from 'next'
import { deletionTitle } from '@/components/trash/deletion-title'
import { DeletionTable } from '@/components/trash/deletion-table'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/link-button'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar, FilterSelect } from '@/components/ui/filter-bar'
import { SubmitButton } from '@/components/ui/form-fields'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { SearchField } from '@/components/ui/search-field'
import { requireViewer } from '@/lib/auth/viewer'
import { recordNouns, recordTables } from '@/lib/changes/vocabulary'
import { asViewer } from '@/lib/db/scope'
import { formatMoment } from '@/lib/format/dates'
import { address } from '@/lib/tables/address'
import { searchTrashAction } from '@/lib/trash/actions'
import { listDeletions, type DeletionRow } from '@/lib/trash/queries'
import { trashFilter, type TrashFilter } from '@/lib/trash/schema'
import { trashStateLabels, trashStates } from '@/lib/trash/vocabulary'

export const metadata: Metadata = { title: 'Trash' }

export default async function TrashPage({ searchParams }: PageProps<'/admin/trash'>) {
  const viewer = await requireViewer('admin')
  const filter = trashFilter.parse(await searchParams)
  const page = await asViewer(viewer, (scope) => listDeletions(scope, filter))
  const s = page.terms === null ? undefined : filter.s
  const narrowed = { state: filter.state, table: filter.table, s }
  const to = (change: { before?: string; after?: string }) => address('/admin/trash', { ...narrowed, ...change })
  const isNarrowed = Boolean(filter.table ?? s) || filter.state !== 'waiting'

  return (
    <>
      <PageHeader
        title="Trash"
        about="What was deleted, with everything that went along. It comes back whole, until another administrator purges it."
      />
      <ActionForm
        guard={false}
        id="search"
        action={searchTrashAction}
        className="no-print mb-3 flex max-w-xl flex-wrap items-end gap-2"
      >
        <input type="hidden" name="state" value={filter.state} />
        {filter.table && <input type="hidden" name="table" value={filter.table} />}
        <SearchField label="Find by the name of the record or of the patient, or by exact id" terms={page.terms} />
        <SubmitButton pendingText="Searching…">Search</SubmitButton>
      </ActionForm>
      <FilterBar action="/admin/trash" clearHref={isNarrowed ? '/admin/trash' : null} hidden={{ s }}>
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
      <DeletionTable rows={page.rows.map(toTableRow)} empty={<Nothing filter={narrowed} terms={page.terms} />} />
      <Pagination
        before={page.before ? to({ before: page.before }) : null}
        after={page.after ? to({ after: page.after }) : null}
      />
    </>
  )
}

/** Nothing was found, nothing fits, or nothing was ever deleted: what helps is not the same. */
function Nothing({
  filter: { state, table, s },
  terms,
}: {
  filter: Pick<TrashFilter, 'state' | 'table' | 's'>
  terms: string | null
}) {
  const everywhere = address('/admin/trash', { s })
  const isNarrow = table !== undefined || state !== 'waiting'
  if (terms !== null)
    return (
      <EmptyState title="Nothing by this name was found here.">
        <p className="mb-3">Check the spelling, or search for fewer words. What was purged has no name any more.</p>
        {isNarrow && <LinkButton href={everywhere}>Search the whole trash</LinkButton>}{' '}
        <LinkButton href="/admin/trash">End the search</LinkButton>
      </EmptyState>
    )
  if (isNarrow) return <EmptyState title="Nothing here fits these filters." />
  return (
    <EmptyState title="The trash is empty.">
      What somebody deletes comes here with everything that goes along, and can be restored from here.
    </EmptyState>
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
