import * as z from 'zod'
import { newPasswordText } from '@/lib/forms/new-password'
import { givenText, idText, versionNumber } from '@/lib/forms/text'
import { asItIs, codeDigits, helpDurations, helperScopes, type HelpDuration } from './vocabulary'

export const nameHelperInput = z.object({
  name: givenText('Enter the name of the person who helps you.', 100, 'the name'),
  email: z
    .email({ error: 'Enter the e-mail address of the person, such as ana@example.org.' })
    .max(320, 'This is too long for an e-mail address.'),
})
export type NameHelperInput = z.output<typeof nameHelperInput>

export const chooseScopeInput = z
  .object({
    id: idText,
    version: versionNumber,
    scope: z.enum(helperScopes, { error: 'Choose what the person may see.' }),
    mayWrite: z
      .literal('yes')
      .optional()
      .transform((value) => value === 'yes'),
  })
  .refine(({ scope, mayWrite }) => !mayWrite || scope === 'everything', {
    path: ['scope'],
    error: 'To write questions, the person must see everything. Choose “Everything”, or take the tick below away.',
  })
export type ChooseScopeInput = z.output<typeof chooseScopeInput>

export const chooseEndInput = z.object({
  id: idText,
  version: versionNumber,
  duration: z.enum([asItIs, ...(Object.keys(helpDurations) as HelpDuration[])], {
    error: 'Choose how long the person may help you.',
  }),
})
export type ChooseEndInput = z.output<typeof chooseEndInput>

export const oneGrantInput = z.object({ id: idText })
export type OneGrantInput = z.output<typeof oneGrantInput>

/** As it is told and typed: with or without spaces and hyphens. */
const code = z
  .string({ error: `Enter the code: ${codeDigits} digits.` })
  .transform((text) => text.replaceAll(/[\s.-]/g, ''))
  .pipe(
    z
      .string()
      .regex(new RegExp(`^\\d{${codeDigits}}$`), `The code has ${codeDigits} digits. Check it and type it again.`),
  )

const token = z.string().min(20).max(100)

export const acceptInput = z.object({ token, code })
export type AcceptInput = z.output<typeof acceptInput>

export const acceptWithAccountInput = z.object({
  token,
  code,
  name: givenText('Enter your name.', 200, 'your name'),
  newPassword: newPasswordText('Choose a password.'),
})
export type AcceptWithAccountInput = z.output<typeof acceptWithAccountInput>
