import * as z from 'zod'

const address = z
  .email({ error: 'Enter an e-mail address, such as ana@clinic.example.' })
  .max(320, 'Use at most 320 characters for the e-mail address.')

/** An e-mail address that must be given, in lower case: a person has one, however it is typed. */
export const emailText = z.preprocess(lowerCased, address)

/** The same, where it may be left empty: null then. */
export const optionalEmailText = z
  .preprocess((value) => lowerCased(value) || undefined, address.optional())
  .transform((email) => email ?? null)

function lowerCased(value: unknown) {
  return typeof value === 'string' ? value.normalize('NFKC').trim().toLowerCase() : value
}
