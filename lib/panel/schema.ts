import * as z from 'zod'
import { stages } from '@/lib/predictions/vocabulary'
import { trends } from './vocabulary'

/** Which part of the panel is listed below the strip. */
export const panelSearch = z.object({
  trend: z.enum(trends).optional().catch(undefined),
  stage: z
    .union([z.literal('none'), z.coerce.number().refine((value) => stages.some((known) => known === value))])
    .optional()
    .catch(undefined),
})
