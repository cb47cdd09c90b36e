import type { Route } from 'next'
import { LinkButton } from '@/components/ui/link-button'
import { PageHeader } from '@/components/ui/page-header'
import { compareDocuments } from '@/lib/report-documents/compare'
import type { ReportDocument } from '@/lib/report-documents/document'
import { compareReports, type Comparable } from '@/lib/reports/compare'
import type { ReportVersion } from '@/lib/reports/queries'
import { toRecommendations } from '@/lib/reports/recommendations'
import { reportTypeLabels } from '@/lib/reports/vocabulary'
import { ReportDifference } from './report-difference'

type Version = { report: ReportVersion; document: ReportDocument | undefined }

type Props = {
  versions: [Version, Version]
  href: (id: string) => Route
  /** Of its heading: the second below a patient's banner. */
  level?: 1 | 2
}

/** Two versions of one report, and what the later says otherwise: by section where both are documents. */
export function VersionDifference({ versions, href, level }: Props) {
  const [one, two] = versions
  const [earlier, later] = one.report.version < two.report.version ? [one, two] : [two, one]
  const differences =
    earlier.document && later.document
      ? compareDocuments(earlier.document, later.document)
      : compareReports(comparable(earlier.report), comparable(later.report))
  return (
    <>
      <PageHeader
        level={level}
        title={`What changed from version ${earlier.report.version} to ${later.report.version}`}
        about={
          <>
            <bdi>{later.report.title}</bdi>, for <bdi>{later.report.patientName ?? 'nobody yet'}</bdi>. Underlined is
            new, struck through is gone.
          </>
        }
      >
        <LinkButton href={href(earlier.report.id)}>Version {earlier.report.version}</LinkButton>
        <LinkButton href={href(later.report.id)}>Version {later.report.version}</LinkButton>
      </PageHeader>
      <ReportDifference differences={differences} />
    </>
  )
}

/** Whether two records are versions of one report. */
export function areVersionsOfOne(one: ReportVersion, other: ReportVersion): boolean {
  return (one.firstVersion ?? one.id) === (other.firstVersion ?? other.id)
}

function comparable(report: ReportVersion): Comparable {
  return {
    ...report,
    reportType: reportTypeLabels[report.reportType],
    recommendations: toRecommendations(report.recommendations),
  }
}
