import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { ReviewPanel } from '@/components/reviews/review-panel'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/button'
import { SubmitButton, TextAreaField } from '@/components/ui/form-fields'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { routeId } from '@/lib/http/route-id'
import { reopenReviewAction } from '@/lib/reviews/actions'
import { getReviewedResult } from '@/lib/reviews/queries'
import { resultHref } from '@/lib/reviews/result-href'

export const metadata: Metadata = { title: 'Open a result again' }

export default async function ReopenReviewPage({ params }: PageProps<'/clinic/results/[predictionId]/reopen'>) {
  const viewer = await requireViewer('doctor')
  const id = routeId((await params).predictionId)
  const result = await asViewer(viewer, (scope) => getReviewedResult(scope, id))
  if (!result) notFound()
  if (!result.review || result.supersededBy) redirect(resultHref(id))

  return (
    <div className="max-w-4xl">
      <PageHeader
        title="Open the result again"
        about="It is unreviewed then. The review that stands is kept in the history; an assessment recorded with it stays, and its doctor can withdraw it."
      />
      <div className="mb-6">
        <ReviewPanel result={result} canReview isOwnPage />
      </div>
      <ActionForm id="reopen-review" action={reopenReviewAction} className="max-w-2xl">
        <input type="hidden" name="predictionId" value={id} />
        <input type="hidden" name="reviewId" value={result.review.id} />
        <TextAreaField name="endNote" label="Why" hint="Kept with your name." rows={3} />
        <div className="flex flex-wrap gap-2">
          <SubmitButton>Open it again</SubmitButton>
          <LinkButton href={resultHref(id)} kind="quiet">
            Cancel
          </LinkButton>
        </div>
      </ActionForm>
    </div>
  )
}
