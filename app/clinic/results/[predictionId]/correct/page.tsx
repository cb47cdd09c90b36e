import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { PatientHead } from '@/components/patients/patient-head'
import { ReviewFields } from '@/components/reviews/review-fields'
import { ReviewPanel } from '@/components/reviews/review-panel'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/button'
import { SubmitButton, TextField } from '@/components/ui/form-fields'
import { requireViewer } from '@/lib/auth/viewer'
import { tabOf } from '@/lib/clinic-chart/tab'
import { routeId } from '@/lib/http/route-id'
import { afterSigning } from '@/lib/release/patient-sees'
import { correctReviewAction } from '@/lib/reviews/actions'
import { resultHref } from '@/lib/reviews/result-href'
import { loadResult } from '../load-result'

export async function generateMetadata({
  params,
}: PageProps<'/clinic/results/[predictionId]/correct'>): Promise<Metadata> {
  const found = await loadResult(routeId((await params).predictionId))
  return found ? tabOf('Correct a review', found.patient.patientId) : { title: 'Correct a review' }
}

export default async function CorrectReviewPage({ params }: PageProps<'/clinic/results/[predictionId]/correct'>) {
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
        title="Correct the review"
        about="The review that stands is kept in the history with your name and the time; yours takes its place."
      />
      <div className="max-w-4xl">
        <div className="mb-6">
          <ReviewPanel result={result} scan={scan} canReview isOwnPage />
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
          <p className="mb-3">{afterSigning(result, terms, now)}</p>
          <div className="flex flex-wrap gap-2">
            <SubmitButton>Sign the corrected review</SubmitButton>
            <LinkButton href={resultHref(id)} kind="quiet">
              Cancel
            </LinkButton>
          </div>
        </ActionForm>
      </div>
    </>
  )
}
