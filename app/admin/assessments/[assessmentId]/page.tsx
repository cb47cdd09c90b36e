import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { AssessmentFacts } from '@/components/assessments/assessment-facts'
import { AssessmentList } from '@/components/assessments/assessment-list'
import { RecordHeader } from '@/components/records/record-header'
import { Section } from '@/components/ui/section'
import { getAssessment, listAssessmentsOfPatient } from '@/lib/assessments/queries'
import { requireViewer } from '@/lib/auth/viewer'
import { recordHref } from '@/lib/changes/record-links'
import { asViewer } from '@/lib/db/scope'
import { routeId } from '@/lib/http/route-id'

export const metadata: Metadata = { title: 'Assessment' }

export default async function AssessmentPage({ params }: PageProps<'/admin/assessments/[assessmentId]'>) {
  const viewer = await requireViewer('admin')
  const id = routeId((await params).assessmentId)
  const found = await asViewer(viewer, async (scope) => {
    const assessment = await getAssessment(scope, id)
    return assessment && { assessment, all: await listAssessmentsOfPatient(scope, assessment.patientId) }
  })
  if (!found) notFound()
  const { assessment, all } = found

  return (
    <div className="max-w-4xl">
      <RecordHeader
        table="clinical_assessments"
        id={id}
        editable={false}
        title="Assessment"
        about={
          <>
            Of{' '}
            <Link href={recordHref('patients', assessment.patientId)} prefetch={false}>
              <bdi>{assessment.patientName}</bdi>
            </Link>
            . Only the doctor who wrote it changes it.
          </>
        }
      />
      <div className="mb-8 rounded-control border border-hairline bg-surface p-4">
        <AssessmentFacts assessment={assessment} />
      </div>
      <Section id="all" title="All assessments of this patient">
        <AssessmentList assessments={all} path="/admin/assessments" />
      </Section>
    </div>
  )
}
