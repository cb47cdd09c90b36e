import * as z from 'zod'
import { correctionOutcomes, correctionSubjects } from './vocabulary'

const id = z.string().min(1).max(200)
const version = z.coerce.number().int().min(1)

export const beginCorrectionInput = z.object({
  about: z.enum(correctionSubjects, { error: 'Choose what it is about.' }),
})

const words = z.string().trim().max(2000, 'Use at most 2000 letters.').optional()

export const describeCorrectionInput = z
  .object({
    id,
    version,
    place: z.string().trim().max(300, 'Use at most 300 letters.').optional(),
    wrong: words,
    intent: z.literal('later').optional(),
  })
  .refine(({ wrong, intent }) => wrong || intent, { path: ['wrong'], error: 'Write what is wrong.' })

export const mendCorrectionInput = z
  .object({ id, version, shouldSay: words, intent: z.enum(['later', 'back']).optional() })
  .refine(({ shouldSay, intent }) => shouldSay || intent, { path: ['shouldSay'], error: 'Write what it should say.' })

export const oneCorrectionInput = z.object({ id, version })

export const answerCorrectionInput = z.object({
  id,
  outcome: z.enum(correctionOutcomes, { error: 'Choose what became of it.' }),
  answer: z
    .string({ error: 'Write an answer to the patient.' })
    .trim()
    .min(1, 'Write an answer to the patient.')
    .max(4000, 'Use at most 4000 characters.'),
})
