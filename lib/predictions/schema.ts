import * as z from 'zod'
import { clinicZone } from '@/lib/format/dates'
import { momentText } from '@/lib/forms/dates'
import { optionalShare } from '@/lib/forms/share'
import { idText, optionalText, requiredText } from '@/lib/forms/text'
import { binaryResults, predictionTypes, stages } from './vocabulary'

const secondsMessage = 'Enter the time the model took in seconds, such as 41.5.'
const stageTexts = stages.map(String)

const resultFields = {
  sessionId: idText,
  mriScanId: optionalText(200),
  predictionType: z.enum(predictionTypes, { error: 'Choose what the model was asked for.' }),
  binaryResult: z.enum(binaryResults, { error: 'Choose what the model said.' }),
  stageResult: z
    .string()
    .optional()
    .refine((text) => text === undefined || stageTexts.includes(text), { error: 'Choose a stage from the list.' })
    .transform((text) => (text === undefined ? null : Number(text))),
  confidenceScore: optionalShare('the confidence'),
  binaryConfidence: optionalShare('the confidence in the result'),
  stageConfidence: optionalShare('the confidence in the stage'),
  modelVersion: requiredText('the model and its version, such as pd-mri 2.0.1', 200),
  processingTime: z
    .string()
    .max(20, secondsMessage)
    .optional()
    .refine((text) => !text?.trim() || /^\d{1,7}([.,]\d{1,6})?$/.test(text.trim()), { error: secondsMessage })
    .transform((text) => (text?.trim() ? Number(text.trim().replace(',', '.')) : null)),
  createdAt: momentText(clinicZone, { what: 'when the model gave this result', latest: 'today' }),
}

export const recordPredictionInput = z.object(resultFields)
export type RecordPredictionInput = z.infer<typeof recordPredictionInput>

export const correctPredictionInput = z.object({
  /** The version that is corrected. */
  id: idText,
  ...resultFields,
  reason: requiredText('why the record is corrected', 1000),
})
export type CorrectPredictionInput = z.infer<typeof correctPredictionInput>

/** Where to go on with which session: a new result, or the correction of one. */
export const chooseSessionInput = z.object({
  sessionId: requiredText('the session the result belongs to', 520),
  correcting: z.string().max(200).optional(),
})
export type ChooseSessionInput = z.infer<typeof chooseSessionInput>
