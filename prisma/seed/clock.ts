/** Lengths of time in milliseconds, and moments (milliseconds since 1970, UTC) as text. */
export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour
export const year = 365.25 * day
export const month = year / 12

/** As the database reads it: 2026-03-02T09:30:00.000Z. Days are remembered, because millions of moments share them. */
export function iso(moment: number): string {
  const dayNumber = Math.floor(moment / day)
  const rest = Math.floor(moment - dayNumber * day)
  const time = `${two(rest / hour)}:${two((rest % hour) / minute)}:${two((rest % minute) / 1000)}`
  return `${isoDate(moment)}T${time}.${String(rest % 1000).padStart(3, '0')}Z`
}

export function isoDate(moment: number): string {
  const dayNumber = Math.floor(moment / day)
  let text = dates.get(dayNumber)
  if (text === undefined) {
    text = new Date(dayNumber * day).toISOString().slice(0, 10)
    dates.set(dayNumber, text)
  }
  return text
}

/** As people write it: 2 March 2026. */
export function longDate(moment: number): string {
  const [years, months, days] = isoDate(moment).split('-')
  return `${Number(days)} ${monthNames[Number(months) - 1]} ${years}`
}

/** Whole years between two moments. */
export function yearsBetween(earlier: number, later: number): number {
  return Math.floor((later - earlier) / year)
}

/** The same time of day, moved to Monday when it falls on a weekend. */
export function onWorkingDay(moment: number): number {
  const weekday = weekdayOf(moment)
  return weekday === 6 ? moment + 2 * day : weekday === 0 ? moment + day : moment
}

/** 0 is Sunday, as in Date. */
export function weekdayOf(moment: number): number {
  return (Math.floor(moment / day) + 4) % 7 // 1 January 1970 was a Thursday
}

const dates = new Map<number, string>()
const twoDigits = Array.from({ length: 60 }, (_, value) => String(value).padStart(2, '0'))
const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

function two(value: number): string {
  return twoDigits[Math.floor(value)] ?? ''
}
