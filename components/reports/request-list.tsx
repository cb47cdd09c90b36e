import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar, FilterSelect } from '@/components/ui/filter-bar'
import { Pagination } from '@/components/ui/pagination'
import type { ReportRequestRow } from '@/lib/reports/queries'
import type { ReportListFilter } from '@/lib/reports/schema'
import { requestStatusLabels, requestStatuses } from '@/lib/reports/vocabulary'
import { address } from '@/lib/tables/address'
import type { Page } from '@/lib/tables/page'
import { toRequestRow } from './request-row'
import { RequestTable } from './request-table'

type Props = {
  path: '/clinic/reports'
  /** Where the charts of these patients are. */
  charts: '/clinic/patients'
  filter: ReportListFilter
  page: Page<ReportRequestRow>
  /** Said when nothing has been asked for at all. */
  nothing: string
}

/** Reports that were asked for, newest first, by where they stand. */
export function RequestList({ path, charts, filter: { status }, page, nothing }: Props) {
  const to = (change: { before?: string; after?: string }) => address(path, { status, ...change })
  return (
    <>
      <FilterBar action={path} clearHref={status ? path : null}>
        <FilterSelect
          name="status"
          label="Status"
          any="Any"
          value={status}
          options={requestStatuses.map((each) => [each, requestStatusLabels[each]] as const)}
        />
      </FilterBar>
      <RequestTable
        rows={page.rows.map((row) => toRequestRow(row, charts))}
        empty={<EmptyState title={status ? `No report is ${requestStatusLabels[status].toLowerCase()}.` : nothing} />}
      />
      <Pagination
        before={page.before ? to({ before: page.before }) : null}
        after={page.after ? to({ after: page.after }) : null}
      />
    </>
  )
}
