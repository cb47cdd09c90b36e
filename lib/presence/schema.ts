import * as z from 'zod'
import { recordTables } from '@/lib/changes/vocabulary'

/** A form says that it is open, or that it was left. */
export const presenceInput = z.object({
  table: z.enum(recordTables),
  id: z.string().min(1).max(200),
  isLeaving: z.boolean().default(false),
})

/** Somebody else who has the record open to edit it. */
export type Editor = { userId: string; name: string; minutes: number }
