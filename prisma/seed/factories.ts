import { latest, madeAt, nextAppointment, nextId } from './factory-clock.ts'
import type {
  AssignmentRow,
  ConsultationRow,
  DoctorRow,
  MedicationRow,
  PatientRow,
  PredictionRow,
  ReportRequestRow,
  ReportRow,
  ScanRow,
  SessionRow,
  TimelineEntryRow,
  UserRow,
} from './rows.ts'

/*
 * One valid row each, for the demo data, the database tests and the browser tests. What a test does not care about has
 * a value already; what the database requires from outside (the patient of a visit) is required by the type. An id is
 * `<prefix>-<kind>-<number>`: two test files that share a database use two prefixes. Rows made later are later in time
 * by a minute, so that "the latest" is never a tie.
 */

export type With<Row, Required extends keyof Row> = Pick<Row, Required> & Partial<Row>

export function aUser(overrides: Partial<UserRow> = {}, prefix = 'test'): UserRow {
  const id = overrides.id ?? nextId(prefix, 'user')
  return {
    id,
    username: null,
    email: `${id}@example.test`,
    password_hash: null,
    must_change_password: false,
    name: `Person ${id}`,
    role: 'patient',
    age: null,
    gender: null,
    phone: null,
    address: null,
    is_active: true,
    last_login: null,
    ...madeAt(),
    ...overrides,
  }
}

export function aDoctor(overrides: With<DoctorRow, 'user_id'>, prefix = 'test'): DoctorRow {
  const id = overrides.doctor_id ?? nextId(prefix, 'doctor')
  return {
    doctor_id: id,
    specialization: 'Movement disorders',
    license_number: `TEST-${id}`,
    years_experience: 12,
    hospital_affiliation: 'Riverside Clinic',
    consultation_fee: 90,
    approval_state: 'approved',
    approval_reason: null,
    approval_changed_by: null,
    approval_changed_at: null,
    ...madeAt(),
    ...overrides,
  }
}

export function aPatient(overrides: Partial<PatientRow> = {}, prefix = 'test'): PatientRow {
  const id = overrides.patient_id ?? nextId(prefix, 'patient')
  return {
    patient_id: id,
    user_id: null,
    name: `Patient ${id}`,
    gender: 'female',
    date_of_birth: '1958-04-17',
    age_reported: null,
    age_reported_at: null,
    medical_history: null,
    emergency_contact_name: null,
    emergency_contact_phone: null,
    insurance_info: null,
    allergies: null,
    current_medications: null,
    phone: null,
    email: null,
    address: null,
    ...madeAt(),
    ...overrides,
  }
}

export function aMedication(overrides: With<MedicationRow, 'patient_id'>, prefix = 'test'): MedicationRow {
  return {
    id: overrides.id ?? nextId(prefix, 'medication'),
    name: 'Levodopa/carbidopa 100/25 mg',
    dose: '1 tablet',
    times: '{07:00,11:30,15:00}',
    as_needed: false,
    instructions: null,
    started_on: null,
    ended_on: null,
    prescribed_by: null,
    notes: null,
    ...madeAt(),
    ...overrides,
  }
}

export function anAssignment(
  overrides: With<AssignmentRow, 'doctor_id' | 'patient_id'>,
  prefix = 'test',
): AssignmentRow {
  return {
    id: overrides.id ?? nextId(prefix, 'assignment'),
    assignment_date: latest(),
    assignment_type: 'primary',
    is_active: true,
    ended_at: null,
    end_reason: null,
    notes: null,
    ...madeAt(),
    ...overrides,
  }
}

export function aSession(overrides: Partial<SessionRow> = {}, prefix = 'test'): SessionRow {
  return {
    id: overrides.id ?? nextId(prefix, 'session'),
    user_id: null,
    patient_id: null,
    doctor_id: null,
    input_type: 'mri',
    output_format: 'text',
    status: 'completed',
    metadata: {},
    ...madeAt(),
    ...overrides,
  }
}

