import { completedYears, dateIn } from '@/lib/forms/clock'
import type { ReportInput } from './input'
import { endOfIsolate, isolate, isRightToLeft } from './pdf/direction'
import type { ReportStrings } from './strings/report-strings'

const dates = { day: 'numeric', month: 'short', year: 'numeric' } as const
const longDates = { day: 'numeric', month: 'long', year: 'numeric' } as const
const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

export type Words = ReturnType<typeof wordsFor>

/** Dates, numbers and names as a report writes them, in the language and the time zone of what it is made from. */
export function wordsFor({ timeZone }: Pick<ReportInput, 'timeZone'>, strings: ReportStrings) {
  const format = (options: Intl.DateTimeFormatOptions, zone = timeZone) => {
    const made = new Intl.DateTimeFormat(strings.locale, { ...options, timeZone: zone })
    return (at: string) => made.format(new Date(at))
  }
  return {
    date: format(dates),
    longDate: format(longDates),
    dateTime: format({ ...dates, ...clock }),
    longDateTime: format({ weekday: 'long', ...longDates, ...clock }),
    month: format({ month: 'long', year: 'numeric' }),
    calendarDate: format(dates, 'UTC'),
    doctor: (name: string | null) => (name?.trim() ? strings.doctorTitle(name.trim()) : strings.unknownClinician),
    /** Completed years at a moment. */
    yearsAt: (dateOfBirth: string, at: string) => completedYears(dateOfBirth, dateIn(timeZone, new Date(at))),
    percent: (share: number | null) => (share === null ? strings.none : percent(share, strings.locale)),
  }
}

/** Puts what is named into the braces of a sentence; a brace in what is put in stays what it is. */
export function fill(sentence: string, values: Record<string, string>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name]
    // what runs from right to left must not turn the words around it
    return value === undefined ? whole : isRightToLeft(value) ? `${isolate}${value}${endOfIsolate}` : value
  })
}

/** Whole per cent; only what is whole is called 100. */
function percent(share: number, locale: string) {
  const whole = share >= 0.995 && share < 1 ? 0.99 : share
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(whole)
}
