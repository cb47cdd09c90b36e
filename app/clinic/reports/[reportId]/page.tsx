import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { Live } from '@/components/live/live'
import { PatientHead } from '@/components/patients/patient-head'
import { MakeAgain } from '@/components/release/make-again'
import { ReleasePanel } from '@/components/release/release-panel'
import { ReportMark } from '@/components/reports/report-mark'
import { Section } from '@/components/ui/section'
import { requireViewer } from '@/lib/auth/viewer'
import { tabOf } from '@/lib/clinic-chart/tab'
import { asViewer, type Scope } from '@/lib/db/scope'
import { formatMoment } from '@/lib/format/dates'
import { routeId } from '@/lib/http/route-id'
import { getPatientHeader } from '@/lib/patients/queries'
import { getRelease, getReleaseRule, getTwin } from '@/lib/release/queries'
import { listChangedSince } from '@/lib/report-documents/changed-since'
import { readReportDocument } from '@/lib/report-documents/queries'
import { getReportVersion, listVersionsOfReport, type ReportRow, type ReportVersion } from '@/lib/reports/queries'
import { reportHref } from '@/lib/reports/report-href'
import { BothTexts, isForPatient, type ReportText } from './both-texts'

const load = cache(async (id: string) => {
  const viewer = await requireViewer('doctor')
  return asViewer(viewer, async (scope) => {
    const report = await getReportVersion(scope, id)
    const patient = report?.patientId ? await getPatientHeader(scope, report.patientId) : null
    return (
      report &&
      patient && {
        report,
        patient,
        versions: await listVersionsOfReport(scope, report),
        readable: await readReportDocument(scope, id),
        release: await getRelease(scope, id),
        rule: await getReleaseRule(scope),
        twin: await readTwin(scope, report),
        changed: await listChangedSince(scope, id),
      }
    )
  })
})

async function readTwin(scope: Scope, report: ReportVersion): Promise<ReportText | null> {
  const found = await getTwin(scope, report)
  const twin = found && (await getReportVersion(scope, found.id))
  return twin && { report: twin, readable: await readReportDocument(scope, twin.id) }
}

export async function generateMetadata({ params }: PageProps<'/clinic/reports/[reportId]'>): Promise<Metadata> {
  const found = await load(routeId((await params).reportId))
  return found ? tabOf('Report', found.patient.patientId) : { title: 'Report' }
}

export default async function ClinicReportPage({ params }: PageProps<'/clinic/reports/[reportId]'>) {
  await requireViewer('doctor')
  const id = routeId((await params).reportId)
  const found = await load(id)
  if (!found) notFound()
  const { report, patient, versions, readable, release, rule, twin, changed } = found
  const now = new Date()

  return (
    <>
      <Live of={['report_status', 'medical_reports', 'prediction_reviews']} />
      <PatientHead
        patient={patient}
        now={now}
        title={<bdi>{report.title}</bdi>}
        about={
          <>
            <ReportMark status={report.reportStatus} /> Version {report.version}
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
      <div
        className={`grid gap-x-8 ${twin ? 'xl:grid-cols-[minmax(0,1fr)_18rem]' : 'xl:grid-cols-[minmax(0,80ch)_minmax(18rem,1fr)]'}`}
      >
        <div className="mb-8 min-w-0">
          <BothTexts own={{ report, readable }} twin={twin} />
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
              signingReleases={rule === 'on-review' && isForPatient(report) && !release.releasedAt}
              changed={changed}
              makeAgain={
                release.isMadeAgain ? (
                  <p role="status">A new version is being made. This page tells you when it is there.</p>
                ) : (
                  <MakeAgain report={{ ...report, sessionId: release.aboutSessionId }} />
                )
              }
              now={now}
            />
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
