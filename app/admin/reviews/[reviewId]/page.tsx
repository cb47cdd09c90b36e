import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { RecordHeader } from '@/components/records/record-header'
import { ReviewHistory } from '@/components/reviews/review-history'
import { ReviewPanel } from '@/components/reviews/review-panel'
import { Section } from '@/components/ui/section'
import { requireViewer } from '@/lib/auth/viewer'
import { recordHref } from '@/lib/changes/record-links'
import { asViewer } from '@/lib/db/scope'
import { routeId } from '@/lib/http/route-id'
import { getReview, getReviewedResult, listReviews } from '@/lib/reviews/queries'
import { verdictLabels } from '@/lib/reviews/vocabulary'
import { getScanFacts } from '@/lib/scans/slice'

export const metadata: Metadata = { title: 'Review' }

export default async function ReviewPage({ params }: PageProps<'/admin/reviews/[reviewId]'>) {
  const viewer = await requireViewer('admin')
  const id = routeId((await params).reviewId)
  const found = await asViewer(viewer, async (scope) => {
    const review = await getReview(scope, id)
    const result = review && (await getReviewedResult(scope, review.predictionId))
    return (
      result && {
        review,
        result,
        scan: result.scanId ? await getScanFacts(scope, result.scanId) : null,
        reviews: await listReviews(scope, result),
      }
    )
  })
  if (!found) notFound()
  const { review, result, scan, reviews } = found

  return (
    <div className="max-w-4xl">
      <RecordHeader
        table="prediction_reviews"
        id={id}
        editable={false}
        title={`Review: ${verdictLabels[review.verdict].toLowerCase()}`}
        about={
          <>
            Of a{' '}
            <Link href={recordHref('predictions', review.predictionId)} prefetch={false}>
              model result
            </Link>
            . Clinicians of the patient review; administrators read.
          </>
        }
      />
      <div className="mb-6">
        <ReviewPanel result={result} scan={scan} canReview={false} />
      </div>
      <Section id="history" title="What was said of the result">
        <ReviewHistory reviews={reviews} />
      </Section>
    </div>
  )
}
