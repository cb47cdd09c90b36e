import * as z from 'zod'
import { momentText } from '@/lib/forms/dates'
import { clinicZone } from '@/lib/format/dates'

const id = z.string().trim().min(1).max(200)

export const reportInput = z.object({ id })

export const signInput = z.object({
  id,
  /** What the page showed: a report that was made again meanwhile is another one, and this refuses the old. */
  confirms: z.literal('on', { error: 'Say that you have read the report.' }),
})

export const holdInput = z.object({
  id,
  reason: z
    .string({ error: 'Say why the patient must not read it yet.' })
    .trim()
    .min(1, 'Say why the patient must not read it yet.')
    .max(1000, 'Use at most 1000 characters.'),
  until: momentText(clinicZone, { what: 'until when it is held' }),
})
export type HoldInput = z.infer<typeof holdInput>
