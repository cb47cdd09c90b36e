import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ReportDocumentPage } from '@/components/reports/report-document-page'
import { coverOf } from '@/components/portal/cover'
import { firstUses } from '@/lib/glossary/glossary'
import { reportWords } from '@/components/portal/open-requests'
import { LongDate } from '@/components/portal/long-date'
import { PortalLink } from '@/components/portal/portal-link'
import { PortalSection } from '@/components/portal/portal-page'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer, type Scope } from '@/lib/db/scope'
import type { PatientViewer } from '@/lib/db/viewer'
import { formatMoment } from '@/lib/format/dates'
import { routeId } from '@/lib/http/route-id'
import { readReportDocument } from '@/lib/report-documents/queries'
import { listVersionChanges } from '@/lib/report-documents/version-changes'
import { getReviewOfMine } from '@/lib/release/queries'
import { beforeWords } from '@/lib/reports/before-words'
import { findInPlainWords } from '@/lib/reports/in-plain-words'
import { getReport, listReportsOfPatient } from '@/lib/reports/queries'
import type { ReportType } from '@/lib/reports/vocabulary'
import { BeforeYouRead, InPlainWords } from './before-you-read'
import { OtherVersions } from './other-versions'
import { toRecommendations } from '@/lib/reports/recommendations'
import { Explained } from '../../explained'
import { versionsOf } from './versions'

// No title of a report here: titles stand in histories and on shared screens.
export const metadata: Metadata = { title: 'Report' }

export default async function PortalReportPage({ params }: PageProps<'/portal/reports/[reportId]'>) {
  const viewer = await requireViewer('patient')
  if (!coverOf(viewer).reports) notFound()
  const reportId = routeId((await params).reportId)
  const found = await asViewer(viewer, (scope) => readVersion(scope, reportId, viewer))
  if (!found) notFound()
  const { report, versions, readable, changes, lookedAt, inPlainWords } = found
  const { newest, others } = versions
  const otherVersions = <OtherVersions reportId={reportId} others={others} newest={newest} changes={changes} />
  if (readable)
    return (
      <>
        {newest !== report.id && <NewerVersion id={newest} />}
        {inPlainWords && <InPlainWords id={inPlainWords} />}
        <ReportDocumentPage reportId={reportId} report={readable} level={1} />
        <div className="mt-12">{otherVersions}</div>
        <BackToReports kind={inPlainWords ? 'other' : 'main'} />
      </>
    )
  const recommendations = toRecommendations(report.recommendations)
  const [terms] = firstUses([[report.title, report.content, ...recommendations].join('\n')])

  return (
    <article>
      <h1 className="mb-3 max-w-[66ch] text-4xl leading-tight font-semibold">
        <bdi>{report.title}</bdi>
      </h1>
      <p className="text-xl">
        <LongDate at={report.createdAt} />, {formatMoment(report.createdAt, 'time')}
      </p>
      <p className="mb-6">
        {reportWords[report.reportType as ReportType]}
        {report.version > 1 ? `, version ${report.version}` : ''}.
      </p>
      {newest !== report.id && <NewerVersion id={newest} />}
      {inPlainWords && <InPlainWords id={inPlainWords} />}
      <BeforeYouRead words={beforeWords(report, lookedAt)} />
      <PortalSection id="text" title="What the report says">
        <ReportText text={report.content} />
      </PortalSection>
      {recommendations.length > 0 && (
        <PortalSection id="advice" title="What it suggests">
          <Recommendations items={recommendations} />
        </PortalSection>
      )}
      {report.disclaimer && (
        <PortalSection id="note" title="Please note">
          <ReportText text={report.disclaimer} />
        </PortalSection>
      )}
      {terms && terms.length > 0 && (
        <PortalSection id="words" title="Words in this report">
          <Explained terms={terms} />
        </PortalSection>
      )}
      <Files id={report.id} />
      {otherVersions}
      <BackToReports kind={inPlainWords ? 'other' : 'main'} />
    </article>
  )
}

async function readVersion(scope: Scope, reportId: string, viewer: PatientViewer) {
  const report = await getReport(scope, reportId)
  if (!report) return null
  const versions = versionsOf(reportId, await listReportsOfPatient(scope, viewer.patientId))
  return {
    report,
    versions,
    readable: await readReportDocument(scope, reportId),
    lookedAt: coverOf(viewer).everything ? await getReviewOfMine(scope, report.predictionId) : undefined,
    inPlainWords: await findInPlainWords(scope, report),
    changes: await listVersionChanges(scope, [report, ...versions.others]),
  }
}

/** To print or keep: made from its words, because it came without a file. */
function Files({ id }: { id: string }) {
  const address = `/api/portal/reports/${encodeURIComponent(id)}`
  return (
    <nav aria-label="Print and keep" className="no-print mb-10 flex flex-wrap gap-4">
      <PortalLink href={address}>Get it to print</PortalLink>
      <PortalLink href={`${address}?letters=large`}>Get it to print in large letters</PortalLink>
    </nav>
  )
}

/** What most people come for is one at a page: the way back, unless there is one to plain words. */
function BackToReports({ kind }: { kind: 'main' | 'other' }) {
  return (
    <>
      <p className="no-print mt-10">
        <PortalLink href="/portal/reports" kind={kind}>
          Back to my reports
        </PortalLink>
      </p>
      <p className="no-print mt-4 max-w-[66ch]">You can print this page. The menu and the buttons are not printed.</p>
    </>
  )
}

function NewerVersion({ id }: { id: string }) {
  return (
    <div className="mb-6">
      <p className="mb-3 font-semibold">This is an earlier version. The report was written again later.</p>
      <p className="no-print">
        <PortalLink href={`/portal/reports/${encodeURIComponent(id)}`}>Read the newest version</PortalLink>
      </p>
    </div>
  )
}

/** The text as it was written, in its paragraphs, each in its own direction. */
function ReportText({ text }: { text: string }) {
  return (
    <div className="grid grid-cols-1 max-w-[66ch] gap-4">
      {text
        .split(/\n\s*\n/)
        .filter((part) => part.trim())
        .map((part, place) => (
          <p key={place} className="whitespace-pre-line">
            <bdi>{part}</bdi>
          </p>
        ))}
    </div>
  )
}

function Recommendations({ items }: { items: string[] }) {
  return (
    <>
      <p className="mb-4 max-w-[66ch] font-medium">Talk with your doctor before you change anything.</p>
      <ul className="grid grid-cols-1 max-w-[66ch] list-disc gap-3 pl-6">
        {items.map((item, place) => (
          <li key={place}>
            <bdi className="whitespace-pre-line">{item}</bdi>
          </li>
        ))}
      </ul>
    </>
  )
}
