import { wallClock } from '@/lib/forms/clock'
import type { Span } from './free-times'

/** Where an appointment stands in a day's column: minutes since midnight on the clinic's clock, and its lane. */
export type Placed<Entry> = { entry: Entry; from: number; to: number; lane: number; lanes: number }

const day = 86_400_000
const shortest = 15

/** Puts the appointments of one date into lanes: those that overlap stand side by side, each as wide as its group allows. */
export function layOut<Entry extends Span>(entries: readonly Entry[], date: string, zone: string): Placed<Entry>[] {
  const midnight = Date.parse(`${date}T00:00:00Z`)
  const minute = (moment: Date) =>
    Math.min(Math.max((wallClock(moment.getTime(), zone) - midnight) / 60_000, 0), day / 60_000)
  const spans = entries
    .map((entry) => {
      const from = minute(entry.startsAt)
      // where clocks go back an appointment may end before it began
      return { entry, from, to: Math.max(minute(entry.endsAt), from + shortest) }
    })
    .sort((one, other) => one.from - other.from || other.to - one.to)
  const placed: Placed<Entry>[] = []
  let group: Placed<Entry>[] = []
  let ends: number[] = []
  for (const span of spans) {
    if (ends.every((end) => end <= span.from)) {
      group = []
      ends = []
    }
    const free = ends.findIndex((end) => end <= span.from)
    const lane = free === -1 ? ends.length : free
    ends[lane] = span.to
    const one = { ...span, lane, lanes: 1 }
    group.push(one)
    placed.push(one)
    for (const other of group) other.lanes = ends.length
  }
  return placed
}

/** The whole hours a time grid shows: the office hours, and whatever else is needed. */
export function hoursShown(
  placed: readonly Pick<Placed<unknown>, 'from' | 'to'>[],
  office: { from: number; to: number },
) {
  const from = Math.min(office.from, ...placed.map((one) => Math.floor(one.from / 60)))
  const to = Math.max(office.to, ...placed.map((one) => Math.ceil(one.to / 60)))
  return { from, to: Math.min(to, 24) }
}
