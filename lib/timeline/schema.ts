import * as z from 'zod'
import { paging } from '@/lib/tables/paging'
import { eventTypes, severities } from './vocabulary'

const day = z.iso.date().optional().catch(undefined)

/** The filters of a timeline page as they stand in its address; what is not understood is left out. */
export const timelineFilter = z.object({
  type: z.enum(eventTypes).optional().catch(undefined),
  severity: z.enum(severities).optional().catch(undefined),
  doctor: z.string().min(1).max(200).optional().catch(undefined),
  from: day,
  to: day,
  ...paging.pick({ after: true, before: true }).shape,
})
export type TimelineFilter = z.infer<typeof timelineFilter>
