import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { Live } from '@/components/live/live'
import { MakeAgain } from '@/components/release/make-again'
import { ReleasePanel } from '@/components/release/release-panel'
import { ReportDocumentPage } from '@/components/reports/report-document-page'
import { ReportMark } from '@/components/reports/report-mark'
import { ReportReading } from '@/components/reports/report-reading'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { formatMoment } from '@/lib/format/dates'
import { routeId } from '@/lib/http/route-id'
import { getRelease, getReleaseRule, getTwin } from '@/lib/release/queries'
import { readReportDocument } from '@/lib/report-documents/queries'
import { getReportVersion, listVersionsOfReport, type ReportRow } from '@/lib/reports/queries'
import { toRecommendations } from '@/lib/reports/recommendations'

export const metadata: Metadata = { title: 'Report' }

export default async function ClinicReportPage({ params }: PageProps<'/clinic/reports/[reportId]'>) {
  const viewer = await requireViewer('doctor')
  const id = routeId((await params).reportId)
  const found = await asViewer(viewer, async (scope) => {
    const report = await getReportVersion(scope, id)
    return (
      report && {
        report,
        versions: await listVersionsOfReport(scope, report),
        readable: await readReportDocument(scope, id),
        release: await getRelease(scope, id),
        rule: await getReleaseRule(scope),
        twin: await getTwin(scope, report),
      }
    )
  })
  if (!found?.report.patientId) notFound()
  const { report, versions, readable, release, rule, twin } = found
  const isForPatient = report.reportType === 'patient' || report.reportType === 'patient_friendly'

  return (
    <>
      <Live of={['report_status', 'medical_reports', 'prediction_reviews']} />
      <PageHeader
        title={<bdi>{report.title}</bdi>}
        about={
          <>
            <ReportMark status={report.reportStatus} /> Version {report.version}, for{' '}
            <Link prefetch={false} href={`/clinic/patients/${encodeURIComponent(report.patientId ?? '')}` as Route}>
              <bdi>{report.patientName}</bdi>
            </Link>
          </>
        }
      />
      {report.supersededBy && (
        <p className="mb-6 rounded-control border border-line bg-sunken px-4 py-3">
          There is a newer version of this report.{' '}
          <Link prefetch={false} href={reportHref(report.supersededBy)}>
            Read it
          </Link>
        </p>
      )}
      <div className="grid gap-x-8 xl:grid-cols-[minmax(0,80ch)_minmax(18rem,1fr)]">
        <div className="mb-8 min-w-0">
          {readable ? (
            <ReportDocumentPage reportId={id} report={readable} />
          ) : (
            <ReportReading {...report} recommendations={toRecommendations(report.recommendations)} />
          )}
        </div>
        <div className="min-w-0">
          {release && report.reportStatus !== 'draft' && (
            <ReleasePanel
              report={{
                id,
                isNewest: report.isLatest && report.reportStatus === 'final',
                predictionId: report.predictionId,
              }}
              release={release}
              maySign
              signingReleases={rule === 'on-review' && isForPatient && !release.releasedAt}
              makeAgain={<MakeAgain report={{ ...report, sessionId: release.aboutSessionId }} />}
              now={new Date()}
            />
          )}
          {twin && (
            <p className="mb-8">
              {isForPatient ? 'The same for the doctor: ' : 'What the patient reads: '}
              <Link prefetch={false} href={reportHref(twin.id)}>
                <bdi>{twin.title}</bdi>
              </Link>
            </p>
          )}
          <Section id="versions" title="Versions">
            <Versions versions={versions} here={id} />
          </Section>
        </div>
      </div>
    </>
  )
}

function Versions({ versions, here }: { versions: ReportRow[]; here: string }) {
  return (
    <ol className="border-y border-hairline bg-surface">
      {versions.map(({ id, version, reportStatus, createdAt }, at) => {
        const earlier = versions[at + 1]
        return (
          <li
            key={id}
            className="flex flex-wrap items-baseline gap-x-4 gap-y-1 border-b border-hairline px-4 py-2.5 last:border-b-0"
          >
            {id === here ? (
              <strong aria-current="true">Version {version}, this one</strong>
            ) : (
              <Link prefetch={false} href={reportHref(id)}>
                Version {version}
              </Link>
            )}
            <ReportMark status={reportStatus} />
            <span className="text-muted">{formatMoment(createdAt, 'dateTime')}</span>
            {earlier && (
              <Link prefetch={false} href={`${reportHref(id)}/compare?with=${encodeURIComponent(earlier.id)}` as Route}>
                What changed since version {earlier.version}
              </Link>
            )}
          </li>
        )
      })}
    </ol>
  )
}

function reportHref(id: string): Route {
  return `/clinic/reports/${encodeURIComponent(id)}` as Route
}
