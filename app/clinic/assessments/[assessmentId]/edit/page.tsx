import type { Metadata, Route } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { EditAssessmentForm } from '@/components/assessments/assessment-form'
import { PatientHead } from '@/components/patients/patient-head'
import { getAssessment } from '@/lib/assessments/queries'
import { requireViewer } from '@/lib/auth/viewer'
import { tabOf } from '@/lib/clinic-chart/tab'
import { asViewer } from '@/lib/db/scope'
import { routeId } from '@/lib/http/route-id'
import { getPatientHeader } from '@/lib/patients/queries'

const load = cache(async (id: string) => {
  const viewer = await requireViewer('doctor')
  return asViewer(viewer, async (scope) => {
    const assessment = await getAssessment(scope, id)
    const patient = assessment && (await getPatientHeader(scope, assessment.patientId))
    return assessment && patient && { assessment, patient }
  })
})

export async function generateMetadata({
  params,
}: PageProps<'/clinic/assessments/[assessmentId]/edit'>): Promise<Metadata> {
  const found = await load(routeId((await params).assessmentId))
  return found ? tabOf('Edit an assessment', found.patient.patientId) : { title: 'Edit an assessment' }
}

export default async function EditAssessmentPage({ params }: PageProps<'/clinic/assessments/[assessmentId]/edit'>) {
  const viewer = await requireViewer('doctor')
  const id = routeId((await params).assessmentId)
  const found = await load(id)
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
