import type { Route } from 'next'
import type { RecordTable } from './vocabulary'

/** Where administrators find a record of each kind. */
const homes: Record<RecordTable, string> = {
  users: '/admin/users',
  doctors: '/admin/doctors',
  patients: '/admin/patients',
  patient_medications: '/admin/medications',
  doctor_patient_assignments: '/admin/assignments',
  sessions: '/admin/sessions',
  consultations: '/admin/consultations',
  clinical_assessments: '/admin/assessments',
  mri_scans: '/admin/scans',
  predictions: '/admin/predictions',
  prediction_reviews: '/admin/reviews',
  medical_reports: '/admin/reports',
  report_status: '/admin/requests',
  patient_timeline: '/admin/timeline',
  knowledge_entries: '/admin/knowledge',
  saved_views: '/admin/views',
  csv_mappings: '/admin/imports/csv/mappings',
}

export function recordHref(table: RecordTable, id: string): Route {
  return `${homes[table]}/${encodeURIComponent(id)}` as Route
}

export function editHref(table: RecordTable, id: string): Route {
  return `${homes[table]}/${encodeURIComponent(id)}/edit` as Route
}

/** Who changed what, and who looked. */
export function historyHref(table: RecordTable, id: string): Route {
  return `/admin/history/${table}/${encodeURIComponent(id)}` as Route
}

/** Says what goes along into the trash, and asks why. */
export function deletionHref(table: RecordTable, id: string): Route {
  return `/admin/trash/new/${table}/${encodeURIComponent(id)}` as Route
}
