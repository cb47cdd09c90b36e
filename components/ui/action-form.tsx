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
  /**
   * In the console, what is typed into a form is kept on the server until it is saved, and leaving it behind asks first.
   * False for searches and the like, where nothing is lost.
   */
  guard?: boolean
  /**
   * Under which name the draft is kept, such as `patients.edit:<id>`; in the console, the address and the form's id
   * otherwise. The portal keeps only forms that have such a name, and also those sent when the session was over.
   */
  draft?: string
  /** What was typed earlier and is wanted back, by field. */
  kept?: Record<string, string>
  /**
   * The page is there for this form: the focus goes to the first field that is still to be filled in; where none is, to
   * the field of this name, whose text is only proposed, or else to the button.
   */
  begin?: boolean | string
  /** Shown above the fields when it is done. */
  doneMessage?: string
  className?: string
  children: ReactNode
}) {
  return <ActionFormBody {...props} idempotencyKey={crypto.randomUUID()} />
}
