import Link from 'next/link'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/form-fields'
import { dismissOperationAction, undoAction } from '@/lib/changes/actions'
import { actionLabel } from '@/lib/changes/action-labels'
import type { OperationDetails } from '@/lib/changes/queries'
import { recordNouns } from '@/lib/changes/vocabulary'
import { formatCount } from '@/lib/format/numbers'

/** What was just done, with one press to take it back. It stays for ten minutes, through every page, until dismissed. */
export function UndoBar({ operation }: { operation: OperationDetails }) {
  return (
    <aside
      aria-label="What was just done"
      className="no-print sticky bottom-0 z-10 mt-6 flex flex-wrap items-center gap-x-4 gap-y-2 border-t-2 border-primary bg-surface px-4 py-2 sm:px-6 lg:px-8"
    >
      <p role="status" className="min-w-0 flex-1">
        <span className="font-medium">{actionLabel(operation.action)}</span>
        <span className="text-muted"> · {touchedText(operation)}</span>{' '}
        <Link
          href={`/admin/changes/${operation.id}`}
          prefetch={false}
          className="text-primary underline underline-offset-2"
        >
          What was done
        </Link>
      </p>
      {/* by its operation: what was answered about another is not said of this one */}
      <ActionForm
        key={operation.id}
        id="undo-last"
        action={undoAction}
        guard={false}
        className="flex flex-wrap items-center gap-2"
      >
        <input type="hidden" name="operation" value={operation.id} />
        <SubmitButton kind="primary" pendingText="Taking back…">
          {operation.undoes ? 'Do it again' : 'Undo'}
        </SubmitButton>
      </ActionForm>
      <ActionForm id="dismiss-last" action={dismissOperationAction} guard={false}>
        <SubmitButton kind="quiet" pendingText="…">
          Dismiss
        </SubmitButton>
      </ActionForm>
    </aside>
  )
}

/** "1 patient, 3 assignments" */
export function touchedText({ touched }: Pick<OperationDetails, 'touched'>): string {
  return touched
    .map(({ table, records }) => `${formatCount(records)} ${recordNouns[table][records === 1 ? 'one' : 'many']}`)
    .join(', ')
}
