import * as z from 'zod'
import { idText, versionNumber } from '@/lib/forms/text'
import { paging } from '@/lib/tables/paging'

export const runId = z.coerce.number().int().min(1).max(2_147_483_647)

const timeZone = z
  .string()
  .max(60)
  .refine(
    (name) => Intl.supportedValuesOf('timeZone').includes(name) || name === 'UTC',
    'Choose a time zone from the list.',
  )

export const startImportInput = z.object({
  run: runId,
  version: versionNumber,
  timeZone,
  dryRun: z.coerce.boolean().optional(),
})
export const runInput = z.object({ run: runId, version: versionNumber })
export const problemFilter = paging.extend({ kind: z.enum(['repaired', 'quarantined']).catch('quarantined') })

/** A mended row: every column of the legacy record as text. An emptied one is missing. */
export const mendProblemInput = z.object({
  id: idText,
  version: versionNumber,
  field: z.record(z.string(), z.string()).default({}),
})
export const problemInput = z.object({ id: idText, version: versionNumber })
