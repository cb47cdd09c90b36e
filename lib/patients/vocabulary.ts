export const genders = ['male', 'female', 'other'] as const
export type Gender = (typeof genders)[number]

export const genderLabels: Record<Gender, string> = { male: 'Male', female: 'Female', other: 'Other' }

export const resultFilters = ['positive', 'negative', 'none'] as const
export const visitFilters = ['30d', '90d', 'over-9-months', 'never', 'active'] as const
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
  active: 'Active in the last 30 days',
}
