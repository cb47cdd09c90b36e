import Link from 'next/link'
import { FoldedWhyWaiting } from '@/components/requests/why-waiting'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/link-button'
import { buttonClass } from '@/components/ui/button-class'
import { SubmitButton } from '@/components/ui/form-fields'
import type { BoardCard } from '@/lib/report-board/queries'
import { claimedAs } from '@/lib/report-board/vocabulary'
import { releaseReportAction } from '@/lib/release/actions'
import { reportHref } from '@/lib/reports/report-href'
import { requestReportOfPatientAction, retryRequestAction } from '@/lib/requests/actions'
import { resultHref } from '@/lib/reviews/result-href'
import { claimItemAction, giveBackItemAction } from '@/lib/worklist/actions'

/** What moves a card on, the next step first, and taking it on. The same on the board and in its list. */
export function CardSteps({ card }: { card: BoardCard }) {
  return (
    <div data-row-steps className="no-print relative z-10 mt-1 flex flex-wrap items-start gap-2">
      <NextStep card={card} />
      <Claim card={card} />
    </div>
  )
}

function NextStep({ card }: { card: BoardCard }) {
  const about = <span className="sr-only">: report on {card.patientName}</span>
  switch (card.column) {
    case 'asked':
      return card.why && <FoldedWhyWaiting why={card.why} about={`Report on ${card.patientName}`} />
    case 'failed':
      return (
        <ActionForm id={`retry-${card.id}`} guard={false} action={retryRequestAction} version={card.version}>
          <input type="hidden" name="id" value={card.id} />
          <SubmitButton kind="secondary" pendingText="Asking…">
            Try again{about}
          </SubmitButton>
        </ActionForm>
      )
    case 'to-sign':
      return <TowardsSigning card={card} />
    case 'to-release':
      if (card.isHeld) return <LinkButton href={reportHref(card.id)}>See the hold{about}</LinkButton>
      return (
        <ActionForm id={`release-${card.id}`} guard={false} action={releaseReportAction}>
          <input type="hidden" name="id" value={card.id} />
          <SubmitButton kind="secondary" pendingText="Releasing…">
            Release{about}
          </SubmitButton>
        </ActionForm>
      )
    default:
      return null
  }
}

function TowardsSigning({ card }: { card: BoardCard }) {
  const { id, patientId, patientName, sessionId, reportType, predictionId, needsReview, isOutdated, isMadeAgain } = card
  const about = <span className="sr-only">: report on {patientName}</span>
  if (isMadeAgain) return null
  if (needsReview && predictionId)
    return <LinkButton href={resultHref(predictionId)}>Review the result{about}</LinkButton>
  if (isOutdated)
    return (
      <ActionForm id={`again-${id}`} guard={false} action={requestReportOfPatientAction}>
        <input type="hidden" name="patientId" value={patientId} />
        <input type="hidden" name="sessionId" value={sessionId ?? ''} />
        <input type="hidden" name="reportType" value={reportType} />
        <SubmitButton kind="secondary" pendingText="Asking…">
          Make it again{about}
        </SubmitButton>
      </ActionForm>
    )
  return (
    <Link href={reportHref(id)} prefetch={false} data-sign className={buttonClass('secondary')}>
      Read and sign{about}
    </Link>
  )
}

function Claim({ card: { id, column, patientId, patientName, isClaimedByMe, claimedByName } }: { card: BoardCard }) {
  const kind = claimedAs[column]
  if (!kind || (claimedByName && !isClaimedByMe)) return null
  return (
    <ActionForm id={`claim-${kind}-${id}`} guard={false} action={isClaimedByMe ? giveBackItemAction : claimItemAction}>
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="subjectId" value={id} />
      <input type="hidden" name="patientId" value={patientId} />
      <SubmitButton kind="quiet">
        {isClaimedByMe ? 'Give back' : 'Take on'}
        <span className="sr-only">: report on {patientName}</span>
      </SubmitButton>
    </ActionForm>
  )
}
