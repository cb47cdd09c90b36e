import 'server-only'
import { parseWithZod } from '@conform-to/zod/v4'
import { refresh } from 'next/cache'
import { redirect, unstable_rethrow } from 'next/navigation'
import type { Route } from 'next'
import type * as z from 'zod'
import { confirmField, confirmPasskeyField, requireConfirmation } from '@/lib/auth/confirm'
import { asViewer, recordDenied, type Scope } from '@/lib/db/scope'
import type { Role } from '@/lib/db/viewer'
import { AppError } from '@/lib/errors/app-error'
import { explain } from '@/lib/errors/explain'
import { StaleSave } from '@/lib/errors/stale-save'
import type { ActionState } from './action-state'
import { actionName } from './action-name'
import { beginOperation, currentOperation, rememberOperation } from './operation'
import { once } from './once'
import { removeKept } from './keep-typed'
import { requireOwnOrigin } from './require-own-origin'
import { requireSender } from './require-sender'
import { withTheirs } from './with-theirs'

type ActionSpec<Input extends z.ZodType, Output> = {
  /** domain.verb, for the audit log and the log */
  name: string
  roles: [Role, ...Role[]]
  input: Input
  run: (scope: Scope, input: z.output<Input>) => Promise<Output>
  /** Fields never sent back to the form, such as passwords. */
  secret?: string[]
  /** Asks for the password or a passkey once more, by `<ConfirmFields>`: for what is hard to mend. */
  confirm?: boolean
  /** The output is shown once and never kept, such as a one-time link. */
  secretOutput?: boolean
  /** Where to go when it is done; without it, or without an answer, the page shows the new state. */
  then?: (output: Output) => Route | null | Promise<Route | null>
}

/**
 * The one write door: who, from where, what, then one transaction as that viewer, which is one operation to take back.
 * Expected failures come back to the form as a sentence; a form sent twice with the same idempotencyKey is carried out
 * once.
 */
export function defineAction<Input extends z.ZodType, Output>(spec: ActionSpec<Input, Output>) {
  async function action(_previous: ActionState<Output>, form: FormData): Promise<ActionState<Output>> {
    const hideFields = spec.confirm ? [...(spec.secret ?? []), confirmField, confirmPasskeyField] : spec.secret
    const viewer = await requireSender(spec.roles, form, hideFields)
    const submission = parseWithZod(form, { schema: spec.input })
    if (viewer instanceof AppError) return { form: submission.reply({ hideFields, ...errorsOf(viewer) }) }
    if (submission.status !== 'success') return { form: submission.reply({ hideFields }) }
    let output: Output
    let operation: string | null
    try {
      await requireOwnOrigin()
      if (spec.confirm) await requireConfirmation(viewer, form, spec.name)
      ;({ output, operation } = await asViewer(viewer, async (scope) => {
        await beginOperation(scope, spec.name, form)
        const output = await once(scope, spec, form, () => spec.run(scope, submission.value))
        await removeKept(scope, form)
        return { output, operation: await currentOperation(scope) }
      }))
    } catch (error) {
      unstable_rethrow(error) // redirect() and notFound() are control flow, not failures
      const failure = explain(error, spec.name)
      if (failure.code === 'forbidden') await recordDenied(viewer, { action: spec.name, entity: 'action' })
      const form = submission.reply({ hideFields, ...errorsOf(failure) })
      if (!(failure instanceof StaleSave)) return { form }
      return { form: withTheirs(form, failure.conflict), conflict: failure.conflict }
    }
    if (viewer.role === 'admin') await rememberOperation(operation)
    const next = await spec.then?.(output)
    refresh() // also where it goes on to: the browser may have kept that page as it was
    if (next) redirect(next)
    return { form: submission.reply({ resetForm: true }), done: true, output }
  }
  return Object.assign(action, { [actionName]: spec.name })
}

/** An expected failure where the form shows it: at its field, or above the form. */
export function errorsOf({ field, message }: AppError) {
  return field ? { fieldErrors: { [field]: [message] } } : { formErrors: [message] }
}
