import type { SubmissionResult } from '@conform-to/react'
import type { Conflict } from '@/lib/errors/conflict'

/** What a form gets back: what was wrong with which field, or that it was done and with what result. */
export type ActionState<Output = undefined> = {
  form?: SubmissionResult<string[]>
  done?: true
  /** Somebody saved another version meanwhile: what each side says. */
  conflict?: Conflict
  /** The request failed: whether it was carried out is not known. */
  isUnanswered?: true
  output?: Output
}

export const idle: ActionState<never> = {}
