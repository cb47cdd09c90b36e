import type { Metadata, Route } from 'next'
import { notFound } from 'next/navigation'
import { AssessmentFacts } from '@/components/assessments/assessment-facts'
import { PatientHead } from '@/components/patients/patient-head'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/link-button'
import { SubmitButton, TextAreaField } from '@/components/ui/form-fields'
import { withdrawAssessmentAction } from '@/lib/assessments/actions'
import { requireViewer } from '@/lib/auth/viewer'
import { tabOf } from '@/lib/clinic-chart/tab'
import { routeId } from '@/lib/http/route-id'
import { loadAssessment } from '../load-assessment'

export async function generateMetadata({
  params,
}: PageProps<'/clinic/assessments/[assessmentId]/withdraw'>): Promise<Metadata> {
  const found = await loadAssessment(routeId((await params).assessmentId))
  return found ? tabOf('Withdraw an assessment', found.patient.patientId) : { title: 'Withdraw an assessment' }
}

export default async function WithdrawAssessmentPage({
  params,
}: PageProps<'/clinic/assessments/[assessmentId]/withdraw'>) {
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
