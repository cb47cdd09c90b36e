import type { ReactNode } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/form-fields'
import type { ActionState } from '@/lib/actions/action-state'

/** A button that does one thing to one record: a form of its own, so that it works without JavaScript. */
export function OnePress({
  id,
  action,
  record,
  children,
}: {
  id: string
  action: (previous: ActionState<void>, form: FormData) => Promise<ActionState<void>>
  record: { id: string; version?: number }
  children: ReactNode
}) {
  return (
    <ActionForm id={id} action={action} version={record.version} guard={false}>
      <input type="hidden" name="id" value={record.id} />
      <SubmitButton kind="secondary" size="portal" pendingText="One moment…">
        {children}
      </SubmitButton>
    </ActionForm>
  )
}
