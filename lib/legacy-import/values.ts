import { isStorableJson } from './storable-json'
import { storable, type SqlValue, type StagedRow } from './staged-row'

/** Reads one legacy value into the text that PostgreSQL casts, or null; says on the row what it had to do. */
export type Reader = (row: StagedRow, value: SqlValue | undefined, field: string) => string | null

const longestText = 16 * 1024 * 1024
const longestBytes = 128 * 1024 * 1024
const longestId = 200

/** Any text, of any length. Numbers and bytes become text, and NUL, which PostgreSQL cannot store, is replaced. */
export function text(options: { required?: boolean; fallback?: string } = {}): Reader {
  return (row, value, field) => {
    if (value === null || value === undefined) {
      if (options.fallback !== undefined) return options.fallback
      return options.required ? row.reject(field, 'required-missing') : null
    }
    let read = typeof value === 'string' ? value : fromOther(row, value, field)
    if (read.includes('\0')) {
      row.repair(field, 'nul-removed', value)
      read = storable(read)
    }
    return read.length > longestText ? row.reject(field, 'too-large') : read
  }
}

/** Text of a limited number of characters, such as a name to log in with; an empty one is none. */
export function shortText(least: number, most: number): Reader {
  const any = text()
  return (row, value, field) => {
    const read = any(row, value, field)
    if (read === null || read === '') return null
    const length = [...read].length
    if (length > most) return row.giveUp(field, 'too-long', value)
    return length < least ? row.giveUp(field, 'too-short', value) : read
  }
}

function fromOther(row: StagedRow, value: Exclude<SqlValue, string | null>, field: string): string {
  if (value instanceof Uint8Array) {
    row.repair(field, 'not-text', value)
  }
  return plainText(value)
}

function plainText(value: Exclude<SqlValue, null>): string {
  return value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : String(value)
}

/** The row's own id. */
export const id: Reader = (row, value, field) => {
  if (value === null || value === undefined || value === '') return row.reject(field, 'no-id')
  const read = plainText(value)
  if (read.includes('\0') || read.length > longestId) return row.reject(field, 'too-long')
  return read
}

/** The id of another row; whether that exists is seen later. An empty text means none. */
export function reference(
  options: { required?: 'missing-session' | 'missing-patient' | 'missing-doctor' | 'missing-user' } = {},
): Reader {
  return (row, value, field) => {
    const read = value === null || value === undefined ? '' : plainText(value)
    if (read === '') return options.required ? row.reject(field, options.required) : null
    if (read.includes('\0') || read.length > longestId)
      return options.required ? row.reject(field, options.required) : row.giveUp(field, 'too-long', value)
    return read
  }
}

/** A closed set, without regard to case and surrounding space; `spellings` are other ways to write a member. */
export function oneOf(
  set: readonly string[],
  options: { spellings?: Record<string, string>; fallback?: string; required?: boolean } = {},
): Reader {
  const known = new Map([...set.map((member) => [member, member] as const), ...Object.entries(options.spellings ?? {})])
  return (row, value, field) => {
    if (value === null || value === undefined || value === '') {
      if (options.fallback !== undefined) return options.fallback
      return options.required ? row.reject(field, 'required-missing') : null
    }
    const found = known.get(String(value)) ?? known.get(String(value).trim().toLowerCase())
    if (found !== undefined) return found
    return options.required ? row.reject(field, 'unknown-value') : row.giveUp(field, 'unknown-value', value)
  }
}

export function integer(least: number, most: number, options: { fallback?: string } = {}): Reader {
  return (row, value, field) => {
    const read = numberOf(value)
    if (read === null) return options.fallback ?? null
    if (Number.isNaN(read)) return row.giveUp(field, 'not-a-number', value) ?? options.fallback ?? null
    if (read < least || read > most) return row.giveUp(field, 'out-of-range', value) ?? options.fallback ?? null
    if (!Number.isInteger(read)) row.repair(field, 'not-a-number', value)
    return String(Math.round(read))
  }
}

export function decimal(least: number, most: number): Reader {
  return (row, value, field) => {
    const read = numberOf(value)
    if (read === null) return null
    if (Number.isNaN(read)) return row.giveUp(field, 'not-a-number', value)
    if (read < least || read > most) return row.giveUp(field, 'out-of-range', value)
    return String(read)
  }
}

/** A confidence from 0 to 1; 74.4 and "74.4 %" mean 0.744. */
export const share: Reader = (row, value, field) => {
  const isPercent = typeof value === 'string' && value.trim().endsWith('%')
  const read = numberOf(isPercent ? value.trim().slice(0, -1) || 'nothing' : value)
  if (read === null) return null
  if (Number.isNaN(read)) return row.giveUp(field, 'not-a-number', value)
  if (read < 0 || read > 100) return row.giveUp(field, 'out-of-range', value)
  if (read <= 1 && !isPercent) return String(read)
  row.repair(field, 'percent', value)
  return String(Number((read / 100).toPrecision(15)))
}

const decimalForm = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i

/** A number as people write it; what only JavaScript takes for one ("0x10") is none. */
function numberOf(value: SqlValue | undefined): number | null {
  if (value === null || value === undefined || value === '') return null
  if (value instanceof Uint8Array) return Number.NaN
  if (typeof value === 'string' && !decimalForm.test(value.trim())) return Number.NaN
  const read = Number(value)
  return Number.isFinite(read) ? read : Number.NaN
}

const truths = new Map([
  ['1', 't'],
  ['true', 't'],
  ['t', 't'],
  ['yes', 't'],
  ['0', 'f'],
  ['false', 'f'],
  ['f', 'f'],
  ['no', 'f'],
])

export function bool(fallback: 't' | 'f' | null): Reader {
  return (row, value, field) => {
    if (value === null || value === undefined || value === '') return fallback
    const read = truths.get(String(value).trim().toLowerCase())
    if (read) return read
    row.giveUp(field, 'unknown-value', value)
    return fallback
  }
}

/** JSON as it was written; what is not valid JSON is kept as {"text": …}. */
export function json(fallback: string | null): Reader {
  return (row, value, field) => {
    if (value === null || value === undefined || value === '') return fallback
    const read = storable(plainText(value))
    if (read.length > longestText) return row.reject(field, 'too-large')
    if (isStorableJson(read)) return read
    row.repair(field, 'invalid-json', value)
    return JSON.stringify({ text: read })
  }
}

/** Bytes, in PostgreSQL's hexadecimal form. */
export const bytes: Reader = (row, value, field) => {
  if (value === null || value === undefined) return null
  const read =
    value instanceof Uint8Array
      ? Buffer.from(value.buffer, value.byteOffset, value.byteLength)
      : Buffer.from(String(value))
  return read.length > longestBytes ? row.reject(field, 'too-large') : `\\x${read.toString('hex')}`
}
