import * as z from 'zod'

export const eventTypes = ['scan', 'prediction', 'report', 'consultation', 'diagnosis', 'treatment', 'note'] as const
export type EventType = (typeof eventTypes)[number]

export const severities = ['info', 'low', 'medium', 'high', 'critical'] as const
export type Severity = (typeof severities)[number]

export const relatedTables = ['mri_scans', 'predictions', 'medical_reports', 'consultations'] as const

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

const day = z.iso.date().optional().catch(undefined)

/** The filters of a timeline page as they stand in its address; what is not understood is left out. */
export const timelineFilter = z.object({
  type: z.enum(eventTypes).optional().catch(undefined),
  severity: z.enum(severities).optional().catch(undefined),
  doctor: z.string().min(1).max(200).optional().catch(undefined),
  from: day,
  to: day,
  after: z.string().max(400).optional().catch(undefined),
})
export type TimelineFilter = z.infer<typeof timelineFilter>
