import type { Metadata, Route } from 'next'
import { notFound } from 'next/navigation'
import { EditAssessmentForm } from '@/components/assessments/assessment-form'
import { PatientHead } from '@/components/patients/patient-head'
import { requireViewer } from '@/lib/auth/viewer'
import { tabOf } from '@/lib/clinic-chart/tab'
import { routeId } from '@/lib/http/route-id'
import { loadAssessment } from '../load-assessment'

export async function generateMetadata({
  params,
}: PageProps<'/clinic/assessments/[assessmentId]/edit'>): Promise<Metadata> {
  const found = await loadAssessment(routeId((await params).assessmentId))
  return found ? tabOf('Edit an assessment', found.patient.patientId) : { title: 'Edit an assessment' }
}

export default async function EditAssessmentPage({ params }: PageProps<'/clinic/assessments/[assessmentId]/edit'>) {
  const viewer = await requireViewer('doctor')
  const id = routeId((await params).assessmentId)
  const found = await loadAssessment(id)
  if (!found || found.assessment.doctorId !== viewer.doctorId) notFound()
  const { assessment, patient } = found

  return (
    <>
      <PatientHead
        patient={patient}
        now={new Date()}
        title="Edit an assessment"
        about="To correct what was written wrongly; for what changed since, record a new one. What stood here before is kept."
      />
      <div className="max-w-2xl">
        <EditAssessmentForm assessment={assessment} cancel={`/clinic/assessments/${encodeURIComponent(id)}` as Route} />
      </div>
    </>
  )
}
