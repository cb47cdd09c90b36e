import * as z from 'zod'
import { idText, requiredText } from '@/lib/forms/text'
import { splitParagraphs } from './clinic-text'
import { isTermKey, type TermKey } from './glossary'
import { faultsOf } from './plain-words'

const oneLine = (what: string, most: number) =>
  requiredText(what, most).transform((text) => text.replaceAll(/\s+/g, ' '))

/** A text to sign. Refused, field by field, when patients could not read it. */
export const signTextInput = z
  .object({
    term: z.custom<TermKey>((value) => typeof value === 'string' && isTermKey(value)),
    /** The version that the form was opened with; 0: nobody had signed this word. */
    since: z.coerce.number().int().min(0),
    means: oneLine('what goes on after the word', 300),
    short: oneLine('the short text', 1000),
    full: requiredText('the full text', 4000).transform(splitParagraphs),
  })
  .superRefine(({ term, ...text }, context) => {
    for (const [field, message] of Object.entries(faultsOf(term, text)))
      context.addIssue({ code: 'custom', path: [field], message })
  })
export type SignTextInput = z.infer<typeof signTextInput>

export const withdrawTextInput = z.object({
  id: idText,
  reason: requiredText('why you withdraw it', 500).pipe(z.string().min(3, 'Enter why you withdraw it.')),
})
export type WithdrawTextInput = z.infer<typeof withdrawTextInput>

/** `from=brought`: the form begins with what the program brings instead of what is signed. */
export const textAddress = z.object({ from: z.enum(['brought']).optional().catch(undefined) })
