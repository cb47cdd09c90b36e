import 'server-only'
import { redirect } from 'next/navigation'
import { asAnonymous, asViewer, recordDenied } from '@/lib/db/scope'
import type { Viewer } from '@/lib/db/viewer'
import { AppError } from '@/lib/errors/app-error'
import { checkPassword } from './password'
import { currentToken } from './session'
import { tokenHash } from './token'

/** The field in which somebody confirms who they are. */
export const confirmField = 'currentPassword'

/**
 * Asks once more who is there, before something that is hard to mend. Whoever found a console open knows no password; after
 * some wrong ones the session ends, and logging in has its own waits.
 */
export async function requirePassword(viewer: Viewer, given: unknown, action: string): Promise<void> {
  if (viewer.previewedBy) throw new AppError('preview')
  if (typeof given !== 'string' || given === '' || given.length > 1000)
    throw new AppError('value-not-allowed', { field: confirmField, message: 'Enter your password to confirm this.' })
  const hash = await asViewer(viewer, async ({ db }) => {
    const [own] = await db.$queryRaw<{ hash: string | null }[]>`select app.my_password_hash() as hash`
    return own?.hash ?? null
  })
  if ((await checkPassword(given, hash)).right) return
  await recordDenied(viewer, { action, entity: 'password' })
  const guesses = `confirming of ${viewer.userId}`
  const [counted] = await asAnonymous(
    ({ db }) => db.$queryRaw<{ seconds: number }[]>`select app.count_login_attempt(${guesses}, ${guesses}) as seconds`,
  )
  if (counted && counted.seconds > 0) await throwOut()
  throw new AppError('wrong-password', { field: confirmField })
}

async function throwOut(): Promise<never> {
  const token = await currentToken()
  if (token) await asAnonymous(({ db }) => db.$executeRaw`select app.end_login_session(${tokenHash(token)})`)
  redirect('/login')
}
