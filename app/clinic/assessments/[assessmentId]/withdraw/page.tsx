import type { Metadata, Route } from 'next'
import { notFound } from 'next/navigation'
import { AssessmentFacts } from '@/components/assessments/assessment-facts'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/button'
import { SubmitButton, TextAreaField } from '@/components/ui/form-fields'
import { PageHeader } from '@/components/ui/page-header'
import { withdrawAssessmentAction } from '@/lib/assessments/actions'
import { getAssessment } from '@/lib/assessments/queries'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { routeId } from '@/lib/http/route-id'

export const metadata: Metadata = { title: 'Withdraw an assessment' }

export default async function WithdrawAssessmentPage({
  params,
}: PageProps<'/clinic/assessments/[assessmentId]/withdraw'>) {
  const viewer = await requireViewer('doctor')
  const id = routeId((await params).assessmentId)
  const assessment = await asViewer(viewer, (scope) => getAssessment(scope, id))
  if (!assessment || assessment.doctorId !== viewer.doctorId) notFound()

  return (
    <div className="max-w-2xl">
      <PageHeader
        title="Withdraw this assessment?"
        about={
          <>
            It stops counting for <bdi className="font-medium text-ink">{assessment.patientName}</bdi>, also on the
            timeline. It goes to the trash, from where an administrator can bring it back.
          </>
        }
      />
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
  )
}
