import type { SubmissionResult } from '@conform-to/react'
import { proposedSide, type Conflict } from '@/lib/errors/conflict'

/**
 * The answer to a stale save, whose fields say what the person changed, and what the other wrote where they changed nothing:
 * without script nobody chooses in the dialog, and sending the form again must not undo what it never was about.
 */
export function withTheirs(form: SubmissionResult<string[]>, { fields }: Conflict): SubmissionResult<string[]> {
  const initialValue = { ...form.initialValue }
  for (const field of fields) {
    if (proposedSide(field) === 'yours') continue
    const { name, yours, theirs } = field
    const isBox = initialValue[name] === 'on' || (initialValue[name] === undefined && yours === 'no')
    if (theirs === '' || (isBox && theirs === 'no')) delete initialValue[name]
    else initialValue[name] = isBox ? 'on' : theirs
  }
  return { ...form, initialValue }
}
