import 'server-only'
import type * as z from 'zod'
import type { Scope } from '@/lib/db/scope'

/** What became of one row, or would: `message` says why it was skipped or failed. */
export type RowOutcome = { id: string; outcome: 'done' | 'skipped' | 'failed'; message?: string }

/**
 * Something done to many rows of a list at once (`lib/<domain>/bulk.ts`). It runs in the worker, as the person who asked
 * for it, some hundred rows to a transaction; all of them are one operation, which one press takes back.
 */
export type BulkAction<Input> = {
  /** domain.verb, such as patients.assign */
  name: string
  /** The `name` of the list whose rows it takes. */
  list: string
  /** A verb phrase for the button: "Assign a doctor". */
  label: string
  input: z.ZodType<Input>
  /** Says for each row whether it would be done or skipped and why, in one or two statements, writing nothing. */
  classify: (scope: Scope, ids: string[], input: Input) => Promise<RowOutcome[]>
  /** Does it to rows that `classify` just called done, in this transaction, set by set; returns what became of each. */
  apply: (scope: Scope, ids: string[], input: Input) => Promise<RowOutcome[]>
}

/** Keeps the type of the input while actions of different inputs stand in one registry. */
export function defineBulkAction<Input>(action: BulkAction<Input>): BulkAction<Input> {
  return action
}
