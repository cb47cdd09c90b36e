import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/form-fields'
import { formatMoment } from '@/lib/format/dates'
import { retryRequestAction } from '@/lib/requests/actions'
import type { UnmadeRequest } from '@/lib/requests/queries'
import { FoldedWhyWaiting } from './why-waiting'

/** Why what was asked for is not there: what it waits for, or what went wrong, and trying again. */
export function RequestReason({ request }: { request: UnmadeRequest }) {
  const { id, version, status, requestedAt, errorMessage, why } = request
  const about = `Report asked for ${formatMoment(requestedAt)}`
  return (
    <>
      {errorMessage && <p className="max-w-prose text-danger">{errorMessage}</p>}
      {why && <FoldedWhyWaiting why={why} about={about} />}
      {status === 'failed' && (
        <ActionForm id={`retry-${id}`} guard={false} action={retryRequestAction} version={version} className="mt-1">
          <input type="hidden" name="id" value={id} />
          <SubmitButton kind="secondary" pendingText="Asking…">
            Try again<span className="sr-only">: {about}</span>
          </SubmitButton>
        </ActionForm>
      )}
    </>
  )
}
