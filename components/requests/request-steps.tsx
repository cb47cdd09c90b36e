import { ActionForm } from '@/components/ui/action-form'
import { SelectField, SubmitButton } from '@/components/ui/form-fields'
import type { RequestStatus } from '@/lib/reports/vocabulary'
import {
  archiveRequestAction,
  retryRequestAction,
  setPriorityAction,
  unarchiveRequestAction,
} from '@/lib/requests/actions'
import { mayTake, priorityOptions } from '@/lib/requests/vocabulary'

type Request = { id: string; version: number; status: RequestStatus; priority: number }

/** What can be done with a request where it stands. */
export function RequestSteps({ request: { id, version, status, priority } }: { request: Request }) {
  return (
    <div className="flex flex-wrap items-end gap-4">
      {mayTake('retry', status) && (
        <ActionForm id="retry-request" guard={false} action={retryRequestAction} version={version}>
          <input type="hidden" name="id" value={id} />
          <SubmitButton pendingText="Putting back…">Try again</SubmitButton>
        </ActionForm>
      )}
      {mayTake('prioritise', status) && (
        <ActionForm
          id="set-priority"
          guard={false}
          action={setPriorityAction}
          version={version}
          className="flex flex-wrap items-end gap-2"
        >
          <input type="hidden" name="id" value={id} />
          <SelectField
            name="priority"
            label="Priority"
            className="min-w-40"
            options={priorityOptions(priority)}
            defaultValue={String(priority)}
          />
          <SubmitButton kind="secondary">Change priority</SubmitButton>
        </ActionForm>
      )}
      {mayTake('archive', status) && (
        <ActionForm id="archive-request" guard={false} action={archiveRequestAction} version={version}>
          <input type="hidden" name="id" value={id} />
          <SubmitButton kind="secondary" pendingText="Archiving…">
            Archive
          </SubmitButton>
        </ActionForm>
      )}
      {mayTake('unarchive', status) && (
        <ActionForm id="unarchive-request" guard={false} action={unarchiveRequestAction} version={version}>
          <input type="hidden" name="id" value={id} />
          <SubmitButton kind="secondary" pendingText="Bringing back…">
            Bring back
          </SubmitButton>
        </ActionForm>
      )}
      {status === 'generating' && (
        <p className="text-muted">It is being made; nothing can be changed until that has ended.</p>
      )}
    </div>
  )
}
