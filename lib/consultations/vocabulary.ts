export const consultationTypes = ['in-person', 'telemedicine', 'follow-up', 'emergency'] as const
export type ConsultationType = (typeof consultationTypes)[number]

export const consultationStatuses = ['scheduled', 'completed', 'cancelled', 'no-show'] as const
export type ConsultationStatus = (typeof consultationStatuses)[number]

export const consultationTypeLabels: Record<ConsultationType, string> = {
  'in-person': 'In person',
  telemedicine: 'Telemedicine',
  'follow-up': 'Follow-up',
  emergency: 'Emergency',
}
export const consultationStatusLabels: Record<ConsultationStatus, string> = {
  scheduled: 'Scheduled',
  completed: 'Completed',
  cancelled: 'Cancelled',
  'no-show': 'Missed',
}
