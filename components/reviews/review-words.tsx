import { conclusionLabels, type Conclusion } from '@/lib/assessments/vocabulary'
import { doctorTitle } from '@/lib/doctors/vocabulary'
import { formatMoment } from '@/lib/format/dates'
import type { Review } from '@/lib/reviews/queries'

/** "Parkinson’s disease, stage 2.5": what a clinician found, in words; null when they recorded neither. */
export function findingWords(stage: number | null, conclusion: Conclusion | null): string | null {
  const parts = [conclusion && conclusionLabels[conclusion], stage !== null && `Hoehn and Yahr stage ${stage}`]
  return parts.filter(Boolean).join(', ') || null
}

/** "Dr Ito, 3 Nov 2026, 14:10" */
export function ReviewedBy({ review }: { review: Pick<Review, 'doctorName' | 'reviewedAt'> }) {
  return (
    <>
      <bdi>{review.doctorName ? doctorTitle(review.doctorName) : 'A doctor who is no longer here'}</bdi>,{' '}
      {formatMoment(review.reviewedAt, 'dateTime')}
    </>
  )
}
