import 'server-only'
import { parseWithZod } from '@conform-to/zod/v4'
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
  /** What else would follow from doing it to these rows, in sentences for the preview. */
  consequences?: (scope: Scope, ids: string[], input: Input) => Promise<string[]>
  /** Does it to rows that `classify` just called done, in this transaction, set by set; returns what became of each. */
  apply: (scope: Scope, ids: string[], input: Input) => Promise<RowOutcome[]>
}

/** The fields of an action's form as they were sent; kept with the job and read anew by every chunk. */
export type BulkFields = Record<string, string | string[]>

/** A bulk action whatever its input is: reads it from the fields of the form by itself. */
export type AnyBulkAction = Pick<BulkAction<unknown>, 'name' | 'list' | 'label'> & {
  /** What is wrong with the fields, by field; null when nothing is. */
  faultsOf: (fields: BulkFields) => Record<string, string[]> | null
  classify: (scope: Scope, ids: string[], fields: BulkFields) => Promise<RowOutcome[]>
  consequences: (scope: Scope, ids: string[], fields: BulkFields) => Promise<string[]>
  apply: (scope: Scope, ids: string[], fields: BulkFields) => Promise<RowOutcome[]>
}

/** Lets actions of different inputs stand in one registry. */
export function defineBulkAction<Input>(action: BulkAction<Input>): AnyBulkAction {
  const { name, list, label, input, classify, consequences, apply } = action
  const read = (fields: BulkFields) => parseWithZod(formOf(fields), { schema: input })
  const valueOf = (fields: BulkFields) => {
    const submission = read(fields)
    if (submission.status !== 'success')
      throw new Error(`The fields of ${name} were not checked before they were kept.`)
    return submission.value
  }
  return {
    name,
    list,
    label,
    faultsOf: (fields) => {
      const { error } = read(fields).reply()
      const faults = Object.entries(error ?? {}).flatMap(([field, messages]) =>
        messages ? [[field, messages] as const] : [],
      )
      return faults.length > 0 ? Object.fromEntries(faults) : null
    },
    classify: (scope, ids, fields) => classify(scope, ids, valueOf(fields)),
    consequences: async (scope, ids, fields) => (await consequences?.(scope, ids, valueOf(fields))) ?? [],
    apply: (scope, ids, fields) => apply(scope, ids, valueOf(fields)),
  }
}

function formOf(fields: BulkFields) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one)
  return form
}
