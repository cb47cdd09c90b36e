import 'server-only'
import nodemailer from 'nodemailer'
import type { MailSettings } from './settings'
import type { RenderedMail } from './render'
import type { MailErrorClass } from './vocabulary'

/** What stood in the way, and whether trying again may help. Holds no word of the server: those quote addresses. */
export class MailFailure extends Error {
  readonly errorClass: MailErrorClass
  readonly mayPass: boolean

  constructor(errorClass: MailErrorClass, mayPass: boolean) {
    super(`The mail was not taken: ${errorClass}.`)
    this.errorClass = errorClass
    this.mayPass = mayPass
  }
}

export type Letter = RenderedMail & { to: { name: string; address: string }; messageId: string }

/** Whoever sends mail must not wait longer than its lease. */
const connectionMilliseconds = 15_000
const longestMilliseconds = 60_000

/** Gives one mail to the server and returns when that has answered that it has it. */
export async function sendLetter({ smtpUrl, from }: MailSettings, { to, messageId, ...mail }: Letter): Promise<void> {
  const transport = nodemailer.createTransport({
    ...transportOptions(smtpUrl),
    connectionTimeout: connectionMilliseconds,
    greetingTimeout: connectionMilliseconds,
    socketTimeout: connectionMilliseconds,
    dnsTimeout: connectionMilliseconds,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const timer = setTimeout(() => transport.close(), longestMilliseconds)
  try {
    const { accepted } = await transport.sendMail({
      ...mail,
      from,
      to: [to],
      messageId,
      // a program wrote it: no answers of other programs
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    })
    if (accepted.length === 0) throw new MailFailure('refused', false)
  } catch (error) {
    throw error instanceof MailFailure ? error : failureOf(error)
  } finally {
    clearTimeout(timer)
    transport.close()
  }
}

/** Letters and passwords travel encrypted to any machine but this one. */
export function transportOptions(smtpUrl: string) {
  const { protocol, hostname, port, username, password } = new URL(smtpUrl)
  const secure = protocol === 'smtps:'
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port ? Number(port) : secure ? 465 : 587,
    secure,
    requireTLS: !secure && !isHere,
    ignoreTLS: isHere && !secure,
    ...(username && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
  }
}

/** What nodemailer says of a failure: a code of its own, and the server's number when that answered. */
function failureOf(error: unknown): MailFailure {
  const { code, responseCode } = (error ?? {}) as { code?: unknown; responseCode?: unknown }
  const answered = typeof responseCode === 'number' ? responseCode : 0
  if (code === 'EAUTH' || code === 'ENOAUTH') return new MailFailure('login', true) // the configuration's fault, not the mail's
  if (answered >= 500) return new MailFailure('refused', false)
  if (answered >= 400) return new MailFailure('later', true)
  if (code === 'ETIMEDOUT') return new MailFailure('time-out', true)
  return new MailFailure('connection', true)
}
