import type { Metadata } from 'next'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/link-button'
import { SubmitButton, TextAreaField } from '@/components/ui/form-fields'
import { requireViewer } from '@/lib/auth/viewer'
import { tabOf } from '@/lib/clinic-chart/tab'
import { routeId } from '@/lib/http/route-id'
import { afterReopening } from '@/lib/release/patient-sees'
import { reopenReviewAction } from '@/lib/reviews/actions'
import { resultHref } from '@/lib/reviews/result-href'
import { loadResult, loadReviewed } from '../load-result'
import { ResultHead } from '../result-head'

export async function generateMetadata({
  params,
}: PageProps<'/clinic/results/[predictionId]/reopen'>): Promise<Metadata> {
  const found = await loadResult(routeId((await params).predictionId))
  return found ? tabOf('Open a result again', found.patient.patientId) : { title: 'Open a result again' }
}

export default async function ReopenReviewPage({ params }: PageProps<'/clinic/results/[predictionId]/reopen'>) {
  await requireViewer('doctor')
  const id = routeId((await params).predictionId)
  const found = await loadReviewed(id)
  const now = new Date()

  return (
    <>
      <ResultHead
        found={found}
        now={now}
        title="Open the result again"
        about="It is unreviewed then. The review that stands is kept in the history; an assessment recorded with it stays, and its doctor can withdraw it."
      />
      <ActionForm id="reopen-review" action={reopenReviewAction} className="max-w-2xl">
        <input type="hidden" name="predictionId" value={id} />
        <input type="hidden" name="reviewId" value={found.review.id} />
        <TextAreaField name="endNote" label="Why" hint="Kept with your name." rows={3} />
        <p className="mb-3">{afterReopening(found.result, found.terms, now)}</p>
        <div className="flex flex-wrap gap-2">
          <SubmitButton>Open it again</SubmitButton>
          <LinkButton href={resultHref(id)} kind="quiet">
            Cancel
          </LinkButton>
        </div>
      </ActionForm>
    </>
  )
}
