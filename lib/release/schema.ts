import * as z from 'zod'
import { momentText } from '@/lib/forms/dates'
import { givenText, idText } from '@/lib/forms/text'
import { clinicZone } from '@/lib/format/dates'

export const reportInput = z.object({ id: idText })

export const signInput = z.object({
  id: idText,
  /** What the page showed: a report that was made again meanwhile is another one, and this refuses the old. */
  confirms: z.literal('on', { error: 'Say that you have read the report.' }),
})

export const holdInput = z.object({
  id: idText,
  reason: givenText('Say why the patient must not read it yet.', 1000),
  until: momentText(clinicZone, { what: 'until when it is held' }),
})
export type HoldInput = z.infer<typeof holdInput>
