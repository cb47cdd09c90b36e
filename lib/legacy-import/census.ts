import type { PresentTable } from './layout'
import { quoted, type LegacyDatabase } from './sqlite-file'
import { storable } from './staged-row'

export type TableCensus = {
  table: string
  rows: number
  /** Columns we know that this file does not have. */
  missingColumns: string[]
  /** Columns this file has that we do not know; their values are kept aside with each record. */
  unknownColumns: string[]
  /** References to records that are not there, per column. */
  orphans: Record<string, number>
  duplicates: Record<string, number>
  /** How often each value of a closed set is written, per column. */
  values: Record<string, Record<string, number>>
  /** Earliest and latest time and how many look like none, per column. */
  times: Record<string, { earliest: string | null; latest: string | null; odd: number }>
}

const references: Record<string, Record<string, [table: string, column: string][]>> = {
  doctors: { user_id: [['users', 'id']] },
  patients: {
    user_id: [['users', 'id']],
    assigned_doctor_id: [
      ['doctors', 'doctor_id'],
      ['users', 'id'],
    ],
  },
  sessions: {
    user_id: [['users', 'id']],
    patient_id: [['patients', 'patient_id']],
    doctor_id: [
      ['doctors', 'doctor_id'],
      ['users', 'id'],
    ],
  },
  mri_scans: { session_id: [['sessions', 'id']] },
  predictions: { session_id: [['sessions', 'id']], mri_scan_id: [['mri_scans', 'id']] },
  medical_reports: { session_id: [['sessions', 'id']], prediction_id: [['predictions', 'id']] },
  action_flags: { session_id: [['sessions', 'id']] },
  agent_messages: { session_id: [['sessions', 'id']] },
  doctor_patient_assignments: { doctor_id: [['doctors', 'doctor_id']], patient_id: [['patients', 'patient_id']] },
  consultations: {
    doctor_id: [['doctors', 'doctor_id']],
    patient_id: [['patients', 'patient_id']],
    session_id: [['sessions', 'id']],
  },
}
const uniqueColumns: Record<string, string[]> = {
  users: ['lower(email)', 'lower(username)'],
  doctors: ['user_id', 'license_number'],
  patients: ['user_id'],
}
const closedSets: Record<string, string[]> = {
  users: ['role', 'gender', 'is_active'],
  patients: ['gender'],
  sessions: ['input_type', 'output_format', 'status'],
  mri_scans: ['file_type', 'processing_status'],
  predictions: ['prediction_type', 'binary_result', 'stage_result'],
  medical_reports: ['report_type'],
  consultations: ['consultation_type', 'status'],
  report_status: ['status', 'report_type'],
  patient_timeline: ['event_type', 'severity'],
}
const times: Record<string, string[]> = {
  patients: ['created_at', 'date_of_birth'],
  sessions: ['created_at'],
  mri_scans: ['upload_timestamp'],
  predictions: ['created_at'],
  medical_reports: ['created_at'],
  consultations: ['consultation_date'],
  patient_timeline: ['event_date'],
}
const mostValues = 40

/** Counts what is in a legacy file before anything is written: how much, how sound, how it is spelled. */
export function takeCensus(database: LegacyDatabase, tables: PresentTable[]): TableCensus[] {
  const present = new Map(tables.map((table) => [table.name, table]))
  return tables.map((table) => {
    const has = (column: string) => table.present.includes(column.replace(/^lower\((.*)\)$/, '$1'))
    const only = (columns: string[] = []) => columns.filter(has)
    return {
      table: table.name,
      rows: count(database, `select count(*) as n from ${quoted(table.name)}`),
      missingColumns: Object.keys(table.columns).filter(
        (column) => column !== 'must_change_password' && !table.present.includes(column),
      ),
      unknownColumns: table.unknown,
      orphans: entries(only(Object.keys(references[table.name] ?? {})), (column) =>
        orphans(database, table.name, column, present),
      ),
      duplicates: entries(only([table.id, ...(uniqueColumns[table.name] ?? [])]), (column) =>
        count(
          database,
          `select coalesce(sum(n - 1), 0) as n from (select count(*) as n from ${quoted(table.name)} where ${column} is not null group by ${column} having count(*) > 1)`,
        ),
      ),
      values: entries(only(closedSets[table.name]), (column) => valuesOf(database, table.name, column)),
      times: entries(only(times[table.name]), (column) => timesOf(database, table.name, column)),
    }
  })
}

function orphans(database: LegacyDatabase, table: string, column: string, present: Map<string, PresentTable>) {
  const targets = (references[table]?.[column] ?? []).filter(([target, key]) =>
    present.get(target)?.present.includes(key),
  )
  const absent = targets.map(
    ([target, key]) =>
      `and ${quoted(column)} not in (select ${quoted(key)} from ${quoted(target)} where ${quoted(key)} is not null)`,
  )
  return count(
    database,
    `select count(*) as n from ${quoted(table)} where ${quoted(column)} is not null and ${quoted(column)} <> '' ${absent.join(' ')}`,
  )
}

function valuesOf(database: LegacyDatabase, table: string, column: string) {
  const found = database.all(
    `select substr(cast(${quoted(column)} as text), 1, 60) as value, count(*) as n from ${quoted(table)} group by 1 order by 2 desc limit ${mostValues}`,
  )
  return Object.fromEntries(
    found.map(({ value, n }) => [value === null ? '(none)' : storable(String(value)), Number(n)]),
  )
}

function timesOf(database: LegacyDatabase, table: string, column: string) {
  const like = "glob '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]*'"
  const [row] = database.all(
    `select min(case when ${quoted(column)} ${like} then substr(${quoted(column)}, 1, 19) end) as earliest,
            max(case when ${quoted(column)} ${like} then substr(${quoted(column)}, 1, 19) end) as latest,
            coalesce(sum(${quoted(column)} is not null and not (${quoted(column)} ${like})), 0) as odd
       from ${quoted(table)}`,
  )
  const text = (value: unknown) => (typeof value === 'string' ? storable(value) : null)
  return { earliest: text(row?.earliest), latest: text(row?.latest), odd: Number(row?.odd ?? 0) }
}

function count(database: LegacyDatabase, sql: string) {
  return Number(database.all(sql)[0]?.n ?? 0)
}

function entries<Value>(columns: string[], read: (column: string) => Value): Record<string, Value> {
  return Object.fromEntries(columns.map((column) => [column.replace(/^lower\((.*)\)$/, '$1'), read(column)]))
}
