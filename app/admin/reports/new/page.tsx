import type { Metadata } from 'next'
import { ReportForm } from '@/components/reports/report-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { prefill } from '@/lib/references/prefill'

export const metadata: Metadata = { title: 'New report' }

export default async function NewReportPage({ searchParams }: PageProps<'/admin/reports/new'>) {
  const viewer = await requireViewer('admin')
  const { session: given } = await searchParams
  const session = await asViewer(viewer, (scope) => prefill(scope, 'sessions', given))
  return (
    <>
      <PageHeader
        title="New report"
        about="Written by hand. Its text is never changed later: a new version follows it."
      />
      <ReportForm session={session} />
    </>
  )
}
