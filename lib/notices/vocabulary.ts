/** What somebody can hear of. */
export const noticeKinds = [
  'patient-assigned',
  'care-ended',
  'visit-booked',
  'visit-moved',
  'visit-cancelled',
  'report-to-sign',
  'report-failed',
  'job-done',
  'job-failed',
  'job-cancelled',
  'correction-asked',
  'doctor-registered',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

/** The tables whose records notices tell of. */
export const noticeEntities = [
  'doctor_patient_assignments',
  'consultations',
  'medical_reports',
  'report_status',
  'jobs',
  'import_runs',
  'correction_requests',
  'doctors',
] as const
export type NoticeEntity = (typeof noticeEntities)[number]

/** The kinds that reach each role, as they are chosen. */
export const kindsOfRole = {
  admin: ['job-done', 'job-failed', 'job-cancelled', 'report-failed', 'correction-asked', 'doctor-registered'],
  doctor: [
    'patient-assigned',
    'care-ended',
    'visit-booked',
    'visit-moved',
    'visit-cancelled',
    'report-to-sign',
    'report-failed',
  ],
} as const satisfies Record<string, readonly NoticeKind[]>

export const noticeKindLabels: Record<NoticeKind, string> = {
  'patient-assigned': 'A patient was assigned to me',
  'care-ended': 'My care of a patient ended',
  'visit-booked': 'A visit was booked with me',
  'visit-moved': 'A visit of mine was moved',
  'visit-cancelled': 'A visit of mine was cancelled, or given to another doctor',
  'report-to-sign': 'A report waits for a signature',
  'report-failed': 'A report that I asked for could not be made',
  'job-done': 'A job or an import of mine is done',
  'job-failed': 'A job or an import of mine failed',
  'job-cancelled': 'Somebody else stopped a job of mine',
  'correction-asked': 'A patient asked for a correction',
  'doctor-registered': 'A doctor registered and waits for approval',
}

/** More than these are not counted: nobody reads the difference. */
export const mostUnreadCounted = 99

export function unreadWords(unread: number): { digits: string; words: string } {
  const digits = unread > mostUnreadCounted ? `${mostUnreadCounted}+` : String(unread)
  if (unread === 0) return { digits: '', words: 'No unread notices' }
  if (unread > mostUnreadCounted) return { digits, words: `More than ${mostUnreadCounted} unread notices` }
  return { digits, words: unread === 1 ? '1 unread notice' : `${digits} unread notices` }
}
