import type { Metadata } from 'next'
import { ReviewFields } from '@/components/reviews/review-fields'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/link-button'
import { SubmitButton, TextField } from '@/components/ui/form-fields'
import { requireViewer } from '@/lib/auth/viewer'
import { tabOf } from '@/lib/clinic-chart/tab'
import { routeId } from '@/lib/http/route-id'
import { afterSigning } from '@/lib/release/patient-sees'
import { correctReviewAction } from '@/lib/reviews/actions'
import { resultHref } from '@/lib/reviews/result-href'
import { loadResult, loadReviewed } from '../load-result'
import { ResultHead } from '../result-head'

export async function generateMetadata({
  params,
}: PageProps<'/clinic/results/[predictionId]/correct'>): Promise<Metadata> {
  const found = await loadResult(routeId((await params).predictionId))
  return found ? tabOf('Correct a review', found.patient.patientId) : { title: 'Correct a review' }
}

export default async function CorrectReviewPage({ params }: PageProps<'/clinic/results/[predictionId]/correct'>) {
  await requireViewer('doctor')
  const id = routeId((await params).predictionId)
  const found = await loadReviewed(id)
  const now = new Date()

  return (
    <>
      <ResultHead
        found={found}
        now={now}
        title="Correct the review"
        about="The review that stands is kept in the history with your name and the time; yours takes its place."
      />
      <ActionForm id="correct-review" action={correctReviewAction} className="max-w-2xl">
        <input type="hidden" name="predictionId" value={id} />
        <input type="hidden" name="reviewId" value={found.review.id} />
        <ReviewFields review={found.review} />
        <TextField
          name="endNote"
          label="Why the earlier review was wrong"
          hint="May be left empty."
          autoComplete="off"
        />
        <p className="mb-3">{afterSigning(found.result, found.terms, now)}</p>
        <div className="flex flex-wrap gap-2">
          <SubmitButton>Sign the corrected review</SubmitButton>
          <LinkButton href={resultHref(id)} kind="quiet">
            Cancel
          </LinkButton>
        </div>
      </ActionForm>
    </>
  )
}
