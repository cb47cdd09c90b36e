import 'server-only'
import type * as z from 'zod'
import { currentViewer } from '@/lib/auth/session'
import { asViewer, recordDenied, type Scope } from '@/lib/db/scope'
import type { Role } from '@/lib/db/viewer'
import { env } from '@/lib/env'
import { explain } from '@/lib/errors/explain'
import { answerScript, refuseScript } from './answers'
import { isOwnOrigin } from './origin'
import { readJson } from './read-json'

type Question<Input extends z.ZodType> = { name: string; input: Input }
type Answer<Input extends z.ZodType> = (scope: Scope, input: z.output<Input>) => Promise<object>

/** `answerStaff` for what only the console asks. */
export async function answerAdministrator<Input extends z.ZodType>(
  request: Request,
  question: Question<Input>,
  work: Answer<Input>,
): Promise<Response> {
  return answerStaff(request, { ...question, roles: ['admin'] }, work)
}

/**
 * What our own scripts ask in the background, such as suggestions while one types: from our pages only, as one of these
 * roles only, in one transaction as that viewer. Not an action: an action would load the page again each time.
 */
export async function answerStaff<Input extends z.ZodType>(
  request: Request,
  { name, input, roles }: Question<Input> & { roles: Role[] },
  work: Answer<Input>,
): Promise<Response> {
  if (!isOwnOrigin(request.headers, env().SUBSTANTIA_PUBLIC_URL))
    return refuseScript(403, 'This request did not come from a page of this site.')
  const viewer = await currentViewer()
  if (!viewer || viewer.mustChangePassword) return refuseScript(401, 'Log in first.')
  if (!roles.includes(viewer.role)) {
    await recordDenied(viewer, { action: name, entity: 'action' })
    return refuseScript(403, 'Your role does not allow this.')
  }
  const given = input.safeParse(await readJson(request))
  if (!given.success) return refuseScript(400, given.error.issues[0]?.message ?? 'This request cannot be read.')
  try {
    const answer = await asViewer(viewer, (scope) => work(scope, given.data))
    return answerScript(answer)
  } catch (error) {
    const { code, message } = explain(error, name)
    return refuseScript(code === 'forbidden' ? 403 : code === 'busy' ? 503 : 400, message)
  }
}
