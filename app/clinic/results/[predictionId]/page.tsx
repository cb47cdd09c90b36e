import type { Metadata, Route } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { Live } from '@/components/live/live'
import { PatientHead } from '@/components/patients/patient-head'
import { madeAgainWords } from '@/components/reports/made-again-words'
import { ReportsOfResult } from '@/components/reports/reports-of-result'
import { Reasons } from '@/components/reviews/reason-chips'
import { ReviewFields } from '@/components/reviews/review-fields'
import { ReviewHistory } from '@/components/reviews/review-history'
import { ReviewPanel } from '@/components/reviews/review-panel'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/link-button'
import { SubmitButton } from '@/components/ui/form-fields'
import { Section } from '@/components/ui/section'
import { requireViewer } from '@/lib/auth/viewer'
import { tabOf } from '@/lib/clinic-chart/tab'
import { asViewer } from '@/lib/db/scope'
import { routeId } from '@/lib/http/route-id'
import { afterSigning } from '@/lib/release/patient-sees'
import { listReportsOfResult } from '@/lib/reports/of-result'
import { reviewPredictionAction } from '@/lib/reviews/actions'
import { getDisagreement, listReviews } from '@/lib/reviews/queries'
import { resultHref } from '@/lib/reviews/result-href'
import { readResult } from './load-result'

const load = cache(async (id: string) => {
  const viewer = await requireViewer('doctor')
  return asViewer(viewer, async (scope) => {
    const found = await readResult(scope, id)
    return (
      found && {
        ...found,
        reviews: await listReviews(scope, found.result),
        disagreement: await getDisagreement(scope, id),
        reports: await listReportsOfResult(scope, found.result),
      }
    )
  })
})

export async function generateMetadata({ params }: PageProps<'/clinic/results/[predictionId]'>): Promise<Metadata> {
  const found = await load(routeId((await params).predictionId))
  return found ? tabOf('Model result', found.patient.patientId) : { title: 'Model result' }
}

export default async function ResultPage({ params, searchParams }: PageProps<'/clinic/results/[predictionId]'>) {
  await requireViewer('doctor')
  const id = routeId((await params).predictionId)
  const from = (await searchParams).from === 'disagreements' ? 'disagreements' : undefined
  const found = await load(id)
  if (!found) notFound()
  const { result, patient, scan, reviews, disagreement, reports, terms } = found
  const now = new Date()
  const madeAgain = madeAgainWords(reports.filter(({ isMadeAgain }) => isMadeAgain).length)

  return (
    <>
      {result.review && <Live of={['report_status', 'medical_reports', 'prediction_reviews']} />}
      <PatientHead
        patient={patient}
        now={now}
        title="Model result"
        about="What the model said is never changed; your review stands beside it."
      >
        {result.review && (
          <>
            <LinkButton href={`${resultHref(id)}/correct` as Route}>Correct the review</LinkButton>
            <LinkButton href={`${resultHref(id)}/reopen` as Route} kind="quiet">
              Open again
            </LinkButton>
          </>
        )}
      </PatientHead>
      <div className="max-w-4xl">
        {madeAgain && (
          <p role="status" className="mb-6 rounded-control border border-line bg-info-tint px-4 py-3 text-info-ink">
            {madeAgain}
          </p>
        )}
        <div className="mb-6">
          <ReviewPanel result={result} scan={scan} canReview isOwnPage />
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
            <ReviewForm predictionId={id} from={from} patientSees={afterSigning(result, terms, now)} />
          </Section>
        )}
        {reports.length > 0 && (
          <Section id="reports" title="Reports on it">
            <ReportsOfResult reports={reports} isReviewed={result.review !== null} />
          </Section>
        )}
        <Section id="history" title="What was said of it">
          <ReviewHistory reviews={reviews} />
        </Section>
      </div>
    </>
  )
}

type ReviewFormProps = { predictionId: string; from: 'disagreements' | undefined; patientSees: string }

function ReviewForm({ predictionId, from, patientSees }: ReviewFormProps) {
  return (
    <ActionForm id="sign-review" action={reviewPredictionAction} className="max-w-2xl">
      <input type="hidden" name="predictionId" value={predictionId} />
      {from && <input type="hidden" name="from" value={from} />}
      <ReviewFields />
      <p className="mb-3">{patientSees}</p>
      <div className="flex flex-wrap gap-2">
        <SubmitButton>Sign the review</SubmitButton>
        {from && (
          <LinkButton href={'/clinic/disagreements' as Route} kind="quiet">
            Back to second looks
          </LinkButton>
        )}
      </div>
    </ActionForm>
  )
}
