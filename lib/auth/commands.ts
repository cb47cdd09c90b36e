import 'server-only'
import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { asAnonymous, asViewer } from '@/lib/db/scope'
import type { Scope } from '@/lib/db/scope'
import { AppError } from '@/lib/errors/app-error'
import type * as z from 'zod'
import { logIn, type Visitor } from './login'
import { signIn, signOut } from './next-auth'
import { checkPassword, hashPassword } from './password'
import { explainPassword } from './password-rules'
import { endPreview } from './preview'
import type { logInInput, openLinkInput, choosePasswordInput } from './schema'
import { currentToken } from './session'
import { tokenHash } from './token'
import { homeOf, requireAnyViewer } from './viewer'

const refusals: Record<string, string> = {
  'account-disabled': 'This account is closed. Ask the clinic to open it again.',
  'account-incomplete': 'This account is not connected to a record yet. Ask the clinic to connect it.',
  'approval-pending': 'Your registration is waiting for approval. The clinic will tell you when you can log in.',
  'approval-rejected': 'Your registration was not approved. Ask an administrator of the clinic why.',
  'approval-suspended': 'Your access is suspended. Ask an administrator of the clinic.',
}

/** Logs in and goes where the person was going, else home. Throws an AppError that says what to do. */
export async function logInVisitor(
  visitor: Visitor,
  { identifier, password, next }: z.output<typeof logInInput>,
): Promise<void> {
  const result = await logIn(identifier, password, visitor)
  if (result.outcome === 'wait')
    throw new AppError('busy', {
      message: `There were too many attempts. Wait ${inWords(result.seconds)}, then try again.`,
    })
  if (result.outcome === 'wrong')
    throw new AppError('forbidden', {
      message: 'E-mail address and password do not belong together. Check both and try again.',
    })
  if (result.outcome === 'refused') throw explainRefusal(result.reason)
  await signIn('credentials', { token: result.token, redirect: false })
  redirect((next ?? '/') as Route)
}

/** Why an account is not let in, in words that say what to do. */
export function explainRefusal(reason: string): AppError {
  return new AppError('forbidden', {
    message: refusals[reason] ?? 'This account cannot be used now. Ask the clinic.',
  })
}

export async function logOutViewer(): Promise<void> {
  const token = await currentToken()
  if (token) await asAnonymous(({ db }) => db.$executeRaw`select app.end_login_session(${tokenHash(token)})`)
  await signOut({ redirect: false })
  redirect('/login')
}

/** Leaves the preview for the account that was looked at. */
export async function leavePreview(): Promise<void> {
  const id = await endPreview()
  redirect((id ? `/admin/users/${encodeURIComponent(id)}` : '/admin') as Route)
}

/** Ends the session whose pages nobody has touched for too long. */
export async function lockSession(): Promise<void> {
  const token = await currentToken()
  if (token) await asAnonymous(({ db }) => db.$executeRaw`select app.lock_login_session(${tokenHash(token)})`)
}

/** Replaces the viewer's own password; ends the other sessions and voids open links. */
export async function choosePassword({
  currentPassword,
  newPassword,
}: z.output<typeof choosePasswordInput>): Promise<void> {
  const viewer = await requireAnyViewer()
  if (viewer.previewedBy) throw new AppError('preview') // else one could try passwords of somebody else here
  const { hash, email } = await asViewer(viewer, async ({ db }) => {
    const [own] = await db.$queryRaw<{ hash: string | null }[]>`select app.my_password_hash() as hash`
    const account = await db.user.findUnique({ where: { id: viewer.userId }, select: { email: true } })
    return { hash: own?.hash ?? null, email: account?.email ?? '' }
  })
  if (!(await checkPassword(currentPassword, hash)).right)
    throw new AppError('wrong-password', { field: 'currentPassword' })
  if (currentPassword === newPassword)
    throw new AppError('value-not-allowed', {
      field: 'newPassword',
      message: 'The new password is the old one. Choose another.',
    })
  const problem = explainPassword(newPassword, [viewer.name, email])
  if (problem) throw new AppError('value-not-allowed', { field: 'newPassword', message: problem })
  const newHash = await hashPassword(newPassword)
  await asViewer(viewer, ({ db }) => db.$executeRaw`select app.change_my_password(${newHash})`)
  if (viewer.mustChangePassword) redirect(homeOf[viewer.role]) // nothing else was open to them until now
}

export async function endMyOtherSessions({ db }: Scope): Promise<{ ended: number }> {
  const [row] = await db.$queryRaw<{ ended: number }[]>`select app.end_my_other_sessions() as ended`
  return { ended: row?.ended ?? 0 }
}

/** Sets the password that a one-time link allows, and goes to the login page. */
export async function openLink(
  _visitor: Visitor,
  { token, name, email, newPassword }: z.output<typeof openLinkInput>,
): Promise<void> {
  const hash = tokenHash(token)
  const [link] = await asAnonymous(
    ({ db }) => db.$queryRaw<{ purpose: string; name: string | null; login_name: string | null }[]>`
    select purpose, name, login_name from app.open_one_time_link(${hash})`,
  )
  if (!link) throw new AppError('link-used')
  const isFirst = link.purpose === 'first-administrator'
  if (isFirst && !name) throw new AppError('value-not-allowed', { field: 'name', message: 'Enter your name.' })
  if (isFirst && !email)
    throw new AppError('value-not-allowed', {
      field: 'email',
      message: 'Enter your e-mail address; you log in with it.',
    })
  const problem = explainPassword(newPassword, [name ?? link.name ?? '', email ?? link.login_name ?? ''])
  if (problem) throw new AppError('value-not-allowed', { field: 'newPassword', message: problem })

  const passwordHash = await hashPassword(newPassword)
  const [used] = await asAnonymous(
    ({ db }) => db.$queryRaw<{ account: string | null }[]>`
    select app.use_one_time_link(${hash}, ${passwordHash}, ${name ?? null}, ${email?.toLowerCase() ?? null}) as account`,
  )
  if (!used?.account) throw new AppError('link-used')
  redirect('/login?ready=1')
}

function inWords(seconds: number) {
  return seconds < 60 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`
}
