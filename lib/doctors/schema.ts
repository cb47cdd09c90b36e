import * as z from 'zod'
import { paging } from '@/lib/tables/paging'
import { approvalStates } from './vocabulary'

export const doctorListFilter = paging.extend({ state: z.enum(approvalStates).optional().catch(undefined) })
export type DoctorListFilter = z.infer<typeof doctorListFilter>
