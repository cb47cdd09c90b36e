import type { Metadata } from 'next'
import type { Route } from 'next'
import { RequestTable } from '@/components/reports/request-table'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar, FilterSelect } from '@/components/ui/filter-bar'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Stat } from '@/components/ui/stat'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { formatCapped } from '@/lib/format/numbers'
import { countLiveRequests, listReportRequests } from '@/lib/reports/queries'
import { toRequestRow } from '@/components/reports/request-row'
import { reportListFilter } from '@/lib/reports/schema'
import { requestStatusLabels, requestStatuses } from '@/lib/reports/vocabulary'
import { address } from '@/lib/tables/address'

export const metadata: Metadata = { title: 'Reports' }

export default async function ReportsPage({ searchParams }: PageProps<'/admin/reports'>) {
  const viewer = await requireViewer('admin')
  const filter = reportListFilter.parse(await searchParams)
  const { page, counts } = await asViewer(viewer, async (scope) => ({
    page: await listReportRequests(scope, filter),
    counts: await countLiveRequests(scope),
  }))
  const to = (change: { before?: string; after?: string }) =>
    address('/admin/reports', { status: filter.status, ...change })

  return (
    <>
      <PageHeader title="Reports" about="Everything asked for, newest first, and where it stands." />
      <div className="mb-4 grid grid-cols-3 gap-3 md:max-w-2xl">
        <Stat label="Pending" value={formatCapped(counts.pending)} href={'/admin/reports?status=pending' as Route} />
        <Stat
          label="Being made"
          value={formatCapped(counts.generating)}
          href={'/admin/reports?status=generating' as Route}
        />
        <Stat label="Failed" value={formatCapped(counts.failed)} href={'/admin/reports?status=failed' as Route} />
      </div>
      <FilterBar action="/admin/reports" clearHref={filter.status ? '/admin/reports' : null}>
        <FilterSelect
          name="status"
          label="Status"
          any="Any"
          value={filter.status}
          options={requestStatuses.map((status) => [status, requestStatusLabels[status]] as const)}
        />
      </FilterBar>
      <RequestTable
        rows={page.rows.map((row) => toRequestRow(row, '/admin/patients'))}
        empty={
          <EmptyState
            title={
              filter.status
                ? `No report is ${requestStatusLabels[filter.status].toLowerCase()}.`
                : 'No report has been asked for yet.'
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
