import type { ReactNode } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton, TextAreaField } from '@/components/ui/form-fields'
import type { ActionState } from '@/lib/actions/action-state'

/** Administrators and doctors send the same forms, each to an action of their own. */
type Props<Output> = {
  visit: { id: string; version: number }
  action: (previous: ActionState<Output>, form: FormData) => Promise<ActionState<Output>>
}

/** Taking a scheduled appointment off the calendar. */
export function CancelForm<Output>({ visit: { id, version }, action, hint }: Props<Output> & { hint: string }) {
  return (
    <ActionForm id="cancel" action={action} version={version}>
      <input type="hidden" name="id" value={id} />
      <TextAreaField name="reason" label="Reason for cancelling" hint={hint} rows={2} />
      <SubmitButton kind="secondary" pendingText="Cancelling…">
        Cancel the appointment
      </SubmitButton>
    </ActionForm>
  )
}

export function MissedForm<Output>({ visit: { id, version }, action }: Props<Output>) {
  return (
    <ActionForm id="missed" action={action} version={version} className="mb-6">
      <input type="hidden" name="id" value={id} />
      <SubmitButton kind="secondary">The patient did not come</SubmitButton>
    </ActionForm>
  )
}

/** `children`: what is asked before it. */
export function ReopenForm<Output>({
  visit: { id, version },
  action,
  className,
  children,
}: Props<Output> & { className?: string; children?: ReactNode }) {
  return (
    <ActionForm id="reopen" action={action} version={version} className={className}>
      <input type="hidden" name="id" value={id} />
      {children}
      <SubmitButton kind="secondary" pendingText="Reopening…">
        Make it a scheduled appointment again
      </SubmitButton>
    </ActionForm>
  )
}
