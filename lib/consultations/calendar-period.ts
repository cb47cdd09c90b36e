import { addDays } from '@/lib/forms/clock'
import type { CalendarView } from './vocabulary'

/** The days a calendar shows, as ISO dates: from `first` up to, without, `end`. */
export type CalendarPeriod = { first: string; end: string; previous: string; next: string }

/** The period of a view around a date; weeks begin on Monday, and a month is shown in whole weeks. */
export function periodOf(view: CalendarView, date: string): CalendarPeriod {
  if (view === 'day') return { first: date, end: addDays(date, 1), previous: addDays(date, -1), next: addDays(date, 1) }
  if (view === 'list')
    return { first: date, end: addDays(date, 7), previous: addDays(date, -7), next: addDays(date, 7) }
  if (view === 'week') {
    const first = mondayOf(date)
    return { first, end: addDays(first, 7), previous: addDays(date, -7), next: addDays(date, 7) }
  }
  const [year, month] = [Number(date.slice(0, 4)), Number(date.slice(5, 7))]
  const last = addDays(firstOfMonth(year, month + 1), -1)
  return {
    first: mondayOf(firstOfMonth(year, month)),
    end: addDays(mondayOf(last), 7),
    previous: firstOfMonth(year, month - 1),
    next: firstOfMonth(year, month + 1),
  }
}

/** The dates of a period, in order. */
export function datesOf({ first, end }: Pick<CalendarPeriod, 'first' | 'end'>): string[] {
  const dates: string[] = []
  for (let date = first; date < end; date = addDays(date, 1)) dates.push(date)
  return dates
}

function mondayOf(date: string) {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  return addDays(date, -((weekday + 6) % 7))
}

function firstOfMonth(year: number, month: number) {
  return new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10)
}
