import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { ReportForm } from '@/components/reports/report-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/viewer'
import { recordHref } from '@/lib/changes/record-links'
import { asViewer } from '@/lib/db/scope'
import { routeId } from '@/lib/http/route-id'
import { getReportVersion, listVersionsOfReport } from '@/lib/reports/queries'
import { toRecommendations } from '@/lib/reports/recommendations'

export const metadata: Metadata = { title: 'New version of a report' }

export default async function NewVersionPage({ params }: PageProps<'/admin/reports/[reportId]/version'>) {
  const viewer = await requireViewer('admin')
  const id = routeId((await params).reportId)
  const found = await asViewer(viewer, async (scope) => {
    const report = await getReportVersion(scope, id)
    return report && { report, versions: await listVersionsOfReport(scope, report) }
  })
  if (!found) notFound()
  const { report, versions } = found
  if (versions[0] && versions[0].id !== id) redirect(recordHref('medical_reports', versions[0].id))
  return (
    <>
      <PageHeader
        title={`New version of a report`}
        about={
          <>
            After version {report.version}, for <bdi>{report.patientName ?? 'nobody yet'}</bdi>. What was written before
            stays as it is.
          </>
        }
      />
      <ReportForm from={{ ...report, recommendationLines: toRecommendations(report.recommendations) }} />
    </>
  )
}
