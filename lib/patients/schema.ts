import * as z from 'zod'
import { paging } from '@/lib/tables/paging'
import { patientSorts, resultFilters, visitFilters } from './vocabulary'

const stageFilters = ['0', '1', '1.5', '2', '2.5', '3', '4', '5'] as const

/** A list of patients as its address says; what is not understood is left out. Names stand behind the handle `s`. */
export const patientListFilter = paging.extend({
  stage: z.enum(stageFilters).optional().catch(undefined),
  result: z.enum(resultFilters).optional().catch(undefined),
  visit: z.enum(visitFilters).optional().catch(undefined),
  doctor: z.string().min(1).max(200).optional().catch(undefined),
  nodoctor: z.literal('1').optional().catch(undefined),
  sort: z.enum(patientSorts).catch('visit'),
  s: z
    .string()
    .regex(/^[\w-]{16,64}$/)
    .optional()
    .catch(undefined),
})
export type PatientListFilter = z.infer<typeof patientListFilter>
