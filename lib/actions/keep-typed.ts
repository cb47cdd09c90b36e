import 'server-only'
import { currentToken } from '@/lib/auth/session'
import { tokenHash } from '@/lib/auth/token'
import { asAnonymous, type Scope } from '@/lib/db/scope'
import { actsFor } from '@/lib/db/viewer'
import { explain } from '@/lib/errors/explain'
import { draftField, openedField, readOpenedBy } from '@/lib/forms/acting-for'
import { typedFields } from '@/lib/forms/typed-fields'
import { requireOwnOrigin } from './require-own-origin'

/**
 * Keeps what a form of the portal says that is not carried out, for an hour and for the account that opened it, if that is
 * whose session the browser names; the session may be over (docs/decisions/2026-11-27-typed-text-outlives-its-session.md).
 * Says whether it is kept. It never fails: the answer to the form must come all the same.
 */
export async function keepTyped(form: FormData, secret: readonly string[] = []): Promise<boolean> {
  const [key, opened] = [form.get(draftField), form.get(openedField)]
  if (typeof key !== 'string' || typeof opened !== 'string') return false
  const { userId, whom } = readOpenedBy(opened)
  const fields = key.endsWith(`@${whom}`) ? typedFields(form, secret) : null
  if (!fields) return false
  try {
    await requireOwnOrigin()
    const token = await currentToken()
    if (!token) return false
    return await asAnonymous(async ({ db }) => {
      const [row] = await db.$queryRaw<{ kept: boolean }[]>`
        select app.keep_typed(${tokenHash(token)}, ${userId}, ${key}, ${JSON.stringify(fields)}::jsonb) as kept`
      return row?.kept ?? false
    })
  } catch (error) {
    explain(error, 'drafts.keep-typed') // writes down what nobody expects
    return false
  }
}

/** What was kept of a form is done with once the form is carried out. */
export async function removeKept({ db, viewer }: Scope, form: FormData): Promise<void> {
  const key = form.get(draftField)
  if (typeof key !== 'string' || actsFor(viewer) === null) return
  await db.$executeRaw`delete from form_drafts where user_id = ${viewer.userId} and form_key = ${key}`
}
