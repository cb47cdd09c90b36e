import * as z from 'zod'
import { givenText, idText, shortText, versionNumber } from '@/lib/forms/text'
import { correctionOutcomes, correctionSubjects } from './vocabulary'

export const beginCorrectionInput = z.object({
  about: z.enum(correctionSubjects, { error: 'Choose what it is about.' }),
})

const words = shortText(2000).optional()

export const describeCorrectionInput = z
  .object({
    id: idText,
    version: versionNumber,
    place: shortText(300, 'where it stands').optional(),
    wrong: words,
    intent: z.literal('later').optional(),
  })
  .refine(({ wrong, intent }) => wrong || intent, { path: ['wrong'], error: 'Write what is wrong.' })

export const mendCorrectionInput = z
  .object({ id: idText, version: versionNumber, shouldSay: words, intent: z.enum(['later', 'back']).optional() })
  .refine(({ shouldSay, intent }) => shouldSay || intent, { path: ['shouldSay'], error: 'Write what it should say.' })

export const oneCorrectionInput = z.object({ id: idText, version: versionNumber })

export const answerCorrectionInput = z.object({
  id: idText,
  outcome: z.enum(correctionOutcomes, { error: 'Choose what became of it.' }),
  answer: givenText('Write an answer to the patient.', 4000),
})
