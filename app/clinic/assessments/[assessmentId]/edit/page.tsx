import type { Metadata, Route } from 'next'
import { notFound } from 'next/navigation'
import { EditAssessmentForm } from '@/components/assessments/assessment-form'
import { PageHeader } from '@/components/ui/page-header'
import { getAssessment } from '@/lib/assessments/queries'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { routeId } from '@/lib/http/route-id'

export const metadata: Metadata = { title: 'Edit an assessment' }

export default async function EditAssessmentPage({ params }: PageProps<'/clinic/assessments/[assessmentId]/edit'>) {
  const viewer = await requireViewer('doctor')
  const id = routeId((await params).assessmentId)
  const assessment = await asViewer(viewer, (scope) => getAssessment(scope, id))
  if (!assessment || assessment.doctorId !== viewer.doctorId) notFound()

  return (
    <div className="max-w-2xl">
      <PageHeader
        title="Edit an assessment"
        about={
          <>
            Of <bdi className="font-medium text-ink">{assessment.patientName}</bdi>. To correct what was written
            wrongly; for what changed since, record a new one. What stood here before is kept.
          </>
        }
      />
      <EditAssessmentForm assessment={assessment} cancel={`/clinic/assessments/${encodeURIComponent(id)}` as Route} />
    </div>
  )
}
