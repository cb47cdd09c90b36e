/** Columns whose name does not say it by itself. */
const columnLabels: Record<string, string> = {
  date_of_birth: 'Date of birth',
  deleted_at: 'In the trash since',
  deletion_id: 'Deletion',
  is_active: 'Active',
  user_id: 'Account',
  doctor_id: 'Doctor',
  patient_id: 'Patient',
  session_id: 'Session',
  mri_scan_id: 'Scan',
  report_id: 'Report',
  prediction_id: 'Prediction',
  fee_charged: 'Fee',
  consultation_date: 'Date and time',
  chief_complaint: 'Complaint',
  email: 'E-mail address',
}

/** A column as people read it: "assignment_type" is "Assignment type". */
export function columnLabel(column: string): string {
  const known = columnLabels[column]
  if (known) return known
  const words = column.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** A kept value as text. Moments are shown by the server in the clinic's zone; what has no value says so. */
export function valueText(value: unknown, formatMoment: (moment: Date) => string): string {
  if (value === null || value === undefined || value === '') return 'nothing'
  if (value === true) return 'yes'
  if (value === false) return 'no'
  if (typeof value === 'string') return isMoment(value) ? formatMoment(new Date(value)) : value
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value) && value.every((part) => typeof part === 'string')) return value.join(', ')
  return JSON.stringify(value)
}

function isMoment(text: string) {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(text)
}

/** The column of a form's field: "dateOfBirth" is "date_of_birth". */
export function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
