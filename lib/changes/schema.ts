import * as z from 'zod'
import { paging } from '@/lib/tables/paging'
import { recordTables } from './vocabulary'

const id = z.string().min(1).max(200)

export const recordAddress = z.object({ table: z.enum(recordTables), id })
export const historyFilter = paging

export const undoInput = z.object({
  operation: id,
  /** Leave what conflicts as it is, and take back the rest. */
  rest: z.literal('yes').optional(),
})

export const restoreVersionInput = z.object({
  table: z.enum(recordTables),
  id,
  seq: z.string().regex(/^\d{1,18}$/),
  reason: z.string().trim().max(1000, 'Use at most 1,000 characters.').optional(),
})

export const nothing = z.object({})
