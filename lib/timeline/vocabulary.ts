export const eventTypes = ['scan', 'prediction', 'report', 'consultation', 'diagnosis', 'treatment', 'note'] as const
export type EventType = (typeof eventTypes)[number]

/** What people write by hand; the others follow their records. */
export const handwrittenTypes = ['diagnosis', 'treatment', 'note'] as const

export const severities = ['info', 'low', 'medium', 'high', 'critical'] as const
export type Severity = (typeof severities)[number]

export const relatedTables = [
  'mri_scans',
  'predictions',
  'medical_reports',
  'consultations',
  'clinical_assessments',
] as const
export type RelatedTable = (typeof relatedTables)[number]

export const eventTypeLabels: Record<EventType, string> = {
  scan: 'Scan',
  prediction: 'Prediction',
  report: 'Report',
  consultation: 'Consultation',
  diagnosis: 'Diagnosis',
  treatment: 'Treatment',
  note: 'Note',
}
export const severityLabels: Record<Severity, string> = {
  info: 'Info',
  low: 'Low',
  medium: 'Medium',
  high: 'High',
  critical: 'Critical',
}
