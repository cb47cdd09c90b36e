import type { LegacyRow } from './legacy-file.ts'

/*
 * One sound row each, as the old system wrote it. Ids count up, so that rows of one test never meet by accident; what a
 * test is about it says itself.
 */
export const writtenAt = '2024-03-01T09:30:00.123456'
const stamps = { created_at: writtenAt, updated_at: writtenAt }

let last = 0

function next(prefix: string) {
  last += 1
  return `${prefix}${last}`
}

export function user(row: LegacyRow = {}): LegacyRow {
  const id = row.id === undefined ? next('user_') : row.id
  return {
    id,
    username: `name of ${id}`,
    email: `${id}@clinic.example`,
    name: `Person ${id}`,
    role: 'patient',
    is_active: 1,
    ...stamps,
    ...row,
  }
}

export function doctor(row: LegacyRow): LegacyRow {
  return { doctor_id: next('DOC'), specialization: 'Neurology', years_experience: 12, ...stamps, ...row }
}

export function patient(row: LegacyRow = {}): LegacyRow {
  const id = row.patient_id === undefined ? next('PAT') : row.patient_id
  return { patient_id: id, name: `Patient ${id}`, gender: 'female', date_of_birth: '1950-06-01', ...stamps, ...row }
}

export function session(row: LegacyRow = {}): LegacyRow {
  return {
    id: next('session_'),
    input_type: 'mri',
    output_format: 'text',
    status: 'completed',
    ...stamps,
    metadata: '{}',
    ...row,
  }
}

export function scan(row: LegacyRow): LegacyRow {
  return {
    id: next('mri_'),
    original_filename: 'brain.png',
    file_path: 'data/brain.png',
    file_type: 'png',
    file_size: 10,
    upload_timestamp: writtenAt,
    processing_status: 'completed',
    metadata: '{}',
    ...row,
  }
}

export function prediction(row: LegacyRow): LegacyRow {
  return {
    id: next('pred_'),
    prediction_type: 'binary',
    binary_result: 'Negative',
    stage_result: 'N/A',
    confidence_score: 0.9,
    created_at: writtenAt,
    metadata: '{}',
    ...row,
  }
}

export function report(row: LegacyRow): LegacyRow {
  return {
    id: next('report_'),
    report_type: 'full',
    title: 'Assessment',
    content: 'Seen.',
    recommendations: '[]',
    created_at: writtenAt,
    metadata: '{}',
    ...row,
  }
}

export function flag(row: LegacyRow): LegacyRow {
  return {
    id: next('flag_'),
    flag_type: 'GENERATE_REPORT',
    status: 'completed',
    priority: 1,
    data: '{}',
    ...stamps,
    ...row,
  }
}

export function message(row: LegacyRow): LegacyRow {
  return {
    message_id: next('msg_'),
    sender: 'supervisor',
    receiver: 'rag',
    message_type: 'flag',
    payload: '{}',
    timestamp: writtenAt,
    processed: 1,
    ...row,
  }
}

export function knowledge(row: LegacyRow = {}): LegacyRow {
  return {
    id: next('kb_'),
    title: 'Stages',
    content: 'Of the disease.',
    category: 'guidelines',
    source_type: 'guideline',
    credibility_score: 1,
    ...stamps,
    ...row,
  }
}

export function assignment(row: LegacyRow): LegacyRow {
  return {
    id: next('assign_'),
    assignment_date: '2024-02-01 08:00:00',
    assignment_type: 'primary',
    is_active: 1,
    created_at: '2024-02-01 08:00:00',
    ...row,
  }
}

export function consultation(row: LegacyRow): LegacyRow {
  return {
    id: next('consult_'),
    consultation_date: '2024-04-02T10:00:00',
    consultation_type: 'in-person',
    status: 'completed',
    duration_minutes: 30,
    ...stamps,
    ...row,
  }
}

export function request(row: LegacyRow): LegacyRow {
  return {
    id: next('status_'),
    status: 'generated',
    requested_at: '2024-03-01 09:40:00',
    report_type: 'full',
    retry_count: 0,
    priority: 0,
    metadata: '{}',
    ...row,
  }
}

export function entry(row: LegacyRow): LegacyRow {
  return {
    id: next('event_'),
    event_type: 'note',
    event_date: '2024-03-05T11:00:00',
    event_title: 'A note',
    severity: 'info',
    metadata: '{}',
    created_at: '2024-03-05 11:00:00',
    ...row,
  }
}

/** One doctor with an account, one patient of hers, and a session of theirs with everything that may belong to it. */
export function careTeam() {
  const account = user({ role: 'doctor' })
  const practitioner = doctor({ user_id: account.id ?? null })
  const person = patient({ assigned_doctor_id: practitioner.doctor_id ?? null })
  const visit = session({ patient_id: person.patient_id ?? null, doctor_id: account.id ?? null })
  const image = scan({ session_id: visit.id ?? null })
  const result = prediction({
    session_id: visit.id ?? null,
    mri_scan_id: image.id ?? null,
    binary_result: 'Positive',
    stage_result: '3',
  })
  const text = report({ session_id: visit.id ?? null, prediction_id: result.id ?? null })
  return {
    account,
    practitioner,
    person,
    visit,
    image,
    result,
    text,
    contents: {
      users: [account],
      doctors: [practitioner],
      patients: [person],
      sessions: [visit],
      mri_scans: [image],
      predictions: [result],
      medical_reports: [text],
      action_flags: [flag({ session_id: visit.id ?? null })],
      agent_messages: [message({ session_id: visit.id ?? null })],
      knowledge_entries: [knowledge()],
    },
  }
}
