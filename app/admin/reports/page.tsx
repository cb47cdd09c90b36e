import type { Metadata, Route } from 'next'
import { RequestList } from '@/components/reports/request-list'
import { PageHeader } from '@/components/ui/page-header'
import { Stat } from '@/components/ui/stat'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { formatCapped } from '@/lib/format/numbers'
import { countLiveRequests, listReportRequests } from '@/lib/reports/queries'
import { reportListFilter } from '@/lib/reports/schema'

export const metadata: Metadata = { title: 'Reports' }

export default async function ReportsPage({ searchParams }: PageProps<'/admin/reports'>) {
  const viewer = await requireViewer('admin')
  const filter = reportListFilter.parse(await searchParams)
  const { page, counts } = await asViewer(viewer, async (scope) => ({
    page: await listReportRequests(scope, filter),
    counts: await countLiveRequests(scope),
  }))

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
      <RequestList
        path="/admin/reports"
        charts="/admin/patients"
        filter={filter}
        page={page}
        nothing="No report has been asked for yet."
      />
    </>
  )
}
