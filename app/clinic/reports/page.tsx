import type { Metadata } from 'next'
import { RequestList } from '@/components/reports/request-list'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { listReportRequests } from '@/lib/reports/queries'
import { reportListFilter } from '@/lib/reports/schema'

export const metadata: Metadata = { title: 'Reports' }

export default async function MyReportsPage({ searchParams }: PageProps<'/clinic/reports'>) {
  const viewer = await requireViewer('doctor')
  const filter = reportListFilter.parse(await searchParams)
  const page = await asViewer(viewer, (scope) => listReportRequests(scope, filter))

  return (
    <>
      <PageHeader title="Reports" about="Where the reports on your patients stand." />
      <RequestList
        path="/clinic/reports"
        charts="/clinic/patients"
        filter={filter}
        page={page}
        nothing="No report on your patients has been asked for."
      />
    </>
  )
}
