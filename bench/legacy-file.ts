import fs from 'node:fs'
import sqlite from 'node-sqlite3-wasm'

type Cell = string | number | null

/** Tables of the base layout and how many rows of each come to a thousand records, as in a real file of the old system. */
const perThousand = {
  users: 74,
  doctors: 8,
  patients: 93,
  sessions: 184,
  mri_scans: 184,
  predictions: 169,
  medical_reports: 185,
  action_flags: 51,
  agent_messages: 52,
}

const schema = `
create table users (id text primary key, username text unique, email text unique, password_hash text, name text not null, role text not null, age integer, gender text, specialization text, license_number text, phone text, address text, is_active boolean default 1, created_at timestamp, updated_at timestamp, last_login timestamp);
create table doctors (doctor_id text primary key, user_id text unique not null, specialization text, license_number text unique, years_experience integer, hospital_affiliation text, consultation_fee decimal(10,2), created_at timestamp, updated_at timestamp);
create table patients (patient_id text primary key, user_id text unique, name text not null, age integer, gender text, date_of_birth date, medical_history text, emergency_contact_name text, emergency_contact_phone text, assigned_doctor_id text, insurance_info text, allergies text, current_medications text, created_at timestamp, updated_at timestamp);
create table sessions (id text primary key, user_id text, patient_id text, patient_name text, doctor_id text, doctor_name text, input_type text not null, output_format text not null, status text, created_at timestamp, updated_at timestamp, metadata json);
create table mri_scans (id text primary key, session_id text not null, original_filename text, file_path text not null, file_type text not null, file_size integer, image_dimensions text, binary_data blob, preprocessing_applied json, upload_timestamp timestamp, processing_timestamp timestamp, processing_status text, metadata json);
create table predictions (id text primary key, session_id text not null, mri_scan_id text, prediction_type text not null, binary_result text, stage_result text, confidence_score real, binary_confidence real, stage_confidence real, uncertainty_metrics json, model_version text, processing_time real, created_at timestamp, metadata json);
create table medical_reports (id text primary key, session_id text not null, prediction_id text, report_type text not null, title text not null, content text not null, recommendations json, format_type text, generated_by text, confidence_level real, disclaimer text, created_at timestamp, file_path text, metadata json);
create table action_flags (id text primary key, session_id text not null, flag_type text not null, status text, priority integer, data json, created_at timestamp, updated_at timestamp, expires_at timestamp, agent_assigned text, metadata json);
create table agent_messages (message_id text primary key, sender text not null, receiver text not null, message_type text not null, payload json not null, session_id text not null, timestamp timestamp, correlation_id text, processed boolean);
`

const results = ['Positive', 'Negative', 'parkinsons', 'no_parkinsons', 'uncertain']

/** Writes a legacy file of about `records` rows. The same number gives the same file. */
export function writeLegacyFile(file: string, records: number): { records: number } {
  fs.rmSync(file, { force: true })
  const database = new sqlite.Database(file)
  database.exec('pragma journal_mode = off; pragma synchronous = off')
  database.exec(schema)
  const count = Object.fromEntries(
    Object.entries(perThousand).map(([table, share]) => [table, Math.max(1, Math.round((records * share) / 1000))]),
  ) as typeof perThousand
  database.exec('begin')
  for (const [table, rowOf] of Object.entries(rows(count))) {
    const total = count[table as keyof typeof count]
    const insert = database.prepare(
      `insert into ${table} values (${rowOf(0)
        .map(() => '?')
        .join(', ')})`,
    )
    for (let index = 0; index < total; index += 1) insert.run(rowOf(index))
    insert.finalize()
  }
  database.exec('commit')
  database.close()
  return { records: Object.values(count).reduce((sum, rowCount) => sum + rowCount, 0) }
}

