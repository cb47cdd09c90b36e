import type { RecordTable } from './vocabulary'

type Referring = { table: RecordTable; recordId: string; before: Values | null; after: Values | null }
type Values = Record<string, unknown>

/** The columns that hold another record's id, whatever table they are in; `itself` is the table they are in. */
const byColumn: Record<string, RecordTable | 'itself'> = {
  assessment_id: 'clinical_assessments',
  booked_in: 'consultations',
  consultation_id: 'consultations',
  doctor_id: 'doctors',
  ended_by: 'users',
  entered_by: 'users',
  first_version: 'itself',
  mri_scan_id: 'mri_scans',
  owner_id: 'users',
  patient_id: 'patients',
  prediction_id: 'predictions',
  prescribed_by: 'doctors',
  released_by: 'users',
  report_id: 'medical_reports',
  request_id: 'report_status',
  requested_by: 'users',
  reviewed_by: 'users',
  session_id: 'sessions',
  signed_by: 'users',
  signed_doctor_id: 'doctors',
  signing_of: 'medical_reports',
  superseded_by: 'itself',
  updated_by: 'users',
  user_id: 'users',
  written_by: 'users',
}

/** Which record a column of a table leads to; null when it holds something else. */
export function referenceOf(table: RecordTable, column: string): RecordTable | null {
  const target = Object.hasOwn(byColumn, column) ? byColumn[column] : undefined
  return target === 'itself' ? table : (target ?? null)
}

/** The records that changes are about and that their values lead to. */
export function recordsIn(changes: readonly Referring[]): { table: RecordTable; id: string }[] {
  return changes.flatMap((change) => [
    { table: change.table, id: change.recordId },
    ...[change.before, change.after].flatMap((values) =>
      Object.entries(values ?? {}).flatMap(([column, id]) => {
        const table = referenceOf(change.table, column)
        return table && typeof id === 'string' ? [{ table, id }] : []
      }),
    ),
  ])
}
