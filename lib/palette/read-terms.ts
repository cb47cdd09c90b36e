import { readDate } from '@/lib/forms/read-date'

/**
 * The dates of birth that somebody may mean, in ISO form: both, where day and month can be exchanged. A search may be
 * generous where a form must not be.
 */
export function readBirthDates(text: string): string[] {
  const given = text.trim()
  const written = readDate(given)
  if (written.value) return [written.value]
  if (/^\d{8}$/.test(given)) {
    const yearLast = bothWays(given.slice(0, 2), given.slice(2, 4), given.slice(4))
    return yearLast.length > 0 ? yearLast : existing(`${given.slice(0, 4)}-${given.slice(4, 6)}-${given.slice(6)}`)
  }
  const numbers = /^(\d{1,2}) ?[-/. ] ?(\d{1,2}) ?[-/. ] ?(\d{4})$/.exec(given)
  return numbers ? bothWays(numbers[1]!, numbers[2]!, numbers[3]!) : []
}

/** The digits of a telephone number, or of its end; null when the text is no number. */
export function readPhoneDigits(text: string): string | null {
  if (!/^[+(]?[\d\s().\-/+]*\d$/.test(text.trim())) return null
  const digits = text.replace(/\D/g, '')
  return digits.length >= 4 && digits.length <= 15 ? digits : null
}

function bothWays(first: string, second: string, year: string) {
  return [
    ...new Set([
      ...existing(`${year}-${two(second)}-${two(first)}`),
      ...existing(`${year}-${two(first)}-${two(second)}`),
    ]),
  ]
}

function existing(iso: string) {
  const { value } = readDate(iso)
  return value ? [value] : []
}

function two(digits: string) {
  return digits.padStart(2, '0')
}
