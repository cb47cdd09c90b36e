export const reportTypes = ['doctor', 'patient', 'comprehensive', 'full', 'summary', 'patient_friendly'] as const
export type ReportType = (typeof reportTypes)[number]

/** Whether it is written for its patient; the others are in the words of doctors. */
export function isForPatients(reportType: string): boolean {
  return reportType === 'patient' || reportType === 'patient_friendly'
}

/** Where a finished report stands. */
export const reportStatuses = ['draft', 'final', 'superseded', 'withdrawn'] as const
export type ReportStatus = (typeof reportStatuses)[number]

/** Where a request for a report stands. */
export const requestStatuses = ['pending', 'generating', 'generated', 'failed', 'archived'] as const
export type RequestStatus = (typeof requestStatuses)[number]

export const reportTypeLabels: Record<ReportType, string> = {
  doctor: 'For the doctor',
  patient: 'For the patient',
  comprehensive: 'Comprehensive',
  full: 'Full',
  summary: 'Summary',
  patient_friendly: 'For the patient, in plain words',
}
export const reportStatusLabels: Record<ReportStatus, string> = {
  draft: 'Draft',
  final: 'Final',
  superseded: 'Superseded',
  withdrawn: 'Withdrawn',
}
export const requestStatusLabels: Record<RequestStatus, string> = {
  pending: 'Pending',
  generating: 'Being made',
  generated: 'Ready',
  failed: 'Failed',
  archived: 'Archived',
}
