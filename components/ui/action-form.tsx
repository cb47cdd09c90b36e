import type { ReactNode } from 'react'
import type { ActionState } from '@/lib/actions/action-state'
import { ActionFormBody } from './action-form-body'

/**
 * A form over one action. Works without JavaScript; shows what was wrong on top with links to the fields, keeps what was
 * typed, and carries a key so that a form sent twice is carried out once. Put fields of `form-fields.tsx` in it.
 */
export function ActionForm<Output>(props: {
  id: string
  action: (previous: ActionState<Output>, form: FormData) => Promise<ActionState<Output>>
  /** The version of the record that the form shows, for recognising a stale save. */
  version?: number
  /** Asks before what was typed is left behind. */
  guard?: boolean
  /** Keeps what is typed on the server until it is saved, under this name: `patients.new`, `patients.edit:<id>`. Guards as well. */
  draft?: string
  /** Shown above the fields when it is done. */
  doneMessage?: string
  className?: string
  children: ReactNode
}) {
  return <ActionFormBody {...props} idempotencyKey={crypto.randomUUID()} />
}
