import type { Edited } from './edited.ts'
import type { AssessmentRow, ReviewRow } from './review-rows.ts'

/**
 * Rows as the tables hold them: names of columns as in SQL, moments as ISO text with an offset, dates as YYYY-MM-DD.
 * Columns that only imports and the trash use (legacy, import_run, deleted_at, deletion_id) keep their defaults.
 */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }
export type Gender = 'male' | 'female' | 'other'
export type ReportType = 'doctor' | 'patient' | 'comprehensive' | 'full' | 'summary' | 'patient_friendly'

export type UserRow = Edited & {
  id: string
  username: string | null
  email: string | null
  password_hash: string | null
  must_change_password: boolean
  name: string
  role: 'admin' | 'doctor' | 'patient' | 'helper'
  age: number | null
  gender: Gender | null
  phone: string | null
  address: string | null
  is_active: boolean
  last_login: string | null
}

export type DoctorRow = Edited & {
  doctor_id: string
  user_id: string
  specialization: string | null
  license_number: string | null
  years_experience: number | null
  hospital_affiliation: string | null
  consultation_fee: number | null
  capacity_patients?: number | null
  approval_state: 'pending' | 'approved' | 'suspended'
  approval_reason: string | null
  approval_changed_by: string | null
  approval_changed_at: string | null
}

export type PatientRow = Edited & {
  patient_id: string
  user_id: string | null
  name: string
  gender: Gender | null
  date_of_birth: string | null
  age_reported: number | null
  age_reported_at: string | null
  medical_history: string | null
  emergency_contact_name: string | null
  emergency_contact_phone: string | null
  insurance_info: string | null
  allergies: string | null
  current_medications: string | null
  phone: string | null
  email: string | null
  address: string | null
}

export type MedicationRow = Edited & {
  id: string
  patient_id: string
  name: string
  dose: string
  /** As PostgreSQL writes an array of times: {07:00,11:30}. */
  times: string
  as_needed: boolean
  instructions: string | null
  started_on: string | null
  ended_on: string | null
  prescribed_by: string | null
  notes: string | null
}

export type AssignmentRow = Edited & {
  id: string
  doctor_id: string
  patient_id: string
  assignment_date: string
  assignment_type: 'primary' | 'consultant' | 'specialist'
  is_active: boolean
  ended_at: string | null
  end_reason: string | null
  notes: string | null
}

export type SessionRow = Edited & {
  id: string
  user_id: string | null
  patient_id: string | null
  doctor_id: string | null
  input_type: 'text' | 'voice' | 'mri' | 'lab_data' | 'mixed'
  output_format: 'text' | 'voice' | 'pdf' | null
  status: 'active' | 'processing' | 'completed' | 'error'
  metadata: Json
}

export type ConsultationRow = Edited & {
  id: string
  patient_id: string
  doctor_id: string
  session_id: string | null
  consultation_date: string
  consultation_type: 'in-person' | 'telemedicine' | 'follow-up' | 'emergency'
  status: 'scheduled' | 'completed' | 'cancelled' | 'no-show'
  duration_minutes: number | null
  fee_charged: number | null
  chief_complaint: string | null
  diagnosis: string | null
  prescription: string | null
  notes: string | null
  next_visit_date: string | null
  overlap_allowed: boolean
  signed_at: string | null
  signed_by: string | null
}

export type ScanRow = Edited & {
  id: string
  session_id: string
  patient_id: string | null
  original_filename: string | null
  file_path: string | null
  file_type: 'png' | 'jpg' | 'dicom' | 'nifti' | null
  file_size: number | null
  image_dimensions: string | null
  preprocessing_applied: Json
  upload_timestamp: string
  processing_timestamp: string | null
  processing_status: 'pending' | 'processing' | 'completed' | 'failed'
  metadata: Json
}

export type PredictionRow = Edited & {
  id: string
  session_id: string
  patient_id: string | null
  mri_scan_id: string | null
  prediction_type: 'binary' | 'stage' | 'severity'
  binary_result: 'positive' | 'negative' | 'uncertain'
  stage_result: number | null
  confidence_score: number | null
  binary_confidence: number | null
  stage_confidence: number | null
  uncertainty_metrics: Json
  model_version: string | null
  processing_time: number | null
  metadata: Json
}

export type ReportRow = {
  id: string
  session_id: string
  patient_id: string | null
  prediction_id: string | null
  report_type: ReportType
  report_status: 'draft' | 'final' | 'superseded' | 'withdrawn'
  version: number
  is_latest: boolean
  superseded_by: string | null
  first_version: string | null
  title: string
  content: string
  recommendations: Json
  format_type: string
  generated_by: string | null
  confidence_level: number | null
  disclaimer: string | null
  file_path: string | null
  metadata: Json
  created_at: string
  /** Since when its patient may read it. */
  released_at: string | null
}

export type ReportRequestRow = Edited & {
  id: string
  patient_id: string
  session_id: string | null
  report_id: string | null
  prediction_id: string | null
  mri_scan_id: string | null
  report_type: ReportType
  status: 'pending' | 'generating' | 'generated' | 'failed' | 'archived'
  priority: number
  retry_count: number
  requested_by: string | null
  requested_at: string
  not_before?: string
  generated_at: string | null
  error_message: string | null
  metadata: Json
}

export type TimelineEntryRow = Edited & {
  id: string
  patient_id: string
  event_type: 'scan' | 'prediction' | 'report' | 'consultation' | 'diagnosis' | 'treatment' | 'note'
  event_date: string
  event_title: string
  event_description: string | null
  severity: 'info' | 'low' | 'medium' | 'high' | 'critical'
  related_table: 'mri_scans' | 'predictions' | 'medical_reports' | 'consultations' | null
  related_id: string | null
  doctor_id: string | null
  session_id: string | null
  metadata: Json
}

export type Tables = {
  users: UserRow
  doctors: DoctorRow
  patients: PatientRow
  patient_medications: MedicationRow
  doctor_patient_assignments: AssignmentRow
  sessions: SessionRow
  consultations: ConsultationRow
  clinical_assessments: AssessmentRow
  mri_scans: ScanRow
  predictions: PredictionRow
  prediction_reviews: ReviewRow
  medical_reports: ReportRow
  report_status: ReportRequestRow
  patient_timeline: TimelineEntryRow
}
export type Table = keyof Tables

/** Parents first: loaded in this order, every foreign key finds its row. */
export const loadOrder = [
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
] as const satisfies readonly Table[]
