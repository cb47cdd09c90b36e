import * as z from 'zod'
import { optionalDateText } from '@/lib/forms/dates'
import { readShare } from '@/lib/forms/share'
import { idText, optionalText, requiredText, versionNumber } from '@/lib/forms/text'

const entryFields = {
  title: requiredText('a title', 300),
  content: requiredText('the text', 200_000),
  category: requiredText('a category, such as treatment', 100),
  sourceType: requiredText('the kind of source, such as guideline', 100),
  sourceUrl: optionalText(2000).refine((text) => text === null || isWebAddress(text), {
    error: 'Enter a web address that begins with http:// or https://, such as https://www.who.int.',
  }),
  author: optionalText(300),
  publicationDate: optionalDateText({ what: 'the date of publication', latest: 'today' }),
  credibilityScore: z
    .string({ error: 'Enter how credible the source is, from 0 to 1.' })
    .max(20, 'Enter how credible the source is, from 0 to 1.')
    .transform((text, context): number => {
      const read = readShare(text, 'how credible the source is')
      if (read.error === undefined) return read.value
      context.addIssue({ code: 'custom', message: read.error })
      return z.NEVER
    }),
}

export const createKnowledgeInput = z.object(entryFields)
export type CreateKnowledgeInput = z.infer<typeof createKnowledgeInput>

export const updateKnowledgeInput = z.object({ id: idText, version: versionNumber, ...entryFields })
export type UpdateKnowledgeInput = z.infer<typeof updateKnowledgeInput>

/** Never javascript: or data:, which a link would run. */
export function isWebAddress(text: string): boolean {
  if (!/^https?:\/\/\S+$/.test(text)) return false
  return URL.canParse(text)
}
