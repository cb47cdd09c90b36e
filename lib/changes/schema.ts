import * as z from 'zod'
import { idText } from '@/lib/forms/text'
import { paging } from '@/lib/tables/paging'
import { recordTables } from './vocabulary'

export const recordAddress = z.object({ table: z.enum(recordTables), id: idText })
export const historyFilter = paging

export const undoInput = z.object({
  operation: idText,
  /** Leave what conflicts as it is, and take back the rest. */
  rest: z.literal('yes').optional(),
})

export const restoreVersionInput = z.object({
  table: z.enum(recordTables),
  id: idText,
  seq: z.string().regex(/^\d{1,18}$/),
  reason: z.string().trim().max(1000, 'Use at most 1,000 characters.').optional(),
})

export const nothing = z.object({})
