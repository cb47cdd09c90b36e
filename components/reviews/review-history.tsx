import { doctorTitle } from '@/lib/doctors/vocabulary'
import { formatMoment } from '@/lib/format/dates'
import type { Review } from '@/lib/reviews/queries'
import { findingWords, ReviewedBy } from './review-words'
import { VerdictMark } from './verdict-mark'

/** Everything anybody said of a result, latest first, with who ended it and why. */
export function ReviewHistory({ reviews }: { reviews: Review[] }) {
  if (reviews.length === 0)
    return <p className="border-y border-hairline bg-surface px-4 py-3 text-muted">Nobody has reviewed this yet.</p>
  return (
    <ol className="border-y border-hairline bg-surface">
      {reviews.map((review) => (
        <li key={review.id} className="border-b border-hairline px-4 py-2.5 last:border-b-0">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className={review.endedAt ? 'line-through decoration-1' : ''}>
              <VerdictMark verdict={review.verdict} />
            </span>
            <span>
              <ReviewedBy review={review} />
            </span>
            {!review.endedAt && <span className="text-muted">stands</span>}
          </p>
          {review.reason && (
            <p className="wrap-anywhere whitespace-pre-line">
              <bdi>{review.reason}</bdi>
            </p>
          )}
          {review.assessmentId && (
            <p className="text-muted">With: {findingWords(review.assessedStage, review.assessedConclusion)}</p>
          )}
          {review.endedAt && (
            <p className="wrap-anywhere whitespace-pre-line text-muted">
              {review.endedReason === 'reopened' ? 'Opened again' : 'Corrected'} by{' '}
              <bdi>{review.endedByName ? doctorTitle(review.endedByName) : 'a doctor who is no longer here'}</bdi>,{' '}
              {formatMoment(review.endedAt, 'dateTime')}
              {review.endNote && (
                <>
                  : <bdi>{review.endNote}</bdi>
                </>
              )}
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}
