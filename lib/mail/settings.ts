import 'server-only'
import { env } from '@/lib/env'

export type MailSettings = { smtpUrl: string; from: string }

/** How mail goes out; null when no mail server is named, and mail waits. */
export function mailSettings(): MailSettings | null {
  const { SUBSTANTIA_SMTP_URL: smtpUrl, SUBSTANTIA_MAIL_FROM: from, SUBSTANTIA_PUBLIC_URL: publicUrl } = env()
  if (!smtpUrl) return null
  return { smtpUrl, from: from ?? `Substantia <no-reply@${new URL(publicUrl).hostname}>` }
}

/** How mail goes out, for administrators: to a server, into a folder of this machine, or not at all. */
export function mailWay(): { way: 'server'; host: string } | { way: 'folder'; folder: string } | { way: 'none' } {
  const { SUBSTANTIA_SMTP_URL: smtpUrl, SUBSTANTIA_MAIL_FOLDER: folder } = env()
  if (folder) return { way: 'folder', folder }
  return smtpUrl ? { way: 'server', host: new URL(smtpUrl).hostname } : { way: 'none' }
}
