import { addDays, dateIn, momentsShowing } from '@/lib/forms/clock'

/** When appointments are offered: on weekdays, on the clinic's clock. Any other time can be typed. */
export const officeHours = { from: 8, to: 18, everyMinutes: 15 } as const
export const usualMinutes = 30
const farthestDays = 28

export type Span = { startsAt: Date; endsAt: Date }

/** The three free times nearest to `at`, later than now, that meet nothing of `busy`; in order of time. */
export function nearestFree(
  { at, minutes, now, zone }: { at: Date; minutes: number; now: Date; zone: string },
  busy: readonly Span[],
  most = 3,
): Date[] {
  const wanted = at.getTime()
  const today = dateIn(zone, at)
  const found: number[] = []
  for (let days = 0; days <= farthestDays && found.length < most; days += 1) {
    const dates = days === 0 ? [today] : [addDays(today, days), addDays(today, -days)]
    const free = dates.flatMap((date) => offered(date, minutes, zone)).filter(isFree)
    free.sort((one, other) => Math.abs(one - wanted) - Math.abs(other - wanted) || one - other)
    found.push(...free.slice(0, most - found.length))
  }
  return found.sort((one, other) => one - other).map((moment) => new Date(moment))

  function isFree(start: number) {
    const end = start + minutes * 60_000
    return (
      start > now.getTime() &&
      start !== wanted &&
      !busy.some(({ startsAt, endsAt }) => start < endsAt.getTime() && end > startsAt.getTime())
    )
  }
}

/** Every time of a date at which an appointment of this length fits into the office hours. */
function offered(date: string, minutes: number, zone: string): number[] {
  const midnight = Date.parse(`${date}T00:00:00Z`)
  const weekday = new Date(midnight).getUTCDay()
  if (weekday === 0 || weekday === 6) return []
  const times: number[] = []
  const last = officeHours.to * 60 - minutes
  for (let minute = officeHours.from * 60; minute <= last; minute += officeHours.everyMinutes) {
    const [moment] = momentsShowing(midnight + minute * 60_000, zone)
    if (moment !== undefined) times.push(moment)
  }
  return times
}
