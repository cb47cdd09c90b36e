import { daysInMonth } from './clock'

/**
 * A calendar date as people write it. Nothing is guessed: what has two readings is refused with both of them, because
 * browsers, countries and old files disagree about the order of day and month.
 */
export type Read<Value> = { value: Value; error?: undefined } | { value?: undefined; error: string }

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]
const weekday = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[\s,.]+/i
const example = '23 Nov 2026'
const firstYear = 1850
const lastYear = 2199

/** Reads a date into ISO form (2026-11-23). */
export function readDate(text: string): Read<string> {
  const given = text.normalize('NFKC').trim().replace(/\s+/g, ' ')
  if (given === '') return { error: `Enter a date, such as ${example}.` }
  const rest = given.replace(weekday, '')
  return readIso(rest) ?? readNumbers(rest) ?? readWords(rest) ?? { error: unreadable(given) }
}

/** "23 Nov 2026", the way dates are written on every page. */
export function writeDate(iso: string): string {
  const [year = '', month = '', day = ''] = iso.split('-')
  return `${Number(day)} ${shortMonth(Number(month))} ${year}`
}

function readIso(text: string): Read<string> | null {
  const match = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text)
  return match && checked(Number(match[1]), Number(match[2]), Number(match[3]))
}

function readNumbers(text: string): Read<string> | null {
  const match = /^(\d{1,2}) ?([-/. ]) ?(\d{1,2}) ?\2 ?(\d+)$/.exec(text)
  if (!match) return null
  const [first, second, year] = [Number(match[1]), Number(match[3]), match[4] ?? '']
  if (year.length !== 4) return { error: `Write the year of “${text}” with four digits, such as ${example}.` }
  if (first > 12 || first === second) return checked(Number(year), second, first)
  if (second > 12) return checked(Number(year), first, second)
  const readings = [checked(Number(year), second, first), checked(Number(year), first, second)]
  const [dayFirst, monthFirst] = readings.map(({ value }) => value && writeDate(value))
  if (!dayFirst || !monthFirst) return readings[0] ?? null
  return { error: `“${text}” can be ${dayFirst} or ${monthFirst}. Write the month as a word, such as ${dayFirst}.` }
}

function readWords(text: string): Read<string> | null {
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?[\s.\-/]*(?:of )?(\p{L}+)[\s.,\-/]*(\d*)$/iu.exec(text)
  const monthFirst = /^(\p{L}+)[\s.\-/]*(\d{1,2})(?:st|nd|rd|th)?(?:[\s.,\-/]+(\d+))?$/iu.exec(text)
  if (!dayFirst && !monthFirst) return null
  const [day, word, year] = dayFirst
    ? [Number(dayFirst[1]), dayFirst[2] ?? '', dayFirst[3] ?? '']
    : [Number(monthFirst?.[2]), monthFirst?.[1] ?? '', monthFirst?.[3] ?? '']
  const month = monthNamed(word)
  if (month === 0) return { error: `“${word}” is not a month. Write a date such as ${example}.` }
  if (year === '') return { error: `Add the year to “${text}”, such as ${example}.` }
  if (year.length !== 4) return { error: `Write the year of “${text}” with four digits, such as ${example}.` }
  return checked(Number(year), month, day)
}

/** The month whose name begins so; three letters are enough. 0: none. */
function monthNamed(word: string) {
  const name = word.toLowerCase()
  return name.length < 3 ? 0 : months.findIndex((month) => month.startsWith(name === 'sept' ? 'sep' : name)) + 1
}

function checked(year: number, month: number, day: number): Read<string> {
  if (month < 1 || month > 12) return { error: `There is no month ${month}. Write a date such as ${example}.` }
  if (year < firstYear || year > lastYear)
    return { error: `The year ${year} cannot be meant. Use one from ${firstYear} to ${lastYear}.` }
  const days = daysInMonth(year, month)
  if (day < 1 || day > days)
    return { error: `There is no ${day} ${shortMonth(month)} ${year}: that month has ${days} days.` }
  return { value: `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` }
}

function shortMonth(month: number) {
  const name = months[month - 1]?.slice(0, month === 9 ? 4 : 3) ?? ''
  return name.charAt(0).toUpperCase() + name.slice(1)
}

function unreadable(text: string) {
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text
  return `“${shown}” is not a date. Write it like ${example}.`
}
