import 'server-only'
import { setTimeout as wait } from 'node:timers/promises'
import { redirect } from 'next/navigation'
import type * as z from 'zod'
import type { Visitor } from '@/lib/auth/login'
import { asAnonymous, type Scope } from '@/lib/db/scope'
import { AppError } from '@/lib/errors/app-error'
import type { askResetInput, chooseMailInput } from './schema'

/** Turns one kind of mail off or on. */
export async function chooseMail({ db, viewer }: Scope, { kind, isWanted }: z.output<typeof chooseMailInput>) {
  await db.$executeRaw`
    insert into mail_choices (user_id, kind, is_wanted) values (${viewer.userId}, ${kind}, ${isWanted === 'yes'})
        on conflict (user_id, kind) do update set is_wanted = excluded.is_wanted, updated_at = now()`
}

/** Sends a mail to oneself. */
export async function sendTestMail({ db }: Scope) {
  const [row] = await db.$queryRaw<{ answer: string }[]>`select app.queue_test_mail() as answer`
  if (row?.answer === 'no-address')
    throw new AppError('value-not-allowed', {
      message: 'We do not know your e-mail address. Ask your clinic to write it down.',
    })
  if (row?.answer === 'just-asked')
    throw new AppError('busy', { message: 'You have just asked for a test. Wait a minute, then try again.' })
}

/** Has every failed mail tried again. */
export async function retryMails({ db }: Scope): Promise<{ retried: number }> {
  const [row] = await db.$queryRaw<{ retried: number }[]>`select app.retry_mails() as retried`
  return { retried: row?.retried ?? 0 }
}

const leastMilliseconds = 700

/**
 * Asks for a link for choosing a new password. Counted like an attempt to log in, beside those; the same answer after
 * the same time, whether there is such an account or not.
 */
export async function askReset({ network }: Visitor, { identifier }: z.output<typeof askResetInput>): Promise<void> {
  const floor = wait(leastMilliseconds)
  const given = identifier.normalize('NFKC').trim()
  const seconds = await asAnonymous(async ({ db }) => {
    const [counted] = await db.$queryRaw<{ seconds: number }[]>`
      select app.count_login_attempt(${`new password for ${given}`}, ${network}) as seconds`
    return counted?.seconds ?? 0
  })
  if (seconds === 0) await asAnonymous(({ db }) => db.$executeRaw`select app.ask_password_reset(${given})`)
  await floor
  if (seconds > 0)
    throw new AppError('busy', {
      message: `You have asked several times. Wait ${seconds < 60 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`}, then try again.`,
    })
  redirect('/forgot-password/sent')
}
