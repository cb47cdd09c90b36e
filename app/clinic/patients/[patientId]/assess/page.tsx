import type { Metadata, Route } from 'next'
import { notFound } from 'next/navigation'
import { AssessmentForm } from '@/components/assessments/assessment-form'
import { AssessmentList } from '@/components/assessments/assessment-list'
import { PatientHead } from '@/components/patients/patient-head'
import { Section } from '@/components/ui/section'
import { listAssessmentsOfPatient, listVisitsToAssessAt } from '@/lib/assessments/queries'
import { requireViewer } from '@/lib/auth/viewer'
import { tabOf } from '@/lib/clinic-chart/tab'
import { asViewer } from '@/lib/db/scope'
import { writeNow } from '@/lib/forms/now'
import { routeId } from '@/lib/http/route-id'
import { getPatientHeader } from '@/lib/patients/queries'

export async function generateMetadata({
  params,
}: PageProps<'/clinic/patients/[patientId]/assess'>): Promise<Metadata> {
  return tabOf('Assess', routeId((await params).patientId))
}

export default async function AssessPage({ params, searchParams }: PageProps<'/clinic/patients/[patientId]/assess'>) {
  const viewer = await requireViewer('doctor')
  const patientId = routeId((await params).patientId)
  const { visit } = await searchParams
  const found = await asViewer(viewer, async (scope) => {
    const patient = await getPatientHeader(scope, patientId)
    return (
      patient && {
        patient,
        assessments: await listAssessmentsOfPatient(scope, patientId),
        visits: await listVisitsToAssessAt(scope, patientId),
      }
    )
  })
  if (!found) notFound()
  const { patient, assessments, visits } = found

  return (
    <>
      <PatientHead
        patient={patient}
        now={new Date()}
        title="Assess the patient"
        about="What you found yourself, whatever a model says."
      />
      <div className="max-w-4xl">
        <div className="max-w-2xl">
          <AssessmentForm
            patientId={patientId}
            visits={visits}
            consultationId={typeof visit === 'string' ? visit : undefined}
            now={writeNow()}
            cancel={`/clinic/patients/${encodeURIComponent(patientId)}` as Route}
          />
        </div>
        <div className="mt-10">
          <Section id="earlier" title="Earlier assessments">
            <AssessmentList assessments={assessments} path="/clinic/assessments" />
          </Section>
        </div>
      </div>
    </>
  )
}
