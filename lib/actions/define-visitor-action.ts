import 'server-only'
import { parseWithZod } from '@conform-to/zod/v4'
import { headers } from 'next/headers'
import { unstable_rethrow } from 'next/navigation'
import type * as z from 'zod'
import type { Visitor } from '@/lib/auth/login'
import { explain } from '@/lib/errors/explain'
import { describeDevice } from '@/lib/http/device'
import { networkOf } from '@/lib/http/network'
import type { ActionState } from './action-state'
import { actionName } from './action-name'
import { errorsOf } from './define-action'
import { requireOwnOrigin } from './require-own-origin'

type VisitorActionSpec<Input extends z.ZodType> = {
  name: string
  input: Input
  /** Ends with a redirect, or throws an AppError. */
  run: (visitor: Visitor, input: z.output<Input>) => Promise<void>
  secret?: string[]
}

/** The door for those who are not logged in yet: logging in, and links that let one choose a password. */
export function defineVisitorAction<Input extends z.ZodType>(spec: VisitorActionSpec<Input>) {
  async function action(_previous: ActionState, form: FormData): Promise<ActionState> {
    const submission = parseWithZod(form, { schema: spec.input })
    if (submission.status !== 'success') return { form: submission.reply({ hideFields: spec.secret }) }
    try {
      await requireOwnOrigin()
      await spec.run(await visitorOf(), submission.value)
      return { form: submission.reply(), done: true }
    } catch (error) {
      unstable_rethrow(error)
      return { form: submission.reply({ hideFields: spec.secret, ...errorsOf(explain(error, spec.name)) }) }
    }
  }
  return Object.assign(action, { [actionName]: spec.name })
}

async function visitorOf(): Promise<Visitor> {
  const given = await headers()
  return {
    network: networkOf(given.get('x-forwarded-for') ?? 'unknown'),
    device: describeDevice(given.get('user-agent') ?? ''),
  }
}
