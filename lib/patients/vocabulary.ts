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

/** What speaks for or against two records being one person; app.similar_to finds them. */
export const likenessReasons = [
  'name-same',
  'name-similar',
  'birth-same',
  'birth-swapped',
  'birth-slip',
  'birth-differs',
  'age-fits',
  'age-differs',
  'phone-same',
] as const
export type LikenessReason = (typeof likenessReasons)[number]

export const likenessReasonLabels: Record<LikenessReason, string> = {
  'name-same': 'same name',
  'name-similar': 'similar name',
  'birth-same': 'same date of birth',
  'birth-swapped': 'day and month of birth swapped',
  'birth-slip': 'date of birth one slip apart',
  'birth-differs': 'another date of birth',
  'age-fits': 'age fits the date of birth',
  'age-differs': 'age does not fit the date of birth',
  'phone-same': 'same telephone number',
}
/** Those that speak against it. */
export const likenessDoubts: readonly LikenessReason[] = ['birth-differs', 'age-differs']

export const portalStates = ['none', 'invited', 'expired', 'active', 'disabled'] as const
export type PortalState = (typeof portalStates)[number]

export const portalStateLabels: Record<PortalState, string> = {
  none: 'No account',
  invited: 'Invited',
  expired: 'Invitation expired',
  active: 'Active',
  disabled: 'Disabled',
}
