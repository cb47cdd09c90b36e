import 'server-only'
import type { Scope } from '@/lib/db/scope'
import type { ChoosableKind, MailErrorClass, MailKind, MailStatus } from './vocabulary'

export type MyMail = { kind: MailKind; status: MailStatus; queuedAt: Date; sentAt: Date | null }
export type MyMailSettings = {
  address: string | null
  turnedOff: ChoosableKind[]
  lastTest: MyMail | null
  sent: MyMail[]
}

const mostShown = 10

/** Where mail to the viewer goes, which kinds they turned off, and what went out last. */
export async function getMyMailSettings({ db, viewer }: Scope): Promise<MyMailSettings> {
  const account = await db.user.findUnique({ where: { id: viewer.userId }, select: { email: true } })
  const choices = await db.$queryRaw<{ kind: ChoosableKind }[]>`
    select kind from mail_choices where user_id = ${viewer.userId} and not is_wanted`
  const sent = await db.$queryRaw<MyMail[]>`
    select kind, status, queued_at as "queuedAt", sent_at as "sentAt"
      from mails where user_id = ${viewer.userId}
     order by queued_at desc, id desc
     limit ${mostShown}`
  const [lastTest] = await db.$queryRaw<MyMail[]>`
    select kind, status, queued_at as "queuedAt", sent_at as "sentAt"
      from mails where user_id = ${viewer.userId} and kind = 'test' and queued_at > now() - interval '1 hour'
     order by queued_at desc, id desc
     limit 1`
  return {
    address: account?.email ?? null,
    turnedOff: choices.map(({ kind }) => kind),
    lastTest: lastTest ?? null,
    sent: sent.filter(({ status, kind }) => status === 'sent' && kind !== 'test'),
  }
}

export type MailFigures = {
  statuses: Partial<Record<MailStatus, number>>
  failedByClass: Partial<Record<MailErrorClass, number>>
  /** What stands in the way of what waits. */
  troubledBy: MailErrorClass | null
  oldestAt: Date | null
  lastSentAt: Date | null
}

/** The outbox in numbers, for administrators. */
export async function getMailFigures({ db }: Scope): Promise<MailFigures> {
  const [row] = await db.$queryRaw<
    { figures: Omit<MailFigures, 'oldestAt' | 'lastSentAt'> & { oldestAt: string | null; lastSentAt: string | null } }[]
  >`select app.mail_figures() as figures`
  if (!row) throw new Error('The outbox gave no figures.')
  const { oldestAt, lastSentAt, ...rest } = row.figures
  return {
    ...rest,
    oldestAt: oldestAt ? new Date(oldestAt) : null,
    lastSentAt: lastSentAt ? new Date(lastSentAt) : null,
  }
}
