import * as z from 'zod'
import type { Read } from './read-date'

/** Reads a share of one: "0.87", "0,87" or "87 %". */
export function readShare(text: string, what: string): Read<number> {
  const found = /^(\d{1,3}(?:[.,]\d{1,12})?)\s*(%)?$/.exec(text.normalize('NFKC').trim())
  const number = found ? Number(found[1]!.replace(',', '.')) / (found[2] ? 100 : 1) : Number.NaN
  return number >= 0 && number <= 1
    ? { value: number }
    : { error: `Enter ${what} as a number from 0 to 1, such as 0.87, or in per cent, such as 87 %.` }
}

/** A share of one, such as a confidence; left empty it is null. `what` is its name with the article. */
export function optionalShare(what: string) {
  return z
    .string()
    .max(40, `Enter ${what} as a number from 0 to 1.`)
    .optional()
    .transform((text, context): number | null => {
      if (!text?.trim()) return null
      const read = readShare(text, what)
      if (read.error === undefined) return read.value
      context.addIssue({ code: 'custom', message: read.error })
      return z.NEVER
    })
}
