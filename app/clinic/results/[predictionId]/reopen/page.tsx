import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { PatientHead } from '@/components/patients/patient-head'
import { ReviewPanel } from '@/components/reviews/review-panel'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/button'
import { SubmitButton, TextAreaField } from '@/components/ui/form-fields'
import { requireViewer } from '@/lib/auth/viewer'
import { tabOf } from '@/lib/clinic-chart/tab'
import { routeId } from '@/lib/http/route-id'
import { afterReopening } from '@/lib/release/patient-sees'
import { reopenReviewAction } from '@/lib/reviews/actions'
import { resultHref } from '@/lib/reviews/result-href'
import { loadResult } from '../load-result'

export async function generateMetadata({
  params,
}: PageProps<'/clinic/results/[predictionId]/reopen'>): Promise<Metadata> {
  const found = await loadResult(routeId((await params).predictionId))
  return found ? tabOf('Open a result again', found.patient.patientId) : { title: 'Open a result again' }
}

export default async function ReopenReviewPage({ params }: PageProps<'/clinic/results/[predictionId]/reopen'>) {
  await requireViewer('doctor')
  const id = routeId((await params).predictionId)
  const found = await loadResult(id)
  if (!found) notFound()
  const { result, patient, scan, terms } = found
  if (!result.review || result.supersededBy) redirect(resultHref(id))
  const now = new Date()

  return (
    <>
      <PatientHead
        patient={patient}
        now={now}
        title="Open the result again"
        about="It is unreviewed then. The review that stands is kept in the history; an assessment recorded with it stays, and its doctor can withdraw it."
      />
      <div className="max-w-4xl">
        <div className="mb-6">
          <ReviewPanel result={result} scan={scan} canReview isOwnPage />
        </div>
        <ActionForm id="reopen-review" action={reopenReviewAction} className="max-w-2xl">
          <input type="hidden" name="predictionId" value={id} />
          <input type="hidden" name="reviewId" value={result.review.id} />
          <TextAreaField name="endNote" label="Why" hint="Kept with your name." rows={3} />
          <p className="mb-3">{afterReopening(result, terms, now)}</p>
          <div className="flex flex-wrap gap-2">
            <SubmitButton>Open it again</SubmitButton>
            <LinkButton href={resultHref(id)} kind="quiet">
              Cancel
            </LinkButton>
          </div>
        </ActionForm>
      </div>
    </>
  )
}
