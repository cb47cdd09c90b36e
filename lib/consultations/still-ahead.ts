import { usualMinutes } from './free-times'
import type { ConsultationRow } from './queries'

/** So long after its end a visit that nobody closed yet still counts as to come: doctors run late, and close it later. */
export const graceMinutes = 120
/** The longest visit there can be, and the grace: whatever began earlier is over. */
export const longestAheadMinutes = 1440 + graceMinutes

/**
 * Whether a booked visit is still to come or going on. Somebody in the waiting room looks for the place and the doctor, and
 * must not read that they have no appointment.
 */
export function isStillAhead(
  {
    status,
    consultationDate,
    durationMinutes,
  }: Pick<ConsultationRow, 'status' | 'consultationDate' | 'durationMinutes'>,
  now: Date,
): boolean {
  const lasts = (durationMinutes ?? usualMinutes) + graceMinutes
  return status === 'scheduled' && consultationDate.getTime() + lasts * 60_000 > now.getTime()
}
