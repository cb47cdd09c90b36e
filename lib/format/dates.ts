import { env } from '@/lib/env'
import { completedYears, dateIn } from '@/lib/forms/clock'
import { writeMoment } from '@/lib/forms/read-moment'

const formats = {
  date: { day: 'numeric', month: 'short', year: 'numeric' },
  dateTime: { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  longDate: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  weekdayDate: { weekday: 'short', day: 'numeric', month: 'short' },
  weekdayTime: {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  },
  month: { month: 'long', year: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

const made = new Map<string, Intl.DateTimeFormat>()

/** A moment in words, in the clinic's time zone. Server only: the browser's zone must not change what a chart says. */
export function formatMoment(moment: Date | null, as: keyof typeof formats = 'date'): string {
  return moment ? formatter(as, clinicZone()).format(moment) : '—'
}

/** A calendar date without a time, such as a date of birth: midnight in UTC, as the database client gives it, or ISO text. */
export function formatCalendarDate(
  date: Date | string | null,
  as: Exclude<keyof typeof formats, 'dateTime' | 'time' | 'weekdayTime'> = 'date',
): string {
  return date ? formatter(as, 'UTC').format(typeof date === 'string' ? new Date(`${date}T00:00:00Z`) : date) : '—'
}

function formatter(as: keyof typeof formats, timeZone: string) {
  const key = `${as} ${timeZone}`
  const kept = made.get(key) ?? new Intl.DateTimeFormat('en-GB', { ...formats[as], timeZone })
  made.set(key, kept)
  return kept
}

/** The zone of the clinic's clock. Also as the zone of `momentText`, which asks when a form arrives. */
export function clinicZone(): string {
  return env().SUBSTANTIA_TIME_ZONE
}

/** A moment as a DateTimeField shows it, exact enough to be read again unchanged. */
export function momentForField(moment: Date): string
export function momentForField(moment: Date | null | undefined): string | undefined
export function momentForField(moment: Date | null | undefined): string | undefined {
  return moment ? writeMoment(moment, clinicZone()) : undefined
}

/** A calendar date as a DateField takes it. */
export function dateForField(date: Date | null | undefined): string | undefined {
  return date?.toISOString().slice(0, 10)
}

/** The calendar date of a moment at the clinic, in ISO form. */
export function clinicDate(moment: Date): string {
  return dateIn(clinicZone(), moment)
}

/** Today at the clinic, in ISO form. */
export function clinicToday(now = new Date()): string {
  return clinicDate(now)
}

/** Completed years between a calendar date and the clinic's date at a moment. */
export function ageInYears(dateOfBirth: Date, at: Date): number {
  return completedYears(dateOfBirth.toISOString().slice(0, 10), clinicDate(at))
}

/** "3 days ago", "in 2 months": a moment as seen from now, roughly. */
export function formatAgo(moment: Date | null, now: Date): string {
  if (!moment) return 'never'
  const seconds = (moment.getTime() - now.getTime()) / 1000
  const [unit, length] = units.find(([, least]) => Math.abs(seconds) >= least) ?? ['second', 1]
  return ago.format(Math.round(seconds / length), unit)
}

const ago = new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' })

const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
]
