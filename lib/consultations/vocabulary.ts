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

export const calendarViews = ['day', 'week', 'month', 'list'] as const
export type CalendarView = (typeof calendarViews)[number]
export const calendarViewLabels: Record<CalendarView, string> = {
  day: 'Day',
  week: 'Week',
  month: 'Month',
  list: 'List',
}
