/** The wall clock of a time zone: what it shows at a moment, and which moments it shows a time at. */
const day = 86_400_000
const made = new Map<string, Intl.DateTimeFormat>()

/** Milliseconds by which the zone is ahead of UTC at a moment. */
export function offsetAt(moment: number, zone: string): number {
  const parts: Record<string, number> = {}
  for (const { type, value } of clock(zone).formatToParts(moment)) parts[type] = Number(value)
  const { year = 0, month = 1, day: date = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, date, hour, minute, second) - Math.floor(moment / 1000) * 1000
}

/**
 * The moments at which the zone's clock shows this time (milliseconds, as if it were UTC): usually one, none where clocks
 * go forward over it, two where they go back over it, the earlier first.
 */
export function momentsShowing(wall: number, zone: string): number[] {
  const offsets = new Set([offsetAt(wall - day, zone), offsetAt(wall + day, zone)])
  return [...offsets]
    .map((offset) => wall - offset)
    .filter((moment) => moment + offsetAt(moment, zone) === wall)
    .sort((one, other) => one - other)
}

/** What the zone's clock shows, in milliseconds as if it were UTC. */
export function wallClock(moment: number, zone: string): number {
  return moment + offsetAt(moment, zone)
}

/** The calendar date of a moment in the zone, in ISO form. */
export function dateIn(zone: string, moment: Date): string {
  return new Date(wallClock(moment.getTime(), zone)).toISOString().slice(0, 10)
}

/** The first moment of a calendar date in the zone; where midnight is skipped, the moment the date begins. */
export function startOfDate(iso: string, zone: string): Date {
  const midnight = Date.parse(`${iso}T00:00:00Z`)
  const [first] = momentsShowing(midnight, zone)
  return new Date(first ?? midnight - offsetAt(midnight - day, zone))
}

/** The date so many days later, or earlier. */
export function addDays(iso: string, days: number): string {
  return new Date(Date.parse(`${iso}T00:00:00Z`) + days * day).toISOString().slice(0, 10)
}

/** The first day of a date's month, or of the month so many months later, or earlier. */
export function firstOfMonth(iso: string, later = 0): string {
  const [year = 0, month = 1] = iso.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 + later, 1)).toISOString().slice(0, 10)
}

/** How many days a month has; the first is 1. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** Completed years from one calendar date to another, both in ISO form. */
export function completedYears(from: string, to: string): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4))
  return to.slice(5) < from.slice(5) ? years - 1 : years
}

/** "+02:00" */
export function writeOffset(offset: number): string {
  const minutes = Math.round(Math.abs(offset) / 60_000)
  const two = (count: number) => String(count).padStart(2, '0')
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

function clock(zone: string) {
  const kept =
    made.get(zone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  made.set(zone, kept)
  return kept
}
