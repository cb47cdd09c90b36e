import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { idFact, importFact } from '@/components/records/record-facts'
import { RecordHeader } from '@/components/records/record-header'
import { ReleasePanel } from '@/components/release/release-panel'
import { ReportDocumentPage } from '@/components/reports/report-document-page'
import { ReportMark } from '@/components/reports/report-mark'
import { ReportReading } from '@/components/reports/report-reading'
import { ReportSteps } from '@/components/reports/report-steps'
import { ReportVersions } from '@/components/reports/report-versions'
import { LinkButton } from '@/components/ui/link-button'
import { Facts } from '@/components/ui/facts'
import { Section } from '@/components/ui/section'
import { requireViewer } from '@/lib/auth/viewer'
import { recordHref } from '@/lib/changes/record-links'
import { asViewer } from '@/lib/db/scope'
import { formatMoment } from '@/lib/format/dates'
import { formatShare } from '@/lib/format/numbers'
import { routeId } from '@/lib/http/route-id'
import { getRelease } from '@/lib/release/queries'
import { readReportDocument } from '@/lib/report-documents/queries'
import { getReportVersion, listVersionsOfReport, type ReportVersion } from '@/lib/reports/queries'
import { toRecommendations } from '@/lib/reports/recommendations'
import { reportTypeLabels } from '@/lib/reports/vocabulary'

export const metadata: Metadata = { title: 'Report' }

export default async function ReportPage({ params }: PageProps<'/admin/reports/[reportId]'>) {
  const viewer = await requireViewer('admin')
  const id = routeId((await params).reportId)
  const found = await asViewer(viewer, async (scope) => {
    const report = await getReportVersion(scope, id)
    return (
      report && {
        report,
        versions: await listVersionsOfReport(scope, report),
        readable: await readReportDocument(scope, id),
        release: await getRelease(scope, id),
      }
    )
  })
  if (!found) notFound()
  const { report, versions, readable, release } = found
  const newest = versions[0]

  return (
    <>
      <RecordHeader
        table="medical_reports"
        id={id}
        editable={false}
        title={<bdi>{report.title}</bdi>}
        about={
          <>
            Version {report.version} for <bdi>{report.patientName ?? 'nobody yet'}</bdi>
          </>
        }
      >
        {newest?.id === id && (
          <LinkButton href={`${recordHref('medical_reports', id)}/version` as Route}>New version</LinkButton>
        )}
      </RecordHeader>
      {newest && newest.id !== id && (
        <p className="mb-6 rounded-control border border-line bg-sunken px-4 py-3">
          There is a newer version of this report.{' '}
          <Link prefetch={false} href={recordHref('medical_reports', newest.id)}>
            Read version {newest.version}
          </Link>
        </p>
      )}
      <div className="mb-8">
        {readable ? (
          <ReportDocumentPage reportId={id} report={readable} />
        ) : (
          <ReportReading {...report} recommendations={toRecommendations(report.recommendations)} />
        )}
      </div>
      <ReportFacts report={report} />
      {release && report.reportStatus !== 'draft' && (
        <ReleasePanel
          report={{
            id,
            isNewest: report.isLatest && report.reportStatus === 'final',
            predictionId: report.predictionId,
          }}
          release={release}
          maySign={false}
          signingReleases={false}
          changed={[]}
          makeAgain={null}
          now={new Date()}
        />
      )}
      <Section id="versions" title="Versions">
        <ReportVersions versions={versions} here={id} />
      </Section>
      <Section id="steps" title="Publish or withdraw">
        <ReportSteps id={id} status={report.reportStatus} />
      </Section>
    </>
  )
}

function ReportFacts({ report }: { report: ReportVersion }) {
  const { patientId, predictionId } = report
  return (
    <Section id="about" title="About this version">
      <Facts
        columns={3}
        items={[
          [
            'Patient',
            patientId ? (
              <Link prefetch={false} href={recordHref('patients', patientId)}>
                {report.patientName}
              </Link>
            ) : (
              'Nobody’s yet'
            ),
          ],
          [
            'Session',
            <Link prefetch={false} key="session" href={recordHref('sessions', report.sessionId)}>
              The session it is on
            </Link>,
          ],
          [
            'Model result',
            predictionId && (
              <Link prefetch={false} href={recordHref('predictions', predictionId)}>
                The result it was made from
              </Link>
            ),
          ],
          ['Type', reportTypeLabels[report.reportType]],
          ['Status', <ReportMark key="status" status={report.reportStatus} />],
          ['Written', formatMoment(report.createdAt, 'dateTime')],
          ['Written by', report.generatedBy],
          ['Confidence', report.confidenceLevel !== null && formatShare(report.confidenceLevel)],
          importFact(report.importRun),
          idFact(report.id),
        ]}
      />
    </Section>
  )
}
