import { addDays, firstOfMonth } from '@/lib/forms/clock'
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
  const next = firstOfMonth(date, 1)
  return {
    first: mondayOf(firstOfMonth(date)),
    end: addDays(mondayOf(addDays(next, -1)), 7),
    previous: firstOfMonth(date, -1),
    next,
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
