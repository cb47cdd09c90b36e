import * as z from 'zod'

/** An id as it stands in a hidden field or a path. */
export const idText = z.string().min(1).max(200)

/** The version of a record that a form was opened with. */
export const versionNumber = z.coerce.number().int()

/** A line or more of text that must be given. `what` is its name with its article: "a title". */
export function requiredText(what: string, most: number) {
  const message = `Enter ${what}.`
  return z.string({ error: message }).trim().min(1, message).max(most, tooLong(most))
}

/** Text that may be left empty: null then. */
export function optionalText(most: number) {
  return z
    .string()
    .trim()
    .max(most, tooLong(most))
    .optional()
    .transform((text) => text || null)
}

/** The same of several lines. Browsers send line ends as two characters; text that nobody touched must read as it did. */
export function optionalLines(most: number) {
  return optionalText(most).transform((text) => text?.replaceAll('\r\n', '\n') ?? null)
}

function tooLong(most: number) {
  return `Use at most ${most.toLocaleString('en-GB')} characters.`
}
