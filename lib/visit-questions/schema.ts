import * as z from 'zod'
import { givenText, idText, optionalText, versionNumber } from '@/lib/forms/text'

/** A browser counts a line end as one character and sends two. */
const lines = (text: string) => text.replaceAll('\r\n', '\n')

const body = z.preprocess(
  (given) => (typeof given === 'string' ? lines(given) : given),
  givenText('Enter your question.', 500, 'your question'),
)
const answer = z.preprocess((given) => (typeof given === 'string' ? lines(given) : given), optionalText(2000))

/** A large tick says "yes", or nothing at all. */
const later = z
  .literal('yes')
  .optional()
  .transform((said) => said === 'yes')

export const writeQuestionInput = z.object({ body, later })
export type WriteQuestionInput = z.infer<typeof writeQuestionInput>

export const changeQuestionInput = z.object({ id: idText, version: versionNumber, body, later })
export type ChangeQuestionInput = z.infer<typeof changeQuestionInput>

export const answerQuestionInput = z.object({ id: idText, version: versionNumber, answer })
export type AnswerQuestionInput = z.infer<typeof answerQuestionInput>

export const oneQuestionInput = z.object({ id: idText, version: versionNumber })
export type OneQuestionInput = z.infer<typeof oneQuestionInput>
