import * as z from 'zod'
import { recordTables } from '@/lib/changes/vocabulary'
import { idText } from '@/lib/forms/text'
import { paging } from '@/lib/tables/paging'
import { trashStates } from './vocabulary'

const reason = z
  .string({ error: 'Say why.' })
  .trim()
  .min(3, 'Say why, in a few words.')
  .max(1000, 'Use at most 1,000 characters.')

export const trashFilter = paging.extend({
  state: z.enum(trashStates).catch('waiting'),
  table: z.enum(recordTables).optional().catch(undefined),
  /** What is searched for, behind its handle. */
  s: z
    .string()
    .regex(/^[\w-]{16,64}$/)
    .optional()
    .catch(undefined),
})
export type TrashFilter = z.infer<typeof trashFilter>

export const searchTrashInput = trashFilter.pick({ state: true, table: true }).extend({
  terms: z
    .string({ error: 'Enter a name or an id.' })
    .trim()
    .min(1, 'Enter a name or an id.')
    .max(200, 'Search for at most 200 characters.'),
})
export const moveToTrashInput = z.object({ table: z.enum(recordTables), id: idText, reason })
export const restoreInput = z.object({ deletion: idText })
export const purgeInput = z.object({
  deletion: idText,
  reason,
  sure: z.literal('on', { error: 'Confirm that it may be deleted for good.' }),
})
