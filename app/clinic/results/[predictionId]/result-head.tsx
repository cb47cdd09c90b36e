import { PatientHead } from '@/components/patients/patient-head'
import { ReviewPanel } from '@/components/reviews/review-panel'
import type { loadReviewed } from './load-result'

type Props = {
  found: Awaited<ReturnType<typeof loadReviewed>>
  now: Date
  title: string
  about: string
}

/** Above a form that changes a review: whose it is, and the result with the review as it stands. */
export function ResultHead({ found: { patient, result, scan }, now, title, about }: Props) {
  return (
    <>
      <PatientHead patient={patient} now={now} title={title} about={about} />
      <div className="mb-6 max-w-4xl">
        <ReviewPanel result={result} scan={scan} canReview isOwnPage />
      </div>
    </>
  )
}
