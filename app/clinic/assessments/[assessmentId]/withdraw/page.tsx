import type { Metadata, Route } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { AssessmentFacts } from '@/components/assessments/assessment-facts'
import { PatientHead } from '@/components/patients/patient-head'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/button'
import { SubmitButton, TextAreaField } from '@/components/ui/form-fields'
import { withdrawAssessmentAction } from '@/lib/assessments/actions'
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
}: PageProps<'/clinic/assessments/[assessmentId]/withdraw'>): Promise<Metadata> {
  const found = await load(routeId((await params).assessmentId))
  return found ? tabOf('Withdraw an assessment', found.patient.patientId) : { title: 'Withdraw an assessment' }
}

export default async function WithdrawAssessmentPage({
  params,
}: PageProps<'/clinic/assessments/[assessmentId]/withdraw'>) {
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
        title="Withdraw this assessment?"
        about="It stops counting, also on the timeline. It goes to the trash, from where an administrator can bring it back."
      />
      <div className="max-w-2xl">
        <div className="mb-6 rounded-control border border-hairline bg-surface p-4">
          <AssessmentFacts assessment={assessment} />
        </div>
        <ActionForm id="withdraw-assessment" action={withdrawAssessmentAction}>
          <input type="hidden" name="id" value={id} />
          <TextAreaField name="reason" label="Why" hint="Kept with your name." rows={3} />
          <div className="flex flex-wrap gap-2">
            <SubmitButton kind="danger">Withdraw</SubmitButton>
            <LinkButton href={`/clinic/assessments/${encodeURIComponent(id)}` as Route} kind="quiet">
              Cancel
            </LinkButton>
          </div>
        </ActionForm>
      </div>
    </>
  )
}
