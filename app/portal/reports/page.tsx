import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CardLink, CardList, NothingYet } from '@/components/portal/card'
import { coverOf } from '@/components/portal/cover'
import { Folded } from '@/components/portal/folded'
import { LongDate } from '@/components/portal/long-date'
import { openRequests, reportWords } from '@/components/portal/open-requests'
import { Live } from '@/components/live/live'
import { PortalPage, PortalSection } from '@/components/portal/portal-page'
import { usualWaitWords } from '@/lib/reports/usual-wait'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import {
  getUsualReportWait,
  listReportsBeingChecked,
  listReportsOfPatient,
  listRequestsOfPatient,
  type ReportRow,
} from '@/lib/reports/queries'
import { isOnItsWay, OnTheirWay, Requests } from './request-steps'

const atOnce = 3

export const metadata: Metadata = { title: 'My reports' }

export default async function PortalReportsPage() {
  const viewer = await requireViewer('patient')
  if (!coverOf(viewer).reports) notFound()
  const { reports, requests, checked, wait } = await asViewer(viewer, async (scope) => ({
    reports: await listReportsOfPatient(scope, viewer.patientId),
    requests: await listRequestsOfPatient(scope, viewer.patientId),
    checked: await listReportsBeingChecked(scope),
    wait: await getUsualReportWait(scope),
  }))
  const open = openRequests(requests, { readable: new Set(reports.map(({ id }) => id)), checked: new Set(checked) })
  const coming = open.filter(isOnItsWay)
  const others = open.filter((request) => !isOnItsWay(request))
  const current = reports.filter(({ isLatest, reportStatus }) => isLatest && reportStatus === 'final')
  const earlier = reports.filter((report) => !current.includes(report))

  return (
    <PortalPage
      title="My reports"
      about={
        <p>
          A report is a text about one of your scans. Here you see which ones you can read, and which ones are being
          made.
        </p>
      }
    >
      <PortalSection id="ready" title="Ready to read">
        {current.length > 0 ? <ReportCards reports={current.slice(0, atOnce)} /> : <NoReports />}
        {current.length > atOnce && (
          <div className="mt-4">
            <Folded summary={`Show ${countWords(current.length - atOnce, 'older report')}`}>
              <ReportCards reports={current.slice(atOnce)} />
            </Folded>
          </div>
        )}
      </PortalSection>
      <Live of={['report_status', 'medical_reports']} />
      {coming.length > 0 && (
        <PortalSection id="open" title="Not ready yet">
          <OnTheirWay open={coming} usually={usualWaitWords(wait)} />
        </PortalSection>
      )}
      {others.length > 0 && (
        <PortalSection id="others" title="Other reports that were asked for">
          <Requests open={others} />
        </PortalSection>
      )}
      {earlier.length > 0 && (
        <PortalSection id="earlier" title="Earlier versions">
          <p className="mb-4 max-w-[66ch]">These reports were written again later. Read the newer one first.</p>
          <Folded summary={`Show ${countWords(earlier.length, 'earlier version')}`}>
            <ReportCards reports={earlier} />
          </Folded>
        </PortalSection>
      )}
    </PortalPage>
  )
}

function ReportCards({ reports }: { reports: ReportRow[] }) {
  return (
    <CardList>
      {reports.map(({ id, title, reportType, createdAt, version }) => (
        <li key={id}>
          <CardLink href={`/portal/reports/${encodeURIComponent(id)}`} title={<bdi>{title}</bdi>}>
            <LongDate at={createdAt} />. {reportWords[reportType]}.{version > 1 ? ` Version ${version}.` : ''}
          </CardLink>
        </li>
      ))}
    </CardList>
  )
}

function countWords(count: number, what: string) {
  return count === 1 ? `1 ${what}` : `${count} ${what}s`
}

function NoReports() {
  return (
    <NothingYet title="There is no report to read yet.">
      <p>When a report about one of your scans is ready, it will stand here. You do not have to do anything.</p>
    </NothingYet>
  )
}
