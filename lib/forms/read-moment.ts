import { momentsShowing, offsetAt, wallClock, writeOffset } from './clock'
import { readDate, writeDate, type Read } from './read-date'

const example = '23 Nov 2026, 14:30'
/** More is no date with a time, and would be tried in every way there is to divide it. */
const longestText = 100
const time =
  /^(.*?)[\s,T]+(?:at\s+)?(\d{1,2})(?:[:.](\d{2})(?:[:.](\d{2})(?:[.,](\d{1,6}))?)?)?\s*(am|pm|a\.m\.|p\.m\.)?\s*(Z|[+-]\d{2}:?\d{2})?$/i

/**
 * Reads a date with a time on the clock of `zone`. An offset ("+02:00") says itself which moment is meant; without one, a
 * time that clocks skip does not exist, and a time they show twice is asked for again with its offset.
 */
export function readMoment(text: string, zone: string): Read<Date> {
  const given = text.normalize('NFKC').replace(/[−–]/g, '-').trim().replace(/\s+/g, ' ')
  if (given === '') return { error: `Enter a date and a time, such as ${example}.` }
  const alone = readDate(given)
  if (alone.error === undefined)
    return { error: `Add the time to ${writeDate(alone.value)}, such as ${writeDate(alone.value)}, 14:30.` }
  if (given.length > longestText) return alone
  const match = time.exec(given)
  if (!match) return alone
  const date = readDate(match[1] ?? '')
  if (date.error !== undefined) return match[3] === undefined && !match[6] ? alone : date
  const clock = readTime(match)
  if (clock.error !== undefined) return clock
  const wall = Date.parse(`${date.value}T00:00:00Z`) + clock.value
  return match[7] ? atOffset(wall, match[7]) : onTheClock(wall, zone)
}

/** "23 Nov 2026, 14:30"; with its seconds and its offset only where they are needed to read the same moment again. */
export function writeMoment(moment: Date, zone: string): string {
  const wall = wallClock(moment.getTime(), zone)
  const iso = new Date(wall).toISOString()
  const seconds = iso.slice(17, 23)
  const exact = seconds === '00.000' ? '' : `:${seconds.replace('.000', '')}`
  const twice = momentsShowing(wall, zone).length > 1
  const offset = twice ? ` ${writeOffset(offsetAt(moment.getTime(), zone))}` : ''
  return `${writeDate(iso.slice(0, 10))}, ${iso.slice(11, 16)}${exact}${offset}`
}

/** Milliseconds since midnight. */
function readTime(match: RegExpExecArray): Read<number> {
  const [hour, minute, second] = [Number(match[2]), Number(match[3] ?? 0), Number(match[4] ?? 0)]
  const half = match[6]?.charAt(0).toLowerCase()
  const shown = `${match[2]}:${match[3] ?? '00'}`
  if (match[3] === undefined && !half) return { error: `Write the time with its minutes, such as ${match[2]}:00.` }
  if (minute > 59 || second > 59 || (half ? hour < 1 || hour > 12 : hour > 23))
    return { error: `There is no time ${shown}${half ? ` ${half}m` : ''}. Write it like 14:30.` }
  const hours = half ? (hour % 12) + (half === 'p' ? 12 : 0) : hour
  const milliseconds = Math.floor(Number(`0.${match[5] ?? 0}`) * 1000)
  return { value: ((hours * 60 + minute) * 60 + second) * 1000 + milliseconds }
}

function atOffset(wall: number, offset: string): Read<Date> {
  if (/^z$/i.test(offset)) return { value: new Date(wall) }
  const [hours, minutes] = [Number(offset.slice(1, 3)), Number(offset.slice(-2))]
  if (hours > 14 || minutes > 59)
    return { error: `There is no time zone ${offset}. Leave it out for the clinic’s clock.` }
  const ahead = (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000
  return { value: new Date(wall - ahead) }
}

function onTheClock(wall: number, zone: string): Read<Date> {
  const found = momentsShowing(wall, zone)
  const [first, second] = found
  const words = wordsOf(wall)
  if (first === undefined) {
    const length = offsetAt(wall + 86_400_000, zone) - offsetAt(wall - 86_400_000, zone)
    return {
      error: `${words} does not exist: the clocks go forward then. ${wordsOf(wall + length)} is what they show instead.`,
    }
  }
  if (second === undefined) return { value: new Date(first) }
  const [earlier, later] = found.map((moment) => writeOffset(offsetAt(moment, zone)))
  return {
    error: `${words} comes twice, because the clocks go back. Write ${words} ${earlier} for the first, or ${words} ${later} for the second.`,
  }
}

function wordsOf(wall: number) {
  const iso = new Date(wall).toISOString()
  return `${writeDate(iso.slice(0, 10))}, ${iso.slice(11, 16)}`
}
