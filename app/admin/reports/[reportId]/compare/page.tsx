import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ReportDifference } from '@/components/reports/report-difference'
import { LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/viewer'
import { recordHref } from '@/lib/changes/record-links'
import { asViewer } from '@/lib/db/scope'
import { routeId } from '@/lib/http/route-id'
import { compareReports, type Comparable } from '@/lib/reports/compare'
import { getReportVersion, type ReportVersion } from '@/lib/reports/queries'
import { toRecommendations } from '@/lib/reports/recommendations'
import { reportTypeLabels } from '@/lib/reports/vocabulary'

export const metadata: Metadata = { title: 'What changed in a report' }

export default async function ComparePage({ params, searchParams }: PageProps<'/admin/reports/[reportId]/compare'>) {
  const viewer = await requireViewer('admin')
  const id = routeId((await params).reportId)
  const { with: other } = await searchParams
  if (typeof other !== 'string') notFound()
  const found = await asViewer(viewer, async (scope) => {
    const one = await getReportVersion(scope, id)
    const two = await getReportVersion(scope, other)
    return one && two && { one, two }
  })
  if (!found || rootOf(found.one) !== rootOf(found.two)) notFound()
  const [earlier, later] = found.one.version < found.two.version ? [found.one, found.two] : [found.two, found.one]
  return (
    <>
      <PageHeader
        title={`What changed from version ${earlier.version} to ${later.version}`}
        about={
          <>
            <bdi>{later.title}</bdi>, for <bdi>{later.patientName ?? 'nobody yet'}</bdi>. Underlined is new, struck
            through is gone.
          </>
        }
      >
        <LinkButton href={recordHref('medical_reports', earlier.id)}>Version {earlier.version}</LinkButton>
        <LinkButton href={recordHref('medical_reports', later.id)}>Version {later.version}</LinkButton>
      </PageHeader>
      <ReportDifference differences={compareReports(comparable(earlier), comparable(later))} />
    </>
  )
}

function rootOf({ id, firstVersion }: ReportVersion) {
  return firstVersion ?? id
}

function comparable(report: ReportVersion): Comparable {
  return {
    ...report,
    reportType: reportTypeLabels[report.reportType],
    recommendations: toRecommendations(report.recommendations),
  }
}
