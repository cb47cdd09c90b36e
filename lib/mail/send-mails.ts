import 'server-only'
import { newToken, tokenHash } from '@/lib/auth/token'
import { asWorker } from '@/lib/db/scope'
import { env } from '@/lib/env'
import { clinicZone, formatMoment } from '@/lib/format/dates'
import { log } from '@/lib/log'
import { isQuiet } from './quiet-hours'
import { renderMail } from './render'
import { mailSettings, type MailSettings } from './settings'
import { MailFailure, sendLetter } from './transport'
import type { MailFacts } from './texts/text'
import type { MailKind } from './vocabulary'

type Taken = { id: string; kind: MailKind; fence: number; attempts: number }
type Addressed = { address: string; name: string | null; appointmentAt: Date | null; refusal: string | null }

/** Longer than a mail server may take (transport.ts), so that no second worker sends what the first is sending. */
const leaseSeconds = 120
const firstRetrySeconds = 30
const longestRetrySeconds = 3600
const resetMinutes = 60

/** Sends what waits, one mail after the other. Without a mail server everything goes on waiting. */
export async function sendMails(signal: AbortSignal, settings = mailSettings()): Promise<void> {
  if (!settings) return
  while (!signal.aborted && (await sendNextMail(settings)));
}

/** Queues the reminders of tomorrow's appointments, but nobody's in the night. */
export async function queueReminders(): Promise<void> {
  if (isQuiet(new Date(), clinicZone())) return
  await asWorker(({ db }) => db.$queryRaw`select app.queue_reminders(${clinicZone()})`)
}

export async function cleanUpMails(): Promise<void> {
  await asWorker(({ db }) => db.$executeRaw`select app.clean_up_mails()`)
}

/** Says whether there was one. `onStep` is told how far it is: tests pull the plug there. */
export async function sendNextMail(
  settings: MailSettings,
  { now = new Date(), onStep = () => {} }: { now?: Date; onStep?: (step: 'taken' | 'answered') => void } = {},
): Promise<boolean> {
  const [taken] = await asWorker(
    ({ db }) => db.$queryRaw<Taken[]>`
    select id, kind, fence, attempts from app.claim_mail(${leaseSeconds}::numeric, ${isQuiet(now, clinicZone())})`,
  )
  if (!taken) return false
  onStep('taken')
  const [mail] = await asWorker(
    ({ db }) => db.$queryRaw<Addressed[]>`
    select address, name, appointment_at as "appointmentAt", refusal from app.mail_to_send(${taken.id}, ${taken.fence}::integer)`,
  )
  if (!mail) return true
  if (mail.refusal) {
    await end(taken, 'dropped', mail.refusal, null)
    return true
  }
  try {
    const facts = await factsOf(taken, mail)
    if (!facts) return true
    await sendLetter(settings, {
      ...renderMail(taken.kind, facts),
      to: { name: mail.name ?? '', address: mail.address },
      // the same for every try: a mail program shows a mail that came twice once
      messageId: `<${taken.id}@${new URL(env().SUBSTANTIA_PUBLIC_URL).hostname}>`,
    })
    onStep('answered')
    await end(taken, 'sent', null, null)
    return true
  } catch (error) {
    return postpone(taken, error)
  }
}

/** Says whether it makes sense to go on with the next one: not where the server itself is the trouble. */
async function postpone(taken: Taken, error: unknown): Promise<boolean> {
  if (!(error instanceof MailFailure)) throw error // the database's, which has its own lease: the mail waits again by itself
  log().warn({ kind: taken.kind, attempts: taken.attempts, why: error.errorClass }, 'mail not sent')
  const wait = Math.min(longestRetrySeconds, firstRetrySeconds * 4 ** (taken.attempts - 1)) * (0.5 + Math.random())
  await end(taken, 'later', error.errorClass, error.mayPass ? wait : null)
  return error.errorClass === 'refused' || error.errorClass === 'later'
}

async function end(
  { id, fence }: Taken,
  outcome: 'sent' | 'dropped' | 'later',
  reason: string | null,
  wait: number | null,
) {
  await asWorker(
    ({ db }) => db.$queryRaw`select app.end_mail(${id}, ${fence}::integer, ${outcome}, ${reason}, ${wait}::numeric)`,
  )
}

/** What the text needs; a link that lets somebody in is made here, and only its hash is kept. Null: the mail is no longer ours. */
async function factsOf(taken: Taken, { name, appointmentAt }: Addressed): Promise<MailFacts | null> {
  const site = env().SUBSTANTIA_PUBLIC_URL
  const link = (path: string) => new URL(path, site).toString()
  const facts = { name, settingsLink: link('/portal/settings/mail') }
  switch (taken.kind) {
    case 'password-reset':
    case 'helper-invitation': {
      const token = newToken()
      const [minted] = await asWorker(
        ({ db }) => db.$queryRaw<{ ours: boolean }[]>`
        select app.mint_mail_link(${taken.id}, ${taken.fence}::integer, ${tokenHash(token)}, ${resetMinutes}::integer) as ours`,
      )
      if (!minted?.ours) return null
      return { ...facts, link: link(`${taken.kind === 'password-reset' ? '/welcome' : '/helping/accept'}/${token}`) }
    }
    case 'appointment-reminder':
      return {
        ...facts,
        link: link('/portal/consultations'),
        appointmentDay: formatMoment(appointmentAt, 'longDate'),
        appointmentTime: formatMoment(appointmentAt, 'time'),
      }
    case 'archive-ready':
      return { ...facts, link: link('/portal/my-data') }
    case 'something-new':
    case 'test':
      return { ...facts, link: link('/portal') }
  }
}
