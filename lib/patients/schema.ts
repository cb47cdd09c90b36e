import * as z from 'zod'
import { paging } from '@/lib/tables/page'

export const genders = ['male', 'female', 'other'] as const
export type Gender = (typeof genders)[number]

export const genderLabels: Record<Gender, string> = { male: 'Male', female: 'Female', other: 'Other' }

export const resultFilters = ['positive', 'negative', 'none'] as const
export const visitFilters = ['30d', '90d', 'over-9-months', 'never'] as const
export const patientSorts = ['visit', 'name'] as const

export const resultFilterLabels: Record<(typeof resultFilters)[number], string> = {
  positive: 'Positive',
  negative: 'Negative',
  none: 'None conclusive',
}
export const visitFilterLabels: Record<(typeof visitFilters)[number], string> = {
  '30d': 'In the last 30 days',
  '90d': 'In the last 90 days',
  'over-9-months': 'More than 9 months ago',
  never: 'Never',
}

const stageFilters = ['0', '1', '1.5', '2', '2.5', '3', '4', '5'] as const

/** A list of patients as its address says; what is not understood is left out. Names stand behind the handle `s`. */
export const patientListFilter = paging.extend({
  stage: z.enum(stageFilters).optional().catch(undefined),
  result: z.enum(resultFilters).optional().catch(undefined),
  visit: z.enum(visitFilters).optional().catch(undefined),
  doctor: z.string().min(1).max(200).optional().catch(undefined),
  nodoctor: z.literal('1').optional().catch(undefined),
  sort: z.enum(patientSorts).catch('visit'),
  s: z.string().regex(/^[\w-]{16,64}$/).optional().catch(undefined),
})
export type PatientListFilter = z.infer<typeof patientListFilter>
