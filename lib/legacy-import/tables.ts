import { assignmentTypes } from '@/lib/assignments/vocabulary'
import { consultationStatuses, consultationTypes } from '@/lib/consultations/vocabulary'
import { roles } from '@/lib/db/viewer'
import { genders } from '@/lib/patients/vocabulary'
import { predictionTypes } from '@/lib/predictions/vocabulary'
import { reportStatuses, reportTypes, requestStatuses } from '@/lib/reports/vocabulary'
import { fileTypes, processingStatuses } from '@/lib/scans/vocabulary'
import { inputTypes, outputFormats, sessionStatuses } from '@/lib/sessions/vocabulary'
import { eventTypes, relatedTables, severities } from '@/lib/timeline/vocabulary'
import { bookkeepingTime, calendarDate, eventTime, optionalTime } from './times'
import { activeUnlessEnded, binaryResult, credibility, defaultAdministrator, passwordHash, patientOfSession, stageResult } from './special-values'
import { bool, bytes, decimal, id, integer, json, oneOf, reference, share, text, type Reader } from './values'

/** A legacy table: how each of its columns is read, in the columns of the staging table of the same name. */
export type LegacyTable = { name: string; id: string; enhanced?: true; columns: Record<string, Reader> }

const genderSpellings = { m: 'male', man: 'male', f: 'female', w: 'female', woman: 'female' }
const written = bookkeepingTime(['updated_at'])
const changed = bookkeepingTime(['created_at'], { quiet: true })

