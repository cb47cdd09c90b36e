import type pg from 'pg'
import type { Admin, Doctor, Make, Patient } from '../support/make.ts'
import type { As } from '../support/test.ts'

export async function fullRecord(make: Make, doctor: Doctor): Promise<Patient> {
  const patient = await make.patient()
  await make.assignment({ doctor: await make.doctor(), patient }, { assignment_type: 'consultant' })
  const session = await make.session(patient)
  const scan = await make.scan(session)
  await make.prediction(session, { mri_scan_id: scan.id })
  await make.report(session)
  await make.reportRequest(patient, { session_id: session.id })
  await make.reportRequest(patient, { status: 'failed' })
  await make.consultation({ doctor, patient }, { session_id: session.id })
  await make.consultation({ doctor, patient })
  await make.note(patient)
  await make.note(patient, { session_id: session.id })
  await make.medication(patient)
  await make.assessment(patient)
  return patient
}

export async function merge(
  as: As,
  db: pg.Client,
  admin: Admin,
  kept: { id: string },
  merged: { id: string },
  choices: object = {},
) {
  const { rows: versions } = await db.query<{ id: string; version: number }>(
    'select patient_id as id, version from patients where patient_id in ($1, $2)',
    [kept.id, merged.id],
  )
  const versionOf = (id: string) => versions.find((row) => row.id === id)?.version
  const { rows } = await as(admin, async (client) => {
    await client.query(`select set_config('app.action', 'patients.merge', true)`)
    return client.query<{ result: { id: string; moved: object } }>(
      'select app.merge_patients($1, $2, $3, $4, $5, $6) as result',
      [kept.id, merged.id, versionOf(kept.id), versionOf(merged.id), choices, 'a test'],
    )
  })
  return rows[0]!.result
}

export async function unmerge(as: As, db: pg.Client, admin: Admin, merged: { id: string }) {
  const { rows } = await db.query<{ id: string }>(
    'select operation_id as id from patient_merges where merged_id = $1 order by merged_at desc limit 1',
    [merged.id],
  )
  const undone = await as(admin, (client) =>
    client.query<{ result: object }>('select app.undo_operation($1, false) as result', [rows[0]?.id]),
  )
  return undone.rows[0]?.result
}

const parts = [
  'patients',
  'users',
  'doctor_patient_assignments',
  'sessions',
  'consultations',
  'mri_scans',
  'predictions',
  'medical_reports',
  'report_status',
  'patient_medications',
  'clinical_assessments',
]

/** What the whole database says, but for counters of edits and the moments of them. */
export async function everything(db: pg.Client) {
  const found: Record<string, unknown> = {}
  for (const part of parts) {
    const { rows } = await db.query<{ row: object }>(
      part === 'medical_reports'
        ? `select to_jsonb(t) as row from ${part} t order by 1`
        : `select to_jsonb(t) - 'version' - 'updated_at' as row from ${part} t order by 1`,
    )
    found[part] = rows
  }
  const entries = await db.query(
    `select patient_id, event_type, event_title, event_date, related_id, session_id from patient_timeline order by 1, 2, 3, 4, 5`,
  )
  return { ...found, entries: entries.rows }
}

export async function rowsLeftWith(db: pg.Client, patient: { id: string }): Promise<string[]> {
  const left: string[] = []
  for (const part of [...parts, 'patient_timeline', 'patient_statistics'].filter(
    (name) => !['patients', 'users'].includes(name),
  )) {
    const { rowCount } = await db.query(`select from ${part} where patient_id = $1`, [patient.id])
    if (rowCount) left.push(part)
  }
  return left
}

export async function activeTeam(db: pg.Client, patient: { id: string }) {
  const { rows } = await db.query<{ doctor_id: string; assignment_type: string }>(
    `select doctor_id, assignment_type from doctor_patient_assignments
      where patient_id = $1 and is_active and deleted_at is null order by doctor_id`,
    [patient.id],
  )
  return rows.sort(byDoctor)
}

export function byDoctor(one: { doctor_id: string }, other: { doctor_id: string }) {
  return one.doctor_id < other.doctor_id ? -1 : 1
}
