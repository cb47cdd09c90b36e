import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/form-fields'
import type { BoardCard } from '@/lib/report-board/queries'
import { releaseReportAction } from '@/lib/release/actions'
import { retryRequestAction } from '@/lib/requests/actions'

/** The one thing that moves a card on without opening it; reading and signing are done on the report's own page. */
export function CardStep({ card: { id, kind, column, version, isHeld, patientName } }: { card: BoardCard }) {
  if (kind === 'request' && column === 'failed')
    return (
      <ActionForm id={`retry-${id}`} guard={false} action={retryRequestAction} version={version}>
        <input type="hidden" name="id" value={id} />
        <SubmitButton kind="secondary" pendingText="Asking…">
          Try again<span className="sr-only">: report on {patientName}</span>
        </SubmitButton>
      </ActionForm>
    )
  if (column === 'to-release' && !isHeld)
    return (
      <ActionForm id={`release-${id}`} guard={false} action={releaseReportAction}>
        <input type="hidden" name="id" value={id} />
        <SubmitButton kind="secondary" pendingText="Releasing…">
          Release<span className="sr-only">: report on {patientName}</span>
        </SubmitButton>
      </ActionForm>
    )
  return null
}
