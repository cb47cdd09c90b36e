import type { Role } from '@/lib/db/viewer'

export const roleLabels: Record<Role, string> = {
  admin: 'Administrator',
  doctor: 'Doctor',
  patient: 'Patient',
  helper: 'Helper of a patient',
}

export const accountStates = ['active', 'disabled'] as const
export type AccountState = (typeof accountStates)[number]

export const accountStateLabels: Record<AccountState, string> = { active: 'Active', disabled: 'Disabled' }
