import * as z from 'zod'
import { paging } from '@/lib/tables/page'

export const approvalStates = ['pending', 'approved', 'suspended'] as const
export type ApprovalState = (typeof approvalStates)[number]

export const approvalStateLabels: Record<ApprovalState, string> = { pending: 'Pending', approved: 'Approved', suspended: 'Suspended' }

export const doctorListFilter = paging.extend({ state: z.enum(approvalStates).optional().catch(undefined) })
export type DoctorListFilter = z.infer<typeof doctorListFilter>
