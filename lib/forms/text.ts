import * as z from 'zod'

/** An id as it stands in a hidden field or a path. */
export const idText = z.string().min(1).max(200)

/** The version of a record that a form was opened with. */
export const versionNumber = z.coerce.number().int()

/** A line or more of text that must be given. `what` is its name with its article: "a title". */
export function requiredText(what: string, most: number) {
  return givenText(`Enter ${what}.`, most)
}

/** Text that must be given, else the sentence `missing` is said. `named`: what too long a text is called, "the name". */
export function givenText(missing: string, most: number, named?: string) {
  return z.string({ error: missing }).overwrite(withoutZeros).trim().min(1, missing).max(most, tooLong(most, named))
}

/** Text of at most so many characters, and what is too many said with how many there are. */
export function shortText(most: number, named?: string) {
  return z.string().overwrite(withoutZeros).trim().max(most, tooLong(most, named))
}

/** Text that may be left empty: null then. */
export function optionalText(most: number, named?: string) {
  return shortText(most, named)
    .optional()
    .transform((text) => text || null)
}

/** The same of several lines. Browsers send line ends as two characters; text that nobody touched must read as it did. */
export function optionalLines(most: number) {
  return optionalText(most).transform((text) => text?.replaceAll('\r\n', '\n') ?? null)
}

/** A character that PostgreSQL cannot keep in a text, and that nobody sees: it comes along with what is pasted. */
function withoutZeros(text: string) {
  return text.replaceAll('\u0000', '')
}

function tooLong(most: number, named?: string) {
  return {
    error: ({ input }: { input?: unknown }) => {
      const written = typeof input === 'string' ? ` There are ${input.length.toLocaleString('en-GB')} now.` : ''
      return `Use at most ${most.toLocaleString('en-GB')} characters${named ? ` for ${named}` : ''}.${written}`
    },
  }
}
