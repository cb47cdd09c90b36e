/** The tables whose changes are kept, shown as history and taken back. */
export const recordTables = [
  'users',
  'doctors',
  'patients',
  'patient_medications',
  'doctor_patient_assignments',
  'sessions',
  'consultations',
  'clinical_assessments',
  'mri_scans',
  'predictions',
  'prediction_reviews',
  'medical_reports',
  'report_status',
  'patient_timeline',
  'knowledge_entries',
  'saved_views',
  'csv_mappings',
] as const
export type RecordTable = (typeof recordTables)[number]

export const recordNouns: Record<RecordTable, { one: string; many: string }> = {
  users: { one: 'user', many: 'users' },
  doctors: { one: 'doctor', many: 'doctors' },
  patients: { one: 'patient', many: 'patients' },
  patient_medications: { one: 'medication', many: 'medications' },
  doctor_patient_assignments: { one: 'assignment', many: 'assignments' },
  sessions: { one: 'session', many: 'sessions' },
  consultations: { one: 'consultation', many: 'consultations' },
  clinical_assessments: { one: 'assessment', many: 'assessments' },
  mri_scans: { one: 'scan', many: 'scans' },
  predictions: { one: 'prediction', many: 'predictions' },
  prediction_reviews: { one: 'review', many: 'reviews' },
  medical_reports: { one: 'report', many: 'reports' },
  report_status: { one: 'report request', many: 'report requests' },
  patient_timeline: { one: 'timeline entry', many: 'timeline entries' },
  knowledge_entries: { one: 'knowledge entry', many: 'knowledge entries' },
  saved_views: { one: 'saved view', many: 'saved views' },
  csv_mappings: { one: 'remembered mapping', many: 'remembered mappings' },
}

/** What a write did to a row. */
export const changeKinds = ['create', 'update', 'delete'] as const
export type ChangeKind = (typeof changeKinds)[number]
