import * as z from 'zod'
import { idText, optionalText, requiredText } from '@/lib/forms/text'
import { reportTypes } from './vocabulary'

const mostRecommendations = 50

const textFields = {
  reportType: z.enum(reportTypes, { error: 'Choose who the report is for.' }),
  title: requiredText('a title', 300),
  content: requiredText('what the report says', 100_000),
  recommendations: z
    .string()
    .max(20_000, 'Use at most 20,000 characters.')
    .optional()
    .transform((text) => (text ?? '').split('\n').flatMap((line) => line.trim() || []))
    .refine((lines) => lines.length <= mostRecommendations, {
      error: `Give at most ${mostRecommendations} recommendations, one a line.`,
    }),
  disclaimer: optionalText(5000),
  /** A draft is not shown to the patient and supersedes nothing. */
  reportStatus: z.enum(['draft', 'final'], { error: 'Choose whether it is finished.' }),
}

export const writeReportInput = z.object({
  sessionId: requiredText('the session the report is on', 520),
  ...textFields,
})
export type WriteReportInput = z.infer<typeof writeReportInput>

export const newVersionInput = z.object({
  /** The version it is written from. */
  id: idText,
  ...textFields,
  reason: optionalText(1000),
})
export type NewVersionInput = z.infer<typeof newVersionInput>

export const publishReportInput = z.object({ id: idText })
export const withdrawReportInput = z.object({ id: idText, reason: requiredText('why it is withdrawn', 1000) })
