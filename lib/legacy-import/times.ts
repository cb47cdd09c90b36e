import { daysInMonth } from '@/lib/forms/clock'
import type { SqlValue, StagedRow } from './staged-row'
import type { Reader } from './values'

const form =
  /^(\d{4})-(\d\d)-(\d\d)(?:([T ])(\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,12}))?)?)?\s*(Z|[+-]\d\d(?::?\d\d)?)?$/i

/**
 * A moment as PostgreSQL reads it, or why it cannot be read. The old program wrote its own times local and with a T
 * (`2024-03-01T09:30:00.123456`), column defaults are UTC with a space and without a fraction (`2024-03-01 09:30:00`);
 * a zone or offset says itself. Local ones get the name of the zone, so that PostgreSQL applies its daylight saving.
 */
export function readTime(value: SqlValue | undefined, timeZone: string): { time: string; dateOnly: boolean } | null {
  const match = typeof value === 'string' ? form.exec(value.trim()) : null
  if (!match) return null
  const [, year = '', month = '', day = '', separator, hour = '00', minute = '00', second = '00', fraction, zone] =
    match
  if (!isCalendarDate(Number(year), Number(month), Number(day))) return null
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59 || !isOffset(zone)) return null
  const isDefault = separator === ' ' && fraction === undefined && match[7] !== undefined
  const where = zone ?? (isDefault ? 'Z' : ` ${timeZone}`)
  const time = `${year}-${month}-${day} ${hour}:${minute}:${second}${fraction ? `.${fraction.slice(0, 6)}` : ''}${where}`
  return { time, dateOnly: separator === undefined }
}

/** Whether PostgreSQL takes it: less than 16 hours from UTC. */
function isOffset(zone: string | undefined) {
  const [, hours = '0', minutes = '0'] = /^[+-](\d\d):?(\d\d)?$/.exec(zone ?? '') ?? []
  return Number(hours) <= 15 && Number(minutes) <= 59
}

/** A time the record is about: without it the record says nothing, so the row is set aside. */
export const eventTime: Reader = (row, value, field) => {
  const read = readTime(value, row.context.timeZone)
  if (!read) return row.reject(field, 'unreadable-time')
  if (read.dateOnly) row.repair(field, 'date-only', value)
  return read.time
}

/** A time that may be missing. */
export const optionalTime: Reader = (row, value, field) => {
  if (value === null || value === undefined || value === '') return null
  const read = readTime(value, row.context.timeZone)
  if (!read) return row.giveUp(field, 'unreadable-time', value)
  if (read.dateOnly) row.repair(field, 'date-only', value)
  return read.time
}

/**
 * When a row was written. Bookkeeping: another time of the row, else the import's, stands in for one that is missing;
 * `quiet` where leaving it out says nothing, as with the time of a last change.
 */
export function bookkeepingTime(others: string[], options: { quiet?: boolean } = {}): Reader {
  return (row, value, field) => {
    const read = readTime(value, row.context.timeZone)
    if (read) return read.time
    if (options.quiet && (value === null || value === undefined || value === ''))
      return standIn(row, others) ?? row.context.startedAt
    if (value === null || value === undefined || value === '') row.repair(field, 'time-missing', value)
    else row.giveUp(field, 'time-missing', value)
    return standIn(row, others) ?? row.context.startedAt
  }
}

function standIn({ source, context }: StagedRow, others: string[]) {
  for (const other of others) {
    const read = readTime(source[other], context.timeZone)
    if (read) return read.time
  }
  return null
}

/** A date of birth. */
export const calendarDate: Reader = (row, value, field) => {
  if (value === null || value === undefined || value === '') return null
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:[T ].*)?$/.exec(String(value).trim())
  if (!match || !isCalendarDate(Number(match[1]), Number(match[2]), Number(match[3])))
    return row.giveUp(field, 'unreadable-date', value)
  const date = `${match[1]}-${match[2]}-${match[3]}`
  return date <= row.context.startedAt.slice(0, 10) ? date : row.giveUp(field, 'out-of-range', value)
}

const firstYear = 1850
const lastYear = 2199

function isCalendarDate(year: number, month: number, day: number) {
  if (year < firstYear || year > lastYear || month < 1 || month > 12 || day < 1) return false
  return day <= 28 || day <= daysInMonth(year, month)
}
