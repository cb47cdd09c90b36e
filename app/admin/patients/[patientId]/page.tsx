import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { MergedAway, MergesInto } from '@/components/merges/merge-notices'
import { ChartPage } from '@/components/patients/chart-page'
import { PatientTools } from '@/components/patients/patient-tools'
import { PortalAccessPanel } from '@/components/patients/portal-access'
import { Section } from '@/components/ui/section'
import { requireViewer } from '@/lib/auth/viewer'
import { recordHref } from '@/lib/changes/record-links'
import { getChart } from '@/lib/charts/queries'
import { asViewer } from '@/lib/db/scope'
import { clinicToday } from '@/lib/format/dates'
import { routeId } from '@/lib/http/route-id'
import { daySchedule } from '@/lib/medications/schedule'
import { countDuplicatesOf, getMergeAway, listMergesInto } from '@/lib/merges/queries'
import { getPortalAccess } from '@/lib/patients/portal-access'
import { timelineFilter, unreadDays } from '@/lib/timeline/schema'

// No name in the title: titles stand in histories and on shared screens.
export const metadata: Metadata = { title: 'Patient' }

export default async function PatientPage({ params, searchParams }: PageProps<'/admin/patients/[patientId]'>) {
  const viewer = await requireViewer('admin')
  const patientId = routeId((await params).patientId)
  const parameters = await searchParams
  const filter = timelineFilter.parse(parameters)

  const found = await asViewer(viewer, async (scope) => {
    const chart = await getChart(scope, patientId, filter)
    if (!chart) return { chart, away: await getMergeAway(scope, patientId) }
    return {
      chart,
      merges: await listMergesInto(scope, patientId),
      duplicates: await countDuplicatesOf(scope, patientId),
      access: await getPortalAccess(scope, patientId),
    }
  })
  const now = new Date()
  if (!found.chart) {
    if (!found.away) notFound()
    return <MergedAway merge={found.away} now={now} />
  }
  const { chart, merges, duplicates, access } = found
  const of = (path: string) => `${path}?patient=${encodeURIComponent(patientId)}` as Route
  const add = (path: string, words: string) => <SectionLink href={of(path)}>{words}</SectionLink>

  return (
    <ChartPage
      chart={chart}
      schedule={daySchedule(chart.medications, clinicToday(now))}
      filter={filter}
      unread={unreadDays(parameters)}
      path={recordHref('patients', patientId)}
      now={now}
      tools={<PatientTools patientId={patientId} duplicates={duplicates} />}
      asides={{
        statistics: (
          <SectionLink href={`${recordHref('patients', patientId)}/statistics` as Route}>Recount</SectionLink>
        ),
        timeline: add('/admin/timeline/new', 'Write an entry'),
        consultations: add('/admin/consultations/new', 'Book'),
        reports: add('/admin/requests/new', 'Request a report'),
        doctors: add('/admin/assignments/new', 'Assign a doctor'),
        medications: (
          <span className="flex gap-4">
            <SectionLink href={`${recordHref('patients', patientId)}/medications` as Route}>Print</SectionLink>
            {add('/admin/medications/new', 'Add')}
          </span>
        ),
        record: <SectionLink href={`${recordHref('patients', patientId)}/edit` as Route}>Edit</SectionLink>,
      }}
      notice={merges.length > 0 && <MergesInto merges={merges} now={now} />}
      more={
        <Section id="portal" title="Portal">
          <PortalAccessPanel patientId={patientId} email={chart.patient.email} access={access} />
        </Section>
      }
    />
  )
}

function SectionLink({ href, children }: { href: Route; children: string }) {
  return (
    <span className="no-print">
      <Link href={href} prefetch={false}>
        {children}
      </Link>
    </span>
  )
}
