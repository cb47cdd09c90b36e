import * as z from 'zod'
import { idText, requiredText, versionNumber } from '@/lib/forms/text'

const abbreviation = z
  .string({ error: 'Enter an abbreviation, such as gait.' })
  .trim()
  .toLowerCase()
  .transform((text) => text.replace(/^\./, ''))
  .pipe(
    z.string().regex(/^[a-z0-9][a-z0-9-]{0,29}$/, {
      error: 'Use up to 30 letters a to z, digits and hyphens, such as gait or no-falls.',
    }),
  )
const fields = {
  abbreviation,
  body: requiredText('the text of the phrase', 4000).transform((text) => text.replaceAll('\r\n', '\n')),
}

export const addPhraseInput = z.object(fields)
export type AddPhraseInput = z.infer<typeof addPhraseInput>

/** Nobody keeps what phrases said before: the form says what it began with, for the case that it has become old. */
const began = z.string().max(5000).default('')
export const changePhraseInput = z.object({
  id: idText,
  version: versionNumber,
  ...fields,
  abbreviationBefore: began,
  bodyBefore: began,
})
export type ChangePhraseInput = z.infer<typeof changePhraseInput>

export const onePhraseInput = z.object({ id: idText, version: versionNumber })
export type OnePhraseInput = z.infer<typeof onePhraseInput>
