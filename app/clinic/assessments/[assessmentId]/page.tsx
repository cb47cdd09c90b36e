import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { AssessmentFacts } from '@/components/assessments/assessment-facts'
import { AssessmentList } from '@/components/assessments/assessment-list'
import { LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { getAssessment, listAssessmentsOfPatient } from '@/lib/assessments/queries'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { formatMoment } from '@/lib/format/dates'
import { routeId } from '@/lib/http/route-id'

export const metadata: Metadata = { title: 'Assessment' }

export default async function AssessmentPage({ params }: PageProps<'/clinic/assessments/[assessmentId]'>) {
  const viewer = await requireViewer('doctor')
  const id = routeId((await params).assessmentId)
  const found = await asViewer(viewer, async (scope) => {
    const assessment = await getAssessment(scope, id)
    return assessment && { assessment, others: await listAssessmentsOfPatient(scope, assessment.patientId) }
  })
  if (!found) notFound()
  const { assessment, others } = found
  const path = `/clinic/assessments/${encodeURIComponent(id)}`
  const chart = `/clinic/patients/${encodeURIComponent(assessment.patientId)}`

  return (
    <div className="max-w-4xl">
      <PageHeader
        title="Assessment"
        about={
          <>
            Of{' '}
            <Link href={chart as Route} prefetch={false}>
              <bdi>{assessment.patientName}</bdi>
            </Link>
            {assessment.version > 1 && `, changed ${formatMoment(assessment.updatedAt, 'dateTime')}`}
          </>
        }
      >
        {assessment.doctorId === viewer.doctorId && (
          <>
            <LinkButton href={`${path}/edit` as Route}>Edit</LinkButton>
            <LinkButton href={`${path}/withdraw` as Route} kind="quiet">
              Withdraw…
            </LinkButton>
          </>
        )}
        <LinkButton href={`${chart}/assess` as Route} kind="quiet">
          New assessment
        </LinkButton>
      </PageHeader>
      <div className="mb-8 rounded-control border border-hairline bg-surface p-4">
        <AssessmentFacts assessment={assessment} />
      </div>
      <Section id="all" title="All assessments of this patient">
        <AssessmentList assessments={others} path="/clinic/assessments" />
      </Section>
    </div>
  )
}
