import * as z from 'zod'
import { recordTables } from '@/lib/changes/vocabulary'
import { idText } from '@/lib/forms/text'

/** A form says that it is open, or that it was left. */
export const presenceInput = z.object({
  table: z.enum(recordTables),
  id: idText,
  isLeaving: z.boolean().default(false),
})

/** Somebody else who has the record open to edit it. */
export type Editor = { userId: string; name: string; minutes: number }
