import type { Metadata, Route } from 'next'
import { notFound } from 'next/navigation'
import { RecountForm } from '@/components/statistics/recount-form'
import { LinkButton } from '@/components/ui/link-button'
import { Facts } from '@/components/ui/facts'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { formatMoment } from '@/lib/format/dates'
import { formatCount } from '@/lib/format/numbers'
import { routeId } from '@/lib/http/route-id'
import { getPatientHeader } from '@/lib/patients/queries'
import { confirmedBy } from '@/lib/statistics/confirmed'
import { getPatientStatistics, type PatientStatistics } from '@/lib/statistics/queries'

export const metadata: Metadata = { title: 'Statistics' }

export default async function StatisticsPage({ params }: PageProps<'/admin/patients/[patientId]/statistics'>) {
  const viewer = await requireViewer('admin')
  const patientId = routeId((await params).patientId)
  const { patient, statistics } = await asViewer(viewer, async (scope) => ({
    patient: await getPatientHeader(scope, patientId),
    statistics: await getPatientStatistics(scope, patientId),
  }))
  if (!patient || !statistics) notFound()

  return (
    <div className="max-w-3xl">
      <PageHeader
        title={
          <>
            Statistics of <bdi>{patient.name}</bdi>
          </>
        }
        about="Kept by the database with every change."
      >
        <LinkButton href={`/admin/patients/${encodeURIComponent(patientId)}` as Route}>Back to the record</LinkButton>
      </PageHeader>
      <div className="mb-6 rounded-control border border-hairline bg-surface p-4">
        <Facts columns={3} items={figures(statistics)} />
      </div>
      <Section
        id="recount-section"
        title="Recount"
        aside={`Last counted ${formatMoment(statistics.lastUpdated, 'dateTime')}`}
      >
        <RecountForm patientId={patientId} idempotencyKey={crypto.randomUUID()} />
      </Section>
    </div>
  )
}

function figures(of: PatientStatistics): [string, string][] {
  const result = of.hasParkinsons === null ? 'none yet' : of.hasParkinsons ? 'positive' : 'negative'
  return [
    ['Visits', formatCount(of.totalConsultations)],
    ['First visit', formatMoment(of.firstVisitDate, 'dateTime')],
    ['Last visit', formatMoment(of.lastVisitDate, 'dateTime')],
    ['Scans', formatCount(of.totalMriScans)],
    ['Last scan', formatMoment(of.lastScanDate, 'dateTime')],
    ['Predictions', formatCount(of.totalPredictions)],
    ['Reports', formatCount(of.totalReports)],
    ['Last report', formatMoment(of.lastReportDate, 'dateTime')],
    ['Doctors, ever', formatCount(of.uniqueDoctorsCount)],
    ['Doctors, now', formatCount(of.activeDoctorsCount)],
    [
      'Confirmed by a clinician',
      of.confirmedParkinsons === null
        ? 'nothing concluded'
        : of.confirmedParkinsons
          ? 'Parkinson’s disease'
          : 'not Parkinson’s disease',
    ],
    ['Hoehn and Yahr stage, confirmed', of.confirmedStage === null ? 'none' : String(of.confirmedStage)],
    ['Confirmed', confirmedBy(of.confirmedByName, of.confirmedAt) ?? 'by nobody yet'],
    ['Latest conclusive model result', result],
    ['Hoehn and Yahr stage, by the model', of.diseaseStage === null ? 'none' : String(of.diseaseStage)],
  ]
}
