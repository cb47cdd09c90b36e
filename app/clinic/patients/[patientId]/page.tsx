import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ClinicChartPage } from '@/components/charts/clinic-chart-page'
import { requireViewer } from '@/lib/auth/viewer'
import { firstMoment } from '@/lib/clinic-chart/progression'
import { getClinicChart } from '@/lib/clinic-chart/queries'
import { chartFilter, firstDay, periodOf, type ChartFilter, type Period } from '@/lib/clinic-chart/span'
import { tabOf } from '@/lib/clinic-chart/tab'
import { asViewer } from '@/lib/db/scope'
import { clinicToday, clinicZone } from '@/lib/format/dates'
import { addDays, startOfDate } from '@/lib/forms/clock'
import { routeId } from '@/lib/http/route-id'
import { daySchedule } from '@/lib/medications/schedule'
import { unreadDays } from '@/lib/timeline/schema'
import { listQuestionsForVisit } from '@/lib/visit-questions/queries'

export async function generateMetadata({ params }: PageProps<'/clinic/patients/[patientId]'>): Promise<Metadata> {
  return tabOf('Patient', routeId((await params).patientId))
}

export default async function MyPatientPage({ params, searchParams }: PageProps<'/clinic/patients/[patientId]'>) {
  const viewer = await requireViewer('doctor')
  const patientId = routeId((await params).patientId)
  const parameters = await searchParams
  const filter = chartFilter.parse(parameters)
  const now = new Date()
  const today = clinicToday(now)

  const found = await asViewer(viewer, async (scope) => {
    const chart = await getClinicChart(scope, patientId, filter, today)
    return chart && { chart, questions: await listQuestionsForVisit(scope, patientId) }
  })
  if (!found) notFound()
  const { chart, questions } = found

  return (
    <ClinicChartPage
      chart={chart}
      questions={questions}
      schedule={daySchedule(chart.medications, today)}
      filter={filter}
      unread={unreadDays(parameters)}
      period={axisOf(filter, firstMoment(chart.progression), now)}
      path={`/clinic/patients/${encodeURIComponent(patientId)}`}
      doctorId={viewer.doctorId}
      now={now}
    />
  )
}

/** The days of the address on the clinic's clock. */
function axisOf(filter: ChartFilter, first: Date | null, now: Date): Period {
  const from = firstDay(filter, clinicToday(now))
  const zone = clinicZone()
  return periodOf(
    { from: from ? startOfDate(from, zone) : null, to: filter.to ? startOfDate(addDays(filter.to, 1), zone) : null },
    first,
    now,
  )
}
