import type { RecordTable } from '@/lib/changes/vocabulary'

/** Which records a list shows, for looking for them in the trash; where nobody searches, there is none. */
export const tableOfList: Partial<Record<string, RecordTable>> = {
  patients: 'patients',
  doctors: 'doctors',
  users: 'users',
  consultations: 'consultations',
  assignments: 'doctor_patient_assignments',
}

/** What became of a deletion. */
export const trashStates = ['waiting', 'restored', 'purged'] as const
export type TrashState = (typeof trashStates)[number]

export const trashStateLabels: Record<TrashState, string> = {
  waiting: 'In the trash',
  restored: 'Restored',
  purged: 'Purged',
}
