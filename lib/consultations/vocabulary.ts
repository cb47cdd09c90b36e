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

/** "Dr Ito"; the title once, also where the old system wrote it into the name. */
export function doctorTitle(name: string | null): string {
  if (!name?.trim()) return 'a doctor'
  return /^(dr|prof|professor)\b/i.test(name) ? name : `Dr ${name}`
}

export const calendarViews = ['day', 'week', 'month', 'list'] as const
export type CalendarView = (typeof calendarViews)[number]
export const calendarViewLabels: Record<CalendarView, string> = {
  day: 'Day',
  week: 'Week',
  month: 'Month',
  list: 'List',
}
