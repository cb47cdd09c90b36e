import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import * as z from 'zod'
import { idText } from '@/lib/forms/text'

/** What the browser answers, as JSON in a field of a form; its inside is checked by the library. */
const answer = <Answer extends { id: string }>(says: string) =>
  z
    .string({ error: says })
    .max(20_000, says)
    .transform((text, context): Answer => {
      const parsed = parse(text)
      if (isAnswer<Answer>(parsed)) return parsed
      context.addIssue({ code: 'custom', message: says })
      return z.NEVER
    })

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function isAnswer<Answer extends { id: string }>(value: unknown): value is Answer {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'string' &&
    'response' in value &&
    typeof value.response === 'object'
  )
}

/** A path of this site, to return to; anything else leads home. */
const next = z
  .string()
  .regex(/^\/(?![/\\])[\w\-./%~]*$/)
  .max(300)
  .optional()
  .catch(undefined)

export const logInWithPasskeyInput = z.object({
  answer: answer<AuthenticationResponseJSON>('The device gave no answer. Try again, or log in with your password.'),
  next,
})

/** What a device answered that confirms something instead of a password. */
export const confirmAnswer = answer<AuthenticationResponseJSON>(
  'The device gave no answer. Try again, or enter your password.',
)

export const addPasskeyInput = z.object({
  name: z
    .string({ error: 'Enter a name for this device.' })
    .trim()
    .min(1, 'Enter a name for this device, such as My telephone.')
    .max(80, 'Use at most 80 characters.'),
  answer: answer<RegistrationResponseJSON>('The device gave no answer. Try again.'),
})
export type AddPasskeyInput = z.output<typeof addPasskeyInput>

export const onePasskeyInput = z.object({ id: idText })
