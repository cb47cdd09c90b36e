import * as z from 'zod'
import type { Read } from './read-date'

/** The largest amount a `numeric(12, 2)` holds. */
const mostDigits = 10

/**
 * Reads an amount into the text a `numeric` column takes ("1234.50"). Thousands may be apart by a space, an apostrophe
 * or, where it can be nothing else, a comma; "1,234" alone has two readings and is refused.
 */
export function readMoney(text: string): Read<string> {
  const given = text.normalize('NFKC').trim()
  const compact = given.replace(/(?<=\d)[\s'’](?=\d{3}(?!\d))/g, '')
  if (/^-/.test(compact)) return { error: 'An amount cannot be negative. Enter 0 for what was free of charge.' }
  const plain = /^(\d+)(?:[.,](\d{1,2}))?$/.exec(compact) ?? /^(\d{1,3}(?:,\d{3})+)\.(\d{1,2})$/.exec(compact)
  const ambiguous = /^(\d{1,3})[.,](\d{3})$/.exec(compact)
  if (ambiguous)
    return {
      error: `“${given}” can be ${ambiguous[1]}${ambiguous[2]} or ${ambiguous[1]}.${ambiguous[2]}. Write it without a separator of thousands, such as ${ambiguous[1]}${ambiguous[2]}.`,
    }
  const grouped = /^(\d{1,3})((?:,\d{3}){2,})$/.exec(compact)
  const whole = (plain?.[1] ?? grouped?.[0] ?? '').replace(/,/g, '').replace(/^0+(?=\d)/, '')
  if (whole === '') return { error: `“${given.slice(0, 40)}” is not an amount. Write it like 120 or 120.50.` }
  if (whole.length > mostDigits) return { error: 'This amount is too large. Use at most ten digits before the point.' }
  return { value: `${whole}.${(plain?.[2] ?? '').padEnd(2, '0')}` }
}

/** An amount, as text for a `numeric` column; left empty it is null. */
export function moneyText() {
  return z
    .string()
    .max(40, 'Write the amount like 120 or 120.50.')
    .optional()
    .transform((text, context): string | null => {
      if (!text?.trim()) return null
      const read = readMoney(text)
      if (read.error === undefined) return read.value
      context.addIssue({ code: 'custom', message: read.error })
      return z.NEVER
    })
}

/** A whole number as typed; left empty it is null. `what` is its name with the article, such as "the duration". */
export function wholeNumber({ what, least, most, unit }: { what: string; least: number; most: number; unit?: string }) {
  const range = `${least} to ${most}${unit ? ` ${unit}` : ''}`
  return z
    .string()
    .max(40, `Enter ${what} as a whole number, ${range}.`)
    .optional()
    .transform((text, context): number | null => {
      const given = text?.normalize('NFKC').trim() ?? ''
      if (given === '') return null
      const number = /^[+-]?\d{1,15}$/.test(given) ? Number(given) : Number.NaN
      if (number >= least && number <= most) return number
      context.addIssue({ code: 'custom', message: `Enter ${what} as a whole number, ${range}.` })
      return z.NEVER
    })
}