function rows(count: typeof perThousand): Record<keyof typeof perThousand, (index: number) => Cell[]> {
  const doctors = count.doctors
  const id = (prefix: string, index: number) =>
    `${prefix}_${((index * 2654435761) >>> 0).toString(16).padStart(8, '0')}-${index.toString(16).padStart(8, '0')}`
  const time = (index: number) =>
    new Date(Date.UTC(2018, 0, 1) + ((index * 7919) % 252_000_000) * 1000).toISOString().slice(0, 19) +
    `.${String(index % 1_000_000).padStart(6, '0')}`
  const session = (index: number) => id('session', index % count.sessions)
  const patient = (index: number) => id('PAT', index % count.patients)
  return {
    users: (i) => [
      id('user', i),
      `u${i}`,
      `u${i}@clinic.example`,
      null,
      `Person Ångström ${i}`,
      i < doctors ? 'doctor' : 'patient',
      null,
      null,
      null,
      null,
      null,
      null,
      1,
      time(i),
      '2024-01-08 08:00:00',
      null,
    ],
    doctors: (i) => [
      id('DOC', i),
      id('user', i),
      'Neurology',
      `LIC-${i}`,
      i % 40,
      'Nordlys Klinikk',
      120,
      time(i),
      '2024-01-08 08:00:00',
    ],
    patients: (i) => [
      id('PAT', i),
      doctors + i < count.users ? id('user', doctors + i) : null,
      `Person Ångström ${i}`,
      null,
      ['male', 'female', 'other'][i % 3] ?? null,
      `19${30 + (i % 60)}-0${1 + (i % 9)}-1${i % 9}`,
      'Hypertension; tremor in right hand',
      'Spouse',
      '+44 20 7946 0003',
      i % 2 ? id('DOC', i % doctors) : null,
      null,
      'None known',
      'Levodopa/carbidopa 100/25 mg three times daily',
      time(i),
      '2024-01-08 08:00:00',
    ],
    sessions: (i) => [
      id('session', i),
      null,
      i % 25 ? patient(i * 3) : null,
      null,
      i % 2 ? id('DOC', i % doctors) : id('user', i % doctors),
      null,
      'mri',
      'pdf',
      'completed',
      time(i),
      time(i),
      '{"source": "cli"}',
    ],
    mri_scans: (i) => [
      id('mri', i),
      session(i),
      'brain_t1.nii.gz',
      `data/mri_scans/${i}.nii.gz`,
      'nifti',
      3_876_980,
      '256x256',
      null,
      '["skull_strip", "normalise"]',
      time(i),
      time(i),
      'completed',
      '{}',
    ],
    predictions: (i) => [
      id('pred', i),
      session(i),
      id('mri', i % count.mri_scans),
      'stage',
      results[i % 5] ?? null,
      i % 5 === 0 || i % 5 === 2 ? String(1 + (i % 5)) : 'N/A',
      0.744,
      0.744,
      0.5952,
      '{"entropy": 0.39}',
      'onnx-1.2',
      8.482,
      time(i),
      '{}',
    ],
    medical_reports: (i) => [
      id('report', i),
      session(i),
      id('pred', i % count.predictions),
      'comprehensive',
      "Parkinson's Disease Assessment",
      'Classification: Positive\nStage: 4 (Hoehn and Yahr Scale)\nConfidence: 74.4%\n'.repeat(6),
      '["Follow up in six months", "Physiotherapy"]',
      'pdf',
      'RAG_Agent',
      0.744,
      'Generated; to be reviewed by a medical professional.',
      time(i),
      `data/reports/${i}.pdf`,
      '{}',
    ],
    action_flags: (i) => [
      id('flag', i),
      session(i),
      'GENERATE_REPORT',
      'completed',
      i % 4,
      '{}',
      time(i),
      '2024-01-08 08:00:00',
      null,
      null,
      null,
    ],
    agent_messages: (i) => [id('msg', i), 'supervisor', 'rag', 'flag', '{}', session(i), time(i), null, 1],
  }
}
