import * as z from 'zod'
import { exportFormats } from '@/lib/jobs/vocabulary'

const one = (given: unknown) => (Array.isArray(given) ? given[0] : given)

/** Which list, as what; the rest of an export's address or form says how the list is looked at. */
export const exportRequest = z.object({
  list: z.preprocess(one, z.string().max(100)),
  format: z.preprocess(one, z.enum(exportFormats)).catch('csv'),
})
