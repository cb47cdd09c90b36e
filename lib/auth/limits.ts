import type { Role } from '@/lib/db/viewer'

/**
 * How long a login lasts without a click, and at most. Shorter for those who see many records; longer for patients, who
 * may need time.
 */
export const sessionLimits: Record<Role, { idleMinutes: number; absoluteMinutes: number }> = {
  admin: { idleMinutes: 15, absoluteMinutes: 12 * 60 },
  doctor: { idleMinutes: 15, absoluteMinutes: 12 * 60 },
  patient: { idleMinutes: 30, absoluteMinutes: 24 * 60 },
  helper: { idleMinutes: 30, absoluteMinutes: 24 * 60 },
}

export const longestSessionSeconds = 24 * 60 * 60
