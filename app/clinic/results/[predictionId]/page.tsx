import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { Reasons } from '@/components/reviews/reason-chips'
import { ReviewFields } from '@/components/reviews/review-fields'
import { ReviewHistory } from '@/components/reviews/review-history'
import { ReviewPanel } from '@/components/reviews/review-panel'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/button'
import { SubmitButton } from '@/components/ui/form-fields'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { routeId } from '@/lib/http/route-id'
import { reviewPredictionAction } from '@/lib/reviews/actions'
import { getDisagreement, getReviewedResult, listReviews } from '@/lib/reviews/queries'
import { resultHref } from '@/lib/reviews/result-href'

export const metadata: Metadata = { title: 'Model result' }

export default async function ResultPage({ params, searchParams }: PageProps<'/clinic/results/[predictionId]'>) {
  const viewer = await requireViewer('doctor')
  const id = routeId((await params).predictionId)
  const from = (await searchParams).from === 'disagreements' ? 'disagreements' : undefined
  const found = await asViewer(viewer, async (scope) => {
    const result = await getReviewedResult(scope, id)
    return (
      result && { result, reviews: await listReviews(scope, result), disagreement: await getDisagreement(scope, id) }
    )
  })
  if (!found) notFound()
  const { result, reviews, disagreement } = found
  const href = resultHref(id)

  return (
    <div className="max-w-4xl">
      <PageHeader title="Model result" about={<Whose patientId={result.patientId} name={result.patientName} />}>
        {result.review && (
          <>
            <LinkButton href={`${href}/correct` as Route}>Correct the review</LinkButton>
            <LinkButton href={`${href}/reopen` as Route} kind="quiet">
              Open again
            </LinkButton>
          </>
        )}
      </PageHeader>
      <div className="mb-6">
        <ReviewPanel result={result} canReview isOwnPage />
      </div>
      {disagreement && (
        <Section id="against" title="Why a second look">
          <div className="border-y border-hairline bg-surface px-4 py-3">
            <Reasons of={{ ...result, ...disagreement }} />
          </div>
        </Section>
      )}
      {!result.review && !result.supersededBy && (
        <Section id="review" title="Your review">
          <ActionForm id="sign-review" action={reviewPredictionAction} className="max-w-2xl">
            <input type="hidden" name="predictionId" value={id} />
            {from && <input type="hidden" name="from" value={from} />}
            <ReviewFields />
            <div className="flex flex-wrap gap-2">
              <SubmitButton>Sign the review</SubmitButton>
              {from && (
                <LinkButton href={'/clinic/disagreements' as Route} kind="quiet">
                  Back to second looks
                </LinkButton>
              )}
            </div>
          </ActionForm>
        </Section>
      )}
      <Section id="history" title="What was said of it">
        <ReviewHistory reviews={reviews} />
      </Section>
    </div>
  )
}

function Whose({ patientId, name }: { patientId: string | null; name: string | null }) {
  if (!patientId) return 'Nobody’s yet'
  return (
    <>
      Of{' '}
      <Link href={`/clinic/patients/${encodeURIComponent(patientId)}` as Route} prefetch={false}>
        <bdi>{name}</bdi>
      </Link>
      . What the model said is never changed; your review stands beside it.
    </>
  )
}
