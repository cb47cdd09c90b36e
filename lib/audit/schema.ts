import * as z from 'zod'
import { paging } from '@/lib/tables/paging'
import { outcomes } from './vocabulary'

const id = z.string().trim().min(1).max(200).optional().catch(undefined)

export const auditFilter = paging.extend({
  patient: id,
  actor: id,
  action: z
    .string()
    .trim()
    .regex(/^[\w.-]{1,60}$/)
    .optional()
    .catch(undefined),
  outcome: z.enum(outcomes).optional().catch(undefined),
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
})
export type AuditFilter = z.infer<typeof auditFilter>
