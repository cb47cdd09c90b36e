import type { ConsultationType } from '@/lib/consultations/vocabulary'
import { formatMoment } from '@/lib/format/dates'

/** What kind of visit it is, as one says it. */
export const visitWords: Record<ConsultationType, string> = {
  'in-person': 'A visit at the clinic',
  telemedicine: 'A visit by video or phone',
  'follow-up': 'A follow-up visit, to see how you are',
  emergency: 'An urgent visit',
}

const dayMilliseconds = 86_400_000
const soonDays = 14

/** "today", "tomorrow", "in 5 days": by the calendar, for the next two weeks; null later. */
export function soonWords(moment: Date, now: Date): string | null {
  const days = Array.from({ length: soonDays }, (_, ahead) =>
    formatMoment(new Date(now.getTime() + ahead * dayMilliseconds)),
  )
  const ahead = days.indexOf(formatMoment(moment))
  if (ahead === -1) return null
  return ['today', 'tomorrow'][ahead] ?? `in ${ahead} days`
}
