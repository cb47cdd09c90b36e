import 'server-only'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { currentViewer } from '@/lib/auth/session'
import { askToLogIn, requireRole } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { actsFor, type Role, type Viewer } from '@/lib/db/viewer'
import { AppError } from '@/lib/errors/app-error'
import { oneself, openedField, readOpenedBy } from '@/lib/forms/acting-for'
import { getPersonIHelped } from '@/lib/helpers/queries'
import { keepTyped } from './keep-typed'
import { explainAnotherRecord } from './another-record'

/**
 * Who sends this form. Nobody any more: to the login page, with what was typed kept. Somebody else than opened it, or
 * somebody who acts for another now, or no longer: an AppError, for what was meant for one record must not be written into
 * another.
 */
export async function requireSender<Wanted extends Role>(
  roles: [Wanted, ...Wanted[]],
  form: FormData,
  secret: readonly string[] = [],
): Promise<Extract<Viewer, { role: Wanted }> | AppError> {
  const viewer = await currentViewer()
  if (!viewer) return askToLogIn(await keepTyped(form, secret))
  const opened = form.get(openedField)
  if (typeof opened !== 'string') return requireRole(...roles)
  const { userId, whom } = readOpenedBy(opened)
  const isSamePerson = userId === viewer.userId
  if (isSamePerson && whom === actsFor(viewer)) return requireRole(...roles)
  if (isSamePerson) await keepTyped(form, secret)
  // Without a script the page is made anew with the answer. To who only helps it is closed now, and a page that leads
  // elsewhere sends the form along to where nothing takes it.
  if (viewer.role === 'helper' && !(await headers()).has('next-action')) redirect('/helping')
  const meant =
    isSamePerson && whom !== oneself ? await asViewer(viewer, (scope) => getPersonIHelped(scope, whom)) : null
  const now = viewer.role === 'patient' ? viewer.helping?.patientName : undefined
  return new AppError('forbidden', { message: explainAnotherRecord({ isSamePerson, whom, meant, now }) })
}
