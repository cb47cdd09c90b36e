import * as z from 'zod'
import { idText } from '@/lib/forms/text'
import { snoozeDays, worklistKinds } from './vocabulary'

export const markInput = z.object({ kind: z.enum(worklistKinds), subjectId: idText, patientId: idText })
export type MarkInput = z.infer<typeof markInput>

export const snoozeInput = markInput.extend({
  days: z.coerce
    .number({ error: 'Choose for how long.' })
    .refine((days) => snoozeDays.some((known) => known === days), 'Choose for how long.'),
  reason: z
    .string({ error: 'Say why it can wait.' })
    .trim()
    .min(1, 'Say why it can wait.')
    .max(500, 'Use at most 500 characters.'),
})
export type SnoozeInput = z.infer<typeof snoozeInput>

export const worklistSearch = z.object({ show: z.enum(['open', 'snoozed']).catch('open') })
