import * as z from 'zod'
import { versionNumber } from '@/lib/forms/text'
import { paging } from '@/lib/tables/paging'
import { jobSelections, rowOutcomes } from './vocabulary'

const id = z.string().min(1).max(100)

/** What the list of jobs shows. */
export const jobFilter = paging.extend({
  whose: z.enum(['mine', 'all']).catch('all'),
  status: z.enum(jobSelections).optional().catch(undefined),
})
export type JobFilter = z.infer<typeof jobFilter>

/** Which rows of a job its page shows. */
export const jobRowFilter = paging.extend({ outcome: z.enum(rowOutcomes).optional().catch(undefined) })

/** A job that stands at this version. */
export const jobInput = z.object({ id, version: versionNumber })

export const cancelInput = z.object({ id })

export const startInput = jobInput.extend({
  reason: z
    .string({ error: 'Say why, in a few words. It is kept with every change.' })
    .trim()
    .min(1, 'Say why, in a few words. It is kept with every change.')
    .max(1000, 'Say it in at most 1,000 characters.'),
})
