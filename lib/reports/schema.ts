import * as z from 'zod'
import { paging } from '@/lib/tables/paging'
import { requestStatuses } from './vocabulary'

export const reportListFilter = paging.extend({ status: z.enum(requestStatuses).optional().catch(undefined) })
export type ReportListFilter = z.infer<typeof reportListFilter>
