import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ChartPage } from '@/components/patients/chart-page'
import { requireViewer } from '@/lib/auth/viewer'
import { getChart } from '@/lib/charts/queries'
import { asViewer } from '@/lib/db/scope'
import { env } from '@/lib/env'
import { dateIn } from '@/lib/forms/clock'
import { routeId } from '@/lib/http/route-id'
import { daySchedule } from '@/lib/medications/schedule'
import { timelineFilter } from '@/lib/timeline/schema'

// No name in the title: titles stand in histories and on shared screens.
export const metadata: Metadata = { title: 'Patient' }

export default async function MyPatientPage({ params, searchParams }: PageProps<'/clinic/patients/[patientId]'>) {
  const viewer = await requireViewer('doctor')
  const patientId = routeId((await params).patientId)
  const filter = timelineFilter.parse(await searchParams)

  const chart = await asViewer(viewer, (scope) => getChart(scope, patientId, filter))
  if (!chart) notFound()

  const now = new Date()
  return (
    <ChartPage
      chart={chart}
      schedule={daySchedule(chart.medications, dateIn(env().SUBSTANTIA_TIME_ZONE, now))}
      filter={filter}
      path={`/clinic/patients/${encodeURIComponent(patientId)}`}
      now={now}
    />
  )
}
