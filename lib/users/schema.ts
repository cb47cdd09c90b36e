import type { Role } from '@/lib/db/viewer'

export const roleLabels: Record<Role, string> = { admin: 'Administrator', doctor: 'Doctor', patient: 'Patient' }

