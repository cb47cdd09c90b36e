import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NothingYet } from '@/components/portal/card'
import { coverOf } from '@/components/portal/cover'
import { PortalPage, PortalSection } from '@/components/portal/portal-page'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { getLowConfidence } from '@/lib/predictions/queries'
import { listReviewsOfMine } from '@/lib/release/queries'
import { getMyConclusion } from '@/lib/statistics/my-conclusion'
import { listMyStages } from '@/lib/statistics/my-stages'
import { getPatientStatistics, type PatientStatistics } from '@/lib/statistics/queries'
import { listTimeline } from '@/lib/timeline/queries'
import { timelineFilter } from '@/lib/timeline/schema'
import { DoctorView } from './doctor-view'
import { ModelView } from './model-view'
import { Counts, Dates } from './numbers'
import { StageOverTime } from './stage-over-time'

export const metadata: Metadata = { title: 'My numbers' }

export default async function PortalStatisticsPage() {
  const viewer = await requireViewer('patient')
  if (!coverOf(viewer).everything) notFound()
  const { statistics, conclusion, results, reviews, stages, lowConfidence } = await asViewer(viewer, async (scope) => ({
    statistics: await getPatientStatistics(scope, viewer.patientId),
    conclusion: await getMyConclusion(scope, viewer.patientId),
    reviews: await listReviewsOfMine(scope),
    results: await listTimeline(scope, viewer.patientId, timelineFilter.parse({ type: 'prediction' })),
    stages: await listMyStages(scope, viewer.patientId),
    lowConfidence: await getLowConfidence(scope),
  }))

  return (
    <PortalPage
      title="My numbers"
      about={<p>Your record in a few numbers, and what each of them means. A number is not good or bad.</p>}
    >
      {statistics && !isEmpty(statistics) ? (
        <>
          <PortalSection id="counts" title="How many">
            <Counts statistics={statistics} />
          </PortalSection>
          <PortalSection id="dates" title="When">
            <Dates statistics={statistics} />
          </PortalSection>
          {(statistics.confirmedParkinsons !== null || statistics.confirmedStage !== null) && (
            <PortalSection id="doctor" title="What your doctor found">
              <DoctorView statistics={statistics} conclusion={conclusion} />
            </PortalSection>
          )}
          {stages.length > 0 && (
            <PortalSection id="stages" title="My stage over time">
              <StageOverTime points={stages} />
            </PortalSection>
          )}
          <PortalSection id="model" title="What a computer model saw">
            <ModelView
              statistics={statistics}
              reviews={reviews}
              lowConfidence={lowConfidence}
              isStageExplained={stages.length > 0}
              latest={results.rows.find(({ relatedTable }) => relatedTable === 'predictions') ?? null}
            />
          </PortalSection>
        </>
      ) : (
        <NothingYet title="There are no numbers yet.">
          <p>After your first visit or scan, they will stand here by themselves.</p>
        </NothingYet>
      )}
    </PortalPage>
  )
}

function isEmpty({
  totalConsultations,
  totalMriScans,
  totalPredictions,
  totalReports,
  uniqueDoctorsCount,
}: PatientStatistics) {
  return totalConsultations + totalMriScans + totalPredictions + totalReports + uniqueDoctorsCount === 0
}
