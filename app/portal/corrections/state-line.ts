import type { Correction } from '@/lib/corrections/queries'
import { formatMoment } from '@/lib/format/dates'

/** Where a correction stands, in one line. */
export function stateLine({ state, createdAt, sentAt, withdrawnAt }: Correction): string {
  switch (state) {
    case 'draft':
      return `Not sent yet. Begun on ${formatMoment(createdAt, 'longDate')}.`
    case 'sent':
      return `Sent on ${formatMoment(sentAt, 'longDate')}. Nobody has answered yet.`
    case 'answered':
      return `Answered. Sent on ${formatMoment(sentAt, 'longDate')}.`
    case 'withdrawn':
      return `Taken back on ${formatMoment(withdrawnAt, 'longDate')}.`
  }
}
