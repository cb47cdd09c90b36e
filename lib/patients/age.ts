import { ageInYears, formatMoment } from '@/lib/format/dates'

export type AgeFacts = { dateOfBirth: Date | null; ageReported: number | null; ageReportedAt: Date | null }

/** Age from the date of birth; else the age the old system wrote down, with the day it was true. */
export function describeAge({ dateOfBirth, ageReported, ageReportedAt }: AgeFacts, now: Date): string | null {
  if (dateOfBirth) return String(ageInYears(dateOfBirth, now))
  if (ageReported === null) return null
  return ageReportedAt ? `${ageReported} in ${formatMoment(ageReportedAt, 'month')}` : `${ageReported} (date unknown)`
}
