/** The three layouts of the old system, as it declared them. Nothing was enforced, so constraints are left out. */
export type LegacyLayout = 'base' | 'enhanced' | 'old'

const base: Record<string, string> = {
  users: `id TEXT, username TEXT, email TEXT, password_hash TEXT, name TEXT, role TEXT, age INTEGER, gender TEXT,
    specialization TEXT, license_number TEXT, phone TEXT, address TEXT, is_active BOOLEAN DEFAULT 1,
    created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP, updated_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP, last_login TIMESTAMP`,
  doctors: `doctor_id TEXT, user_id TEXT, specialization TEXT, license_number TEXT, years_experience INTEGER,
    hospital_affiliation TEXT, consultation_fee DECIMAL(10,2), created_at TIMESTAMP, updated_at TIMESTAMP`,
  patients: `patient_id TEXT, user_id TEXT, name TEXT, age INTEGER, gender TEXT, date_of_birth DATE, medical_history TEXT,
    emergency_contact_name TEXT, emergency_contact_phone TEXT, assigned_doctor_id TEXT, insurance_info TEXT,
    allergies TEXT, current_medications TEXT, created_at TIMESTAMP, updated_at TIMESTAMP`,
  sessions: `id TEXT, user_id TEXT, patient_id TEXT, patient_name TEXT, doctor_id TEXT, doctor_name TEXT, input_type TEXT,
    output_format TEXT, status TEXT DEFAULT 'active', created_at TIMESTAMP, updated_at TIMESTAMP, metadata JSON`,
  mri_scans: `id TEXT, session_id TEXT, original_filename TEXT, file_path TEXT, file_type TEXT, file_size INTEGER,
    image_dimensions TEXT, binary_data BLOB, preprocessing_applied JSON, upload_timestamp TIMESTAMP,
    processing_timestamp TIMESTAMP, processing_status TEXT DEFAULT 'pending', metadata JSON`,
  predictions: `id TEXT, session_id TEXT, mri_scan_id TEXT, prediction_type TEXT, binary_result TEXT, stage_result TEXT,
    confidence_score REAL, binary_confidence REAL, stage_confidence REAL, uncertainty_metrics JSON, model_version TEXT,
    processing_time REAL, created_at TIMESTAMP, metadata JSON`,
  medical_reports: `id TEXT, session_id TEXT, prediction_id TEXT, report_type TEXT, title TEXT, content TEXT,
    recommendations JSON, format_type TEXT DEFAULT 'text', generated_by TEXT DEFAULT 'RAG_Agent', confidence_level REAL,
    disclaimer TEXT, created_at TIMESTAMP, file_path TEXT, metadata JSON`,
  action_flags: `id TEXT, session_id TEXT, flag_type TEXT, status TEXT DEFAULT 'pending', priority INTEGER DEFAULT 0,
    data JSON, created_at TIMESTAMP, updated_at TIMESTAMP, expires_at TIMESTAMP, agent_assigned TEXT, metadata JSON`,
  agent_messages: `message_id TEXT, sender TEXT, receiver TEXT, message_type TEXT, payload JSON, session_id TEXT,
    timestamp TIMESTAMP, correlation_id TEXT, processed BOOLEAN DEFAULT FALSE`,
  knowledge_entries: `id TEXT, title TEXT, content TEXT, category TEXT, source_type TEXT, source_url TEXT, author TEXT,
    publication_date TIMESTAMP, credibility_score REAL DEFAULT 1.0, embedding BLOB, created_at TIMESTAMP,
    updated_at TIMESTAMP, metadata JSON`,
}

const enhanced: Record<string, string> = {
  doctor_patient_assignments: `id TEXT, doctor_id TEXT, patient_id TEXT, assignment_date TIMESTAMP,
    assignment_type TEXT DEFAULT 'primary', is_active BOOLEAN DEFAULT 1, notes TEXT, created_at TIMESTAMP, ended_at TIMESTAMP`,
  consultations: `id TEXT, patient_id TEXT, doctor_id TEXT, session_id TEXT, consultation_date TIMESTAMP,
    consultation_type TEXT DEFAULT 'in-person', chief_complaint TEXT, diagnosis TEXT, prescription TEXT, notes TEXT,
    next_visit_date TIMESTAMP, status TEXT DEFAULT 'completed', duration_minutes INTEGER, fee_charged REAL,
    created_at TIMESTAMP, updated_at TIMESTAMP`,
  report_status: `id TEXT, patient_id TEXT, session_id TEXT, report_id TEXT, prediction_id TEXT, mri_scan_id TEXT,
    status TEXT DEFAULT 'pending', requested_by TEXT, requested_at TIMESTAMP, generated_at TIMESTAMP, error_message TEXT,
    retry_count INTEGER DEFAULT 0, priority INTEGER DEFAULT 0, report_type TEXT DEFAULT 'full', metadata JSON`,
  patient_timeline: `id TEXT, patient_id TEXT, event_type TEXT, event_date TIMESTAMP, event_title TEXT,
    event_description TEXT, related_id TEXT, related_table TEXT, doctor_id TEXT, session_id TEXT,
    severity TEXT DEFAULT 'info', metadata JSON, created_at TIMESTAMP`,
  patient_statistics: `patient_id TEXT, total_consultations INTEGER, total_mri_scans INTEGER, total_predictions INTEGER,
    total_reports INTEGER, unique_doctors_count INTEGER, first_visit_date TIMESTAMP, last_visit_date TIMESTAMP,
    last_scan_date TIMESTAMP, last_report_date TIMESTAMP, has_parkinsons BOOLEAN, disease_stage TEXT, last_updated TIMESTAMP`,
}

const withoutInOld: Record<string, RegExp> = {
  sessions: /patient_id TEXT, patient_name TEXT, doctor_id TEXT, doctor_name TEXT, /,
  mri_scans: /binary_data BLOB, /,
}

export const baseTableNames = Object.keys(base)

/** Per table, the list of column definitions. */
export function schemaOf(layout: LegacyLayout): Record<string, string> {
  if (layout === 'base') return base
  if (layout === 'enhanced') {
    const medical_reports = `${base.medical_reports}, report_status TEXT, is_latest BOOLEAN, superseded_by TEXT, version INTEGER`
    return { ...base, medical_reports, ...enhanced }
  }
  return Object.fromEntries(
    Object.entries(base).map(([name, columns]) => {
      const part = withoutInOld[name]
      return [name, part ? columns.replace(part, '') : columns]
    }),
  )
}
