import { ageInYears, formatMoment } from '@/lib/format/dates'

export type AgeFacts = { dateOfBirth: Date | null; ageReported: number | null; ageReportedAt: Date | null }

/** "72 years" from the date of birth; else the age the old system wrote down, with the time it was true. */
export function describeAge({ dateOfBirth, ageReported, ageReportedAt }: AgeFacts, now: Date): string | null {
  if (dateOfBirth) return `${ageInYears(dateOfBirth, now)} years`
  if (ageReported === null) return null
  return ageReportedAt
    ? `${ageReported} years in ${formatMoment(ageReportedAt, 'month')}`
    : `${ageReported} years at an unknown time`
}
