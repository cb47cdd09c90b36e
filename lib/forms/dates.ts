import * as z from 'zod'
import { dateIn } from './clock'
import { readDate, writeDate, type Read } from './read-date'
import { readMoment } from './read-moment'

type Bounds = {
  /** What is asked for, with its article: "the date of birth". */
  what?: string
  /** ISO dates, both allowed; 'today' is the server's. */
  earliest?: string | 'today'
  latest?: string | 'today'
}
type Zone = string | (() => string)

/** A date as typed ("23 Nov 2026") into ISO form; must be given. */
export function dateText(bounds: Bounds = {}) {
  return given(bounds.what ?? 'a date', '23 Nov 2026').transform(reading((text) => withinDates(readDate(text), bounds)))
}

/** Like `dateText`; left empty it is null. */
export function optionalDateText(bounds: Bounds = {}) {
  return optional((text) => withinDates(readDate(text), bounds))
}

/**
 * A date and time as typed ("23 Nov 2026, 14:30"), on the clock of the clinic's zone, as the moment it means; must be
 * given. The zone may be a function, read when a form arrives: the environment is not known while modules load.
 */
export function momentText(zone: Zone, bounds: Bounds = {}) {
  return given(bounds.what ?? 'a date and a time', '23 Nov 2026, 14:30').transform(
    reading((text) => withinMoments(text, zone, bounds)),
  )
}

/** Like `momentText`; left empty it is null. */
export function optionalMomentText(zone: Zone, bounds: Bounds = {}) {
  return optional((text) => withinMoments(text, zone, bounds))
}

function given(what: string, example: string) {
  const message = `Enter ${what}, such as ${example}.`
  return z.string({ error: message }).trim().min(1, message).max(100, `Use a date like ${example}.`)
}

function optional<Value>(read: (text: string) => Read<Value>) {
  return z
    .string()
    .max(100, 'Use a date like 23 Nov 2026.')
    .optional()
    .transform((text, context): Value | null => (text?.trim() ? reading(read)(text, context) : null))
}

function reading<Value>(read: (text: string) => Read<Value>) {
  return (text: string, context: z.RefinementCtx): Value => {
    const result = read(text)
    if (result.error === undefined) return result.value
    context.addIssue({ code: 'custom', message: result.error })
    return z.NEVER
  }
}

function withinDates(read: Read<string>, { earliest, latest }: Bounds): Read<string> {
  return read.error === undefined ? (outside(read.value, earliest, latest, 'UTC') ?? read) : read
}

function withinMoments(text: string, zoneOf: Zone, { earliest, latest }: Bounds): Read<Date> {
  const zone = typeof zoneOf === 'string' ? zoneOf : zoneOf()
  const read = readMoment(text, zone)
  if (read.error !== undefined) return read
  return outside(dateIn(zone, read.value), earliest, latest, zone) ?? read
}

function outside(date: string, earliest: string | undefined, latest: string | undefined, zone: string) {
  const isoOf = (bound: string) => (bound === 'today' ? dateIn(zone, new Date()) : bound)
  if (latest && date > isoOf(latest)) return { error: tooLate(date, latest) }
  if (earliest && date < isoOf(earliest)) return { error: tooEarly(date, earliest) }
  return null
}

function tooLate(date: string, latest: string) {
  return latest === 'today'
    ? `${writeDate(date)} is in the future. Use today or an earlier date.`
    : `${writeDate(date)} is too late. Use ${writeDate(latest)} or an earlier date.`
}

function tooEarly(date: string, earliest: string) {
  return earliest === 'today'
    ? `${writeDate(date)} is in the past. Use today or a later date.`
    : `${writeDate(date)} is too early. Use ${writeDate(earliest)} or a later date.`
}
