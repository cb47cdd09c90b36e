import { daysInMonth } from '@/lib/forms/clock'
import type { DateOrder } from './vocabulary'

/** Months as they begin in the languages our clinics write, accents left out. */
const months = [
  ['jan', 'gen', 'ene', 'styczen', 'sty'],
  ['feb', 'fev', 'fevr', 'fevrier', 'lut'],
  ['mar', 'mrz', 'maerz', 'maart', 'mrt', 'mars'],
  ['apr', 'avr', 'abr', 'kwi'],
  ['may', 'mai', 'mag', 'maj', 'mei', 'mayo'],
  ['jun', 'juin', 'giu', 'cze'],
  ['jul', 'juil', 'lug', 'lip'],
  ['aug', 'aou', 'aout', 'ago', 'sie'],
  ['sep', 'set', 'sept', 'wrz'],
  ['oct', 'okt', 'ott', 'out', 'paz'],
  ['nov', 'lis'],
  ['dec', 'dez', 'des', 'dic', 'gru'],
] as const

export type DateParts = { first: number; second: number; third: number; month: number | null; rest: string }

const numbers = /^(\d{1,4})\s*[-/.\s]\s*(\d{1,2})\s*[-/.\s]\s*(\d{1,4})\.?(?=$|[\sT,])[\s,T]*(.*)$/
const compact = /^(\d{4})(\d{2})(\d{2})$/
const dayMonthName =
  /^(?:\p{L}+,?\s+)?(\d{1,2})(?:st|nd|rd|th|er|\.|º)?[\s/.-]*(?:de\s+|of\s+)?(\p{L}{3,})\.?[\s,/.-]*(?:de\s+|del\s+)?(\d{4})(?=$|[\s,T])[\s,T]*(.*)$/u
const monthNameDay = /^(\p{L}{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?=$|[\s,T])[\s,T]*(.*)$/u

/** The three numbers of something that looks like a date, and what follows it (a time); null for anything else. */
export function dateParts(value: string): DateParts | null {
  const text = value.trim().replace(/\s+/g, ' ') // else a cell of spaces is tried in every way there is to divide them
  const plain = numbers.exec(text) ?? compact.exec(text)
  if (plain) {
    const [, first, second, third, rest = ''] = plain
    return { first: Number(first), second: Number(second), third: Number(third), month: null, rest }
  }
  const named = dayMonthName.exec(text)
  const [day, name, year, rest] = named ? named.slice(1) : reordered(monthNameDay.exec(text))
  const month = name ? monthByName(name) : null
  if (!month) return null
  return { first: Number(day), second: month, third: Number(year), month, rest: rest ?? '' }
}

function reordered(match: RegExpExecArray | null) {
  return match ? [match[2], match[1], match[3], match[4]] : []
}

function monthByName(name: string): number | null {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
  // the longest beginning decides: "mars" is March, "mai" is May, "juillet" is July and not June
  let best = { month: 0, length: 0 }
  for (const [index, names] of months.entries()) {
    for (const begins of names) {
      if (plain.startsWith(begins) && begins.length > best.length) best = { month: index + 1, length: begins.length }
    }
  }
  return best.month || null
}

/**
 * A calendar date as yyyy-mm-dd, or null. The year has four digits: of two, nobody knows whether '24 is a child or the
 * mother of its grandmother. A year in front is taken as one in any order.
 */
export function readDate(value: string, order: DateOrder): string | null {
  const parts = dateParts(value)
  return parts ? dateOf(parts, order) : null
}

export function dateOf({ first, second, third, month }: DateParts, order: DateOrder): string | null {
  if (month !== null) return calendarDate(third, month, first)
  if (first > 31) return third > 31 ? null : calendarDate(first, second, third)
  if (third <= 31) return null
  if (order === 'dmy') return calendarDate(third, second, first)
  if (order === 'mdy') return calendarDate(third, first, second)
  return null
}

function calendarDate(year: number, month: number, day: number): string | null {
  if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

const clock = /^(\d{1,2})(?:[:.hH](\d{2}))?(?:[:.](\d{2})(?:[.,]\d+)?)?\s*(am|pm|a\.m\.|p\.m\.|uhr|h)?$/i

/** A time of day as hh:mm, or null: 14:30, 14.30, 14h30, 2:30 pm. */
export function readClock(value: string): string | null {
  const match = clock.exec(value.trim())
  if (!match) return null
  const [, hourText = '', minuteText, , half] = match
  if (minuteText === undefined && half === undefined) return null // a bare number is no time
  const evening = /^p/i.test(half ?? '')
  const morning = /^a/i.test(half ?? '')
  const hour = Number(hourText)
  if ((evening || morning) && (hour < 1 || hour > 12)) return null
  const hours = evening ? (hour % 12) + 12 : morning ? hour % 12 : hour
  const minutes = Number(minuteText ?? '0')
  if (hours > 23 || minutes > 59) return null
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}
