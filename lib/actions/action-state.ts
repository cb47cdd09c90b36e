import type { SubmissionResult } from '@conform-to/react'

/** What a form gets back: what was wrong with which field, or that it was done and with what result. */
export type ActionState<Output = undefined> = {
  form?: SubmissionResult<string[]>
  done?: true
  output?: Output
}

export const idle: ActionState<never> = {}