/** All legacy tables, parents before children: the order in which they are read and written. */
export const legacyTables: LegacyTable[] = [
  {
    name: 'users',
    id: 'id',
    columns: {
      id, username: text({ most: 200 }), email: text({ most: 320 }), password_hash: passwordHash,
      must_change_password: defaultAdministrator, name: text({ required: true }), role: oneOf(roles, { required: true }),
      age: integer(0, 150), gender: oneOf(genders, { spellings: genderSpellings }), specialization: text(),
      license_number: text({ most: 200 }), phone: text(), address: text(), is_active: bool('t'), created_at: written,
      updated_at: changed, last_login: optionalTime,
    },
  },
  {
    name: 'doctors',
    id: 'doctor_id',
    columns: {
      doctor_id: id, user_id: reference({ required: 'missing-user' }), specialization: text(),
      license_number: text({ most: 200 }), years_experience: integer(0, 80), hospital_affiliation: text(),
      consultation_fee: decimal(0, 9_999_999_999), created_at: written, updated_at: changed,
    },
  },
  {
    name: 'patients',
    id: 'patient_id',
    columns: {
      patient_id: id, user_id: reference(), name: text({ required: true }), age: integer(0, 150),
      gender: oneOf(genders, { spellings: genderSpellings }), date_of_birth: calendarDate, medical_history: text(),
      emergency_contact_name: text(), emergency_contact_phone: text(), assigned_doctor_id: reference(),
      insurance_info: text(), allergies: text(), current_medications: text(), created_at: written, updated_at: changed,
    },
  },
  {
    name: 'sessions',
    id: 'id',
    columns: {
      id, user_id: reference(), patient_id: patientOfSession, patient_name: text(), doctor_id: reference(),
      doctor_name: text(), input_type: oneOf(inputTypes, { required: true }), output_format: oneOf(outputFormats),
      status: oneOf(sessionStatuses, { fallback: 'active', required: true }), created_at: written, updated_at: changed,
      metadata: json('{}'),
    },
  },
  {
    name: 'mri_scans',
    id: 'id',
    columns: {
      id, session_id: reference({ required: 'missing-session' }), original_filename: text(), file_path: text(),
      file_type: oneOf(fileTypes, { spellings: { jpeg: 'jpg', dcm: 'dicom', nii: 'nifti', 'nii.gz': 'nifti' } }),
      file_size: integer(0, Number.MAX_SAFE_INTEGER), image_dimensions: text(), binary_data: bytes,
      preprocessing_applied: json(null), upload_timestamp: eventTime, processing_timestamp: optionalTime,
      processing_status: oneOf(processingStatuses, { fallback: 'pending', required: true }), metadata: json('{}'),
    },
  },
  {
    name: 'predictions',
    id: 'id',
    columns: {
      id, session_id: reference({ required: 'missing-session' }), mri_scan_id: reference(),
      prediction_type: oneOf(predictionTypes, { required: true }), binary_result: binaryResult, stage_result: stageResult,
      confidence_score: share, binary_confidence: share, stage_confidence: share, uncertainty_metrics: json(null),
      model_version: text(), processing_time: decimal(0, Number.MAX_VALUE), created_at: eventTime, metadata: json('{}'),
    },
  },
  {
    name: 'medical_reports',
    id: 'id',
    columns: {
      id, session_id: reference({ required: 'missing-session' }), prediction_id: reference(),
      report_type: oneOf(reportTypes, { required: true }), title: text({ required: true }),
      content: text({ required: true }), recommendations: json('[]'), format_type: text({ fallback: 'text' }),
      generated_by: text(), confidence_level: share, disclaimer: text(), created_at: eventTime, file_path: text(),
      metadata: json('{}'),
      // the enhanced layout only
      report_status: oneOf(reportStatuses), is_latest: bool(null), superseded_by: reference(), version: integer(1, 100_000),
    },
  },
  {
    name: 'action_flags',
    id: 'id',
    columns: {
      id, session_id: reference({ required: 'missing-session' }), flag_type: text({ required: true }),
      status: text({ fallback: 'pending' }), priority: integer(-1_000_000, 1_000_000, { fallback: '0' }), data: json('{}'),
      created_at: written, updated_at: changed, expires_at: optionalTime, agent_assigned: text(), metadata: json('{}'),
    },
  },
  {
    name: 'agent_messages',
    id: 'message_id',
    columns: {
      message_id: id, sender: text({ required: true }), receiver: text({ required: true }),
      message_type: text({ required: true }), payload: json('{}'), session_id: reference({ required: 'missing-session' }),
      timestamp: bookkeepingTime([]), correlation_id: text(), processed: bool('f'),
    },
  },
  {
    name: 'knowledge_entries',
    id: 'id',
    columns: {
      id, title: text({ required: true }), content: text({ required: true }), category: text({ required: true }),
      source_type: text({ required: true }), source_url: text(), author: text(), publication_date: optionalTime,
      credibility_score: credibility, embedding: bytes, created_at: written, updated_at: changed, metadata: json('{}'),
    },
  },
  {
    name: 'doctor_patient_assignments',
    id: 'id',
    enhanced: true,
    columns: {
      id, doctor_id: reference({ required: 'missing-doctor' }), patient_id: reference({ required: 'missing-patient' }),
      assignment_date: bookkeepingTime(['created_at']), assignment_type: oneOf(assignmentTypes, { fallback: 'primary', required: true }),
      is_active: activeUnlessEnded, notes: text(), created_at: bookkeepingTime(['assignment_date']), ended_at: optionalTime,
    },
  },
  {
    name: 'consultations',
    id: 'id',
    enhanced: true,
    columns: {
      id, patient_id: reference({ required: 'missing-patient' }), doctor_id: reference({ required: 'missing-doctor' }),
      session_id: reference(), consultation_date: eventTime,
      consultation_type: oneOf(consultationTypes, { fallback: 'in-person', required: true }), chief_complaint: text(),
      diagnosis: text(), prescription: text(), notes: text(), next_visit_date: optionalTime,
      status: oneOf(consultationStatuses, { fallback: 'completed', required: true }), duration_minutes: integer(1, 1440),
      fee_charged: decimal(0, 9_999_999_999), created_at: bookkeepingTime(['updated_at', 'consultation_date']), updated_at: changed,
    },
  },
  {
    name: 'report_status',
    id: 'id',
    enhanced: true,
    columns: {
      id, patient_id: reference(), session_id: reference({ required: 'missing-session' }), report_id: reference(),
      prediction_id: reference(), mri_scan_id: reference(),
      status: oneOf(requestStatuses, { fallback: 'pending', required: true }), requested_by: reference(),
      requested_at: bookkeepingTime(['generated_at']), generated_at: optionalTime, error_message: text(),
      retry_count: integer(0, 32_767, { fallback: '0' }), priority: integer(-32_768, 32_767, { fallback: '0' }),
      report_type: oneOf(reportTypes, { fallback: 'full', required: true }), metadata: json('{}'),
    },
  },
  {
    name: 'patient_timeline',
    id: 'id',
    enhanced: true,
    columns: {
      id, patient_id: reference({ required: 'missing-patient' }), event_type: oneOf(eventTypes, { required: true }),
      event_date: eventTime, event_title: text({ required: true }), event_description: text(), related_id: reference(),
      related_table: oneOf(relatedTables), doctor_id: reference(), session_id: reference(),
      severity: oneOf(severities, { fallback: 'info', required: true }), metadata: json('{}'), created_at: bookkeepingTime(['event_date']),
    },
  },
  {
    name: 'patient_statistics',
    id: 'patient_id',
    enhanced: true,
    columns: {
      patient_id: reference({ required: 'missing-patient' }), total_consultations: integer(0, 1e9), total_mri_scans: integer(0, 1e9),
      total_predictions: integer(0, 1e9), total_reports: integer(0, 1e9), unique_doctors_count: integer(0, 1e9),
      has_parkinsons: bool(null), disease_stage: stageResult,
    },
  },
]
