import * as z from 'zod'
import { givenText, idText } from '@/lib/forms/text'
import { snoozeDays, worklistKinds } from './vocabulary'

export const markInput = z.object({ kind: z.enum(worklistKinds), subjectId: idText, patientId: idText })
export type MarkInput = z.infer<typeof markInput>

export const snoozeInput = markInput.extend({
  days: z.coerce
    .number({ error: 'Choose for how long.' })
    .refine((days) => snoozeDays.some((known) => known === days), 'Choose for how long.'),
  reason: givenText('Say why it can wait.', 500),
})
export type SnoozeInput = z.infer<typeof snoozeInput>

export const worklistSearch = z.object({ show: z.enum(['open', 'snoozed']).catch('open') })