/** Booked; each one at an hour of its own, so that a doctor's appointments do not overlap. */
export function aConsultation(
  overrides: With<ConsultationRow, 'doctor_id' | 'patient_id'>,
  prefix = 'test',
): ConsultationRow {
  return {
    id: overrides.id ?? nextId(prefix, 'consultation'),
    session_id: null,
    consultation_date: overrides.consultation_date ?? nextAppointment(),
    consultation_type: 'in-person',
    status: 'scheduled',
    duration_minutes: 30,
    fee_charged: null,
    chief_complaint: 'Tremor review',
    diagnosis: null,
    prescription: null,
    notes: null,
    next_visit_date: null,
    overlap_allowed: false,
    signed_at: null,
    signed_by: null,
    ...madeAt(),
    ...overrides,
  }
}

/** Without `patient_id` the database takes the session's. */
export function aScan(overrides: With<ScanRow, 'session_id'>, prefix = 'test'): ScanRow {
  return {
    id: overrides.id ?? nextId(prefix, 'scan'),
    patient_id: null,
    original_filename: 'T1_axial.nii.gz',
    file_path: null,
    file_type: 'nifti',
    file_size: 11_534_336,
    image_dimensions: '256x256x176',
    preprocessing_applied: null,
    upload_timestamp: latest(),
    processing_timestamp: latest(),
    processing_status: 'completed',
    metadata: {},
    ...madeAt(),
    ...overrides,
  }
}

export function aPrediction(overrides: With<PredictionRow, 'session_id'>, prefix = 'test'): PredictionRow {
  return {
    id: overrides.id ?? nextId(prefix, 'prediction'),
    patient_id: null,
    mri_scan_id: null,
    prediction_type: 'stage',
    binary_result: 'positive',
    stage_result: 2,
    confidence_score: 0.87,
    binary_confidence: 0.87,
    stage_confidence: 0.71,
    uncertainty_metrics: null,
    model_version: 'pd-mri 2.0.1',
    processing_time: 41.5,
    metadata: {},
    ...madeAt(),
    ...overrides,
  }
}

export function aReport(overrides: With<ReportRow, 'session_id'>, prefix = 'test'): ReportRow {
  return {
    id: overrides.id ?? nextId(prefix, 'report'),
    patient_id: null,
    prediction_id: null,
    report_type: 'doctor',
    report_status: 'final',
    version: 1,
    is_latest: true,
    superseded_by: null,
    first_version: null,
    title: 'Screening report',
    content: 'This is screening support, to be reviewed by a clinician.',
    recommendations: [],
    format_type: 'text',
    generated_by: 'report-writer 2.1',
    confidence_level: 0.87,
    disclaimer: 'Screening support, to be reviewed by a clinician.',
    file_path: null,
    metadata: {},
    created_at: latest(),
    released_at: overrides.report_status === 'draft' ? null : (overrides.created_at ?? latest()),
    ...overrides,
  }
}

export function aReportRequest(overrides: With<ReportRequestRow, 'patient_id'>, prefix = 'test'): ReportRequestRow {
  return {
    id: overrides.id ?? nextId(prefix, 'report-request'),
    session_id: null,
    report_id: null,
    prediction_id: null,
    mri_scan_id: null,
    report_type: 'doctor',
    status: 'pending',
    priority: 0,
    retry_count: 0,
    requested_by: null,
    requested_at: latest(),
    generated_at: null,
    error_message: null,
    metadata: {},
    ...madeAt(),
    ...overrides,
  }
}

/** Written by hand: entries with a related record are the database's own. */
export function aTimelineEntry(overrides: With<TimelineEntryRow, 'patient_id'>, prefix = 'test'): TimelineEntryRow {
  return {
    id: overrides.id ?? nextId(prefix, 'entry'),
    event_type: 'note',
    event_date: latest(),
    event_title: 'Called the clinic',
    event_description: null,
    severity: 'info',
    related_table: null,
    related_id: null,
    doctor_id: null,
    session_id: null,
    metadata: {},
    ...madeAt(),
    ...overrides,
  }
}
