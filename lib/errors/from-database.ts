import { AppError } from './app-error'
import { messages, type ErrorCode } from './messages'

const byConstraint: Record<string, { code: ErrorCode; field?: string }> = {
  users_email_key: { code: 'email-taken', field: 'email' },
  users_username_key: { code: 'username-taken', field: 'username' },
  doctors_license_number_key: { code: 'license-taken', field: 'licenseNumber' },
  consultations_no_double_booking: { code: 'doctor-busy', field: 'consultationDate' },
  doctor_patient_assignments_one_active_per_pair: { code: 'already-assigned' },
  doctor_patient_assignments_one_active_primary: { code: 'primary-taken' },
  report_status_one_live_request: { code: 'request-exists' },
  report_status_one_live_patient_request: { code: 'request-exists' },
  medical_reports_no_draft_notes_released: { code: 'report-holds-drafts' },
  csv_imports_once: { code: 'already-imported' },
  patient_not_in_trash: { code: 'patient-in-trash' },
  patient_not_merged: { code: 'patient-merged' },
  consultations_signed_stays: { code: 'note-signed' },
  consultations_signed_was_held: { code: 'note-signed' },
  consultations_signed_by_author: { code: 'note-of-another' },
  data_archives_one_at_a_time: { code: 'archive-being-made' },
  note_phrases_abbreviation_key: { code: 'abbreviation-taken', field: 'abbreviation' },
  doctor_patient_assignments_pair_date_key: { code: 'already-assigned' },
}

const bySqlState: Record<string, ErrorCode> = {
  '42501': 'forbidden', // no privilege, or a row that a policy refuses
  '25006': 'preview', // a write in a transaction that only reads
  '23514': 'value-not-allowed',
  '23502': 'value-not-allowed',
  '22P02': 'value-not-allowed',
  '40001': 'busy', // a serialization failure or a deadlock, still there after the scope has tried again
  '40P01': 'busy',
  '55P03': 'busy', // a lock that could not be had in time
  '57014': 'busy', // statement timeout
  '53300': 'busy',
  SB011: 'report-signed',
}

/**
 * What the database refused, as an error with a sentence; null when it is none of what is expected. Prisma wraps the
 * driver's error differently for models and for raw queries, so this walks down to the SQLSTATE.
 */
export function fromDatabase(error: unknown): AppError | null {
  const { sqlState, constraint, emptied } = databaseCause(error)
  if (!sqlState) return isOutOfTime(error) ? new AppError('busy', { cause: error }) : null
  if (sqlState === 'SB008') return refusedByRule(error)
  if (emptied && leftBehind.includes(emptied)) return new AppError('session-has-dependents', { cause: error })
  const known = constraint ? byConstraint[constraint] : undefined
  if (known) return new AppError(known.code, { field: known.field, cause: error })
  const code = bySqlState[sqlState]
  return code ? new AppError(code, { cause: error }) : null
}

/** What functions of the database refuse says its error code in the message. */
function refusedByRule(error: unknown): AppError {
  const said = databaseCause(error).messages.join(' ')
  const codes = Object.keys(messages) as ErrorCode[]
  const code = codes.filter((name) => new RegExp(`(^|[^\\w-])${name}($|[^\\w-])`).test(said))
  return new AppError(code.sort((a, b) => b.length - a.length)[0] ?? 'value-not-allowed', { cause: error })
}

/** Taking a session from its patient would leave its consultation or its report request without one. */
const leftBehind = ['consultations.patient_id', 'report_status.patient_id']

/** SQLSTATE, constraint, and the column that must not be empty, of a database error through all wrapping. */
export function databaseCause(error: unknown): {
  sqlState: string | null
  constraint: string | null
  emptied: string | null
  messages: string[]
} {
  const messages: string[] = []
  let sqlState: string | null = null
  for (let current = error, depth = 0; isObject(current) && depth < 6; depth += 1) {
    const { originalCode, code, message, originalMessage } = current
    for (const text of [message, originalMessage]) if (typeof text === 'string') messages.push(text)
    if (typeof originalCode === 'string') sqlState = originalCode
    else if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && !code.startsWith('P')) sqlState ??= code
    current = inner(current)
  }
  const constraint = messages.map((text) => /constraint "([^"]+)"/.exec(text)?.[1]).find(Boolean) ?? null
  const [, column, relation] =
    messages.map((text) => /null value in column "([^"]+)" of relation "([^"]+)"/.exec(text)).find(Boolean) ?? []
  return { sqlState, constraint, emptied: relation && column ? `${relation}.${column}` : null, messages }
}

/** Prisma's own: no connection was free in time, or the transaction took longer than it may. */
function isOutOfTime(error: unknown) {
  return isObject(error) && error.code === 'P2028'
}

function inner(error: Record<string, unknown>): unknown {
  if (isObject(error.meta) && isObject(error.meta.driverAdapterError)) return error.meta.driverAdapterError
  return error.cause
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
