import type { Signature } from './document'

/** When a document was signed, in its language and with its time zone named. */
export function signedTime({ signedAt }: Pick<Signature, 'signedAt'>, language: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
    timeZoneName: 'short',
  })
  return format.format(new Date(signedAt))
}
