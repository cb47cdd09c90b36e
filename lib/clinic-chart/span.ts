import * as z from 'zod'
import { daysInMonth } from '@/lib/forms/clock'
import { timelineFilter } from '@/lib/timeline/schema'

/** How far back a chart looks: its progression and its timeline alike. */
export const spans = ['6m', '1y', '3y', 'all'] as const
export type Span = (typeof spans)[number]
export const spanLabels: Record<Span, string> = { '6m': '6 months', '1y': '1 year', '3y': '3 years', all: 'All' }
const months: Record<Exclude<Span, 'all'>, number> = { '6m': 6, '1y': 12, '3y': 36 }

/** The address of a chart: a span, or days of one's own, and what the timeline leaves out. */
export const chartFilter = timelineFilter.extend({ span: z.enum(spans).optional().catch(undefined) })
export type ChartFilter = z.infer<typeof chartFilter>

/** The first day that is shown, in ISO form; null when everything is. Days that somebody named lead. */
export function firstDay({ span, from }: Pick<ChartFilter, 'span' | 'from'>, today: string): string | null {
  if (from) return from
  return span && span !== 'all' ? monthsBefore(today, months[span]) : null
}

/** Which button is pressed; none when somebody named days of their own. */
export function pressedSpan({ span, from, to }: Pick<ChartFilter, 'span' | 'from' | 'to'>): Span | null {
  return from || to ? null : (span ?? 'all')
}

/** The same day some months earlier; the last of a shorter month. */
function monthsBefore(today: string, count: number): string {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 - count, 1))
  first.setUTCDate(Math.min(day, daysInMonth(first.getUTCFullYear(), first.getUTCMonth() + 1)))
  return first.toISOString().slice(0, 10)
}

export type Period = { start: Date; end: Date }
const leastMilliseconds = 90 * 24 * 60 * 60 * 1000

/**
 * The axis of time: from the first day shown, or the first thing known, to the last day shown, or now. At least three
 * months wide, so that one visit does not fill it.
 */
export function periodOf({ from, to }: { from: Date | null; to: Date | null }, first: Date | null, now: Date): Period {
  const end = to ?? now
  const start = from ?? (first && first < end ? first : end)
  const least = end.getTime() - leastMilliseconds
  return { start: start.getTime() > least ? new Date(least) : start, end }
}
