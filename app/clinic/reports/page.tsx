import type { Metadata } from 'next'
import { toRequestRow } from '@/components/reports/request-row'
import { RequestTable } from '@/components/reports/request-table'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar, FilterSelect } from '@/components/ui/filter-bar'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { listReportRequests } from '@/lib/reports/queries'
import { reportListFilter } from '@/lib/reports/schema'
import { requestStatusLabels, requestStatuses } from '@/lib/reports/vocabulary'
import { address } from '@/lib/tables/address'

export const metadata: Metadata = { title: 'Reports' }

export default async function MyReportsPage({ searchParams }: PageProps<'/clinic/reports'>) {
  const viewer = await requireViewer('doctor')
  const filter = reportListFilter.parse(await searchParams)
  const page = await asViewer(viewer, (scope) => listReportRequests(scope, filter))
  const to = (change: { before?: string; after?: string }) =>
    address('/clinic/reports', { status: filter.status, ...change })

  return (
    <>
      <PageHeader title="Reports" about="Where the reports on your patients stand." />
      <FilterBar action="/clinic/reports" clearHref={filter.status ? '/clinic/reports' : null}>
        <FilterSelect
          name="status"
          label="Status"
          any="Any"
          value={filter.status}
          options={requestStatuses.map((status) => [status, requestStatusLabels[status]] as const)}
        />
      </FilterBar>
      <RequestTable
        rows={page.rows.map((row) => toRequestRow(row, '/clinic/patients'))}
        empty={
          <EmptyState
            title={
              filter.status
                ? `No report is ${requestStatusLabels[filter.status].toLowerCase()}.`
                : 'No report on your patients has been asked for.'
            }
          />
        }
      />
      <Pagination
        before={page.before ? to({ before: page.before }) : null}
        after={page.after ? to({ after: page.after }) : null}
      />
    </>
  )
}
