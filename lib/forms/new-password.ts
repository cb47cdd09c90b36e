import * as z from 'zod'

export const passwordLength = { least: 12, most: 128 }

export const tooShortPassword = `Use at least ${passwordLength.least} characters; several words together are easy to remember.`

/** As people count: an accent is no letter of its own. */
export function lengthOfPassword(password: string): number {
  return [...password.normalize('NFC')].length
}

/**
 * A password to be chosen. Its length is looked at here, so that it is said together with what else a form lacks: a
 * password is typed anew each time. What else makes it a bad one needs the account.
 */
export function newPasswordText(missing: string) {
  return z
    .string({ error: missing })
    .max(1000, `Use at most ${passwordLength.most} characters.`)
    .refine((password) => lengthOfPassword(password) >= passwordLength.least, tooShortPassword)
}
