import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { ReviewFields } from '@/components/reviews/review-fields'
import { ReviewPanel } from '@/components/reviews/review-panel'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/button'
import { SubmitButton, TextField } from '@/components/ui/form-fields'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { routeId } from '@/lib/http/route-id'
import { correctReviewAction } from '@/lib/reviews/actions'
import { getReviewedResult } from '@/lib/reviews/queries'
import { resultHref } from '@/lib/reviews/result-href'

export const metadata: Metadata = { title: 'Correct a review' }

export default async function CorrectReviewPage({ params }: PageProps<'/clinic/results/[predictionId]/correct'>) {
  const viewer = await requireViewer('doctor')
  const id = routeId((await params).predictionId)
  const result = await asViewer(viewer, (scope) => getReviewedResult(scope, id))
  if (!result) notFound()
  if (!result.review || result.supersededBy) redirect(resultHref(id))

  return (
    <div className="max-w-4xl">
      <PageHeader
        title="Correct the review"
        about="The review that stands is kept in the history with your name and the time; yours takes its place."
      />
      <div className="mb-6">
        <ReviewPanel result={result} canReview isOwnPage />
      </div>
      <ActionForm id="correct-review" action={correctReviewAction} className="max-w-2xl">
        <input type="hidden" name="predictionId" value={id} />
        <input type="hidden" name="reviewId" value={result.review.id} />
        <ReviewFields review={result.review} />
        <TextField
          name="endNote"
          label="Why the earlier review was wrong"
          hint="May be left empty."
          autoComplete="off"
        />
        <div className="flex flex-wrap gap-2">
          <SubmitButton>Sign the corrected review</SubmitButton>
          <LinkButton href={resultHref(id)} kind="quiet">
            Cancel
          </LinkButton>
        </div>
      </ActionForm>
    </div>
  )
}
