import * as z from 'zod'
import { exportFormats } from './vocabulary'

const fields = z.record(z.string(), z.union([z.string(), z.array(z.string())]))

/** What a bulk job keeps: which action, on which list, with what its form said. Its rows are in `job_batches`. */
export const bulkParams = z.object({
  list: z.string(),
  fields,
  /** How the rows were chosen, in words. */
  selection: z.string(),
})
export type BulkParams = z.infer<typeof bulkParams>

/** What an export keeps: the view as it was. `state` is a list's state (lib/lists/state.ts). */
export const exportParams = z.object({
  list: z.string(),
  format: z.enum(exportFormats),
  state: z.unknown(),
})
export type ExportParams = z.infer<typeof exportParams>

export const undoParams = z.object({ operationId: z.string(), skipConflicts: z.boolean() })
