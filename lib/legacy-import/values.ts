import { withoutNul, type SqlValue, type StagedRow } from './staged-row'

/** Reads one legacy value into the text that PostgreSQL casts, or null; says on the row what it had to do. */
export type Reader = (row: StagedRow, value: SqlValue | undefined, field: string) => string | null

const longestText = 16 * 1024 * 1024
export const longestId = 200

/** Any text, of any length. Numbers and bytes become text, and NUL, which PostgreSQL cannot store, is replaced. */
export function text(options: { required?: boolean; most?: number; fallback?: string } = {}): Reader {
  return (row, value, field) => {
    if (value === null || value === undefined) {
      if (options.fallback !== undefined) return options.fallback
      return options.required ? row.reject(field, 'required-missing') : null
    }
    let read = typeof value === 'string' ? value : fromOther(row, value, field)
    if (read.includes('\0')) {
      row.repair(field, 'nul-removed', value)
      read = withoutNul(read)
    }
    if (read.length > longestText) return row.reject(field, 'too-large')
    if (options.most !== undefined && read.length > options.most) return row.giveUp(field, 'too-long', value)
    return read
  }
}

function fromOther(row: StagedRow, value: Exclude<SqlValue, string | null>, field: string): string {
  if (value instanceof Uint8Array) {
    row.repair(field, 'not-text', value)
    return Buffer.from(value).toString('utf8')
  }
  return String(value)
}

/** The row's own id. */
export const id: Reader = (row, value, field) => {
  if (value === null || value === undefined || value === '') return row.reject(field, 'no-id')
  const read = String(value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : value)
  if (read.includes('\0') || read.length > longestId) return row.reject(field, 'too-long')
  return read
}

/** The id of another row; whether that exists is seen later. An empty text means none. */
export function reference(options: { required?: 'missing-session' | 'missing-patient' | 'missing-doctor' | 'missing-user' } = {}): Reader {
  return (row, value, field) => {
    const read = value === null || value === undefined ? '' : String(value)
    if (read === '') return options.required ? row.reject(field, options.required) : null
    if (read.includes('\0') || read.length > longestId) return options.required ? row.reject(field, options.required) : row.giveUp(field, 'too-long', value)
    return read
  }
}

/** A closed set, without regard to case and surrounding space; `spellings` are other ways to write a member. */
export function oneOf(set: readonly string[], options: { spellings?: Record<string, string>; fallback?: string; required?: boolean } = {}): Reader {
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
    return String(value).trim()
  }
}

/** A confidence from 0 to 1; 74.4 and "74.4 %" mean 0.744. */
export const share: Reader = (row, value, field) => {
  const isPercent = typeof value === 'string' && value.trim().endsWith('%')
  const read = numberOf(isPercent ? value.trim().slice(0, -1) : value)
  if (read === null) return null
  if (Number.isNaN(read)) return row.giveUp(field, 'not-a-number', value)
  if (read < 0 || read > 100) return row.giveUp(field, 'out-of-range', value)
  if (read <= 1 && !isPercent) return String(read)
  row.repair(field, 'percent', value)
  return String(Number((read / 100).toPrecision(15)))
}

function numberOf(value: SqlValue | undefined): number | null {
  if (value === null || value === undefined || value === '') return null
  if (value instanceof Uint8Array) return Number.NaN
  const trimmed = typeof value === 'string' ? value.trim() : value
  const read = trimmed === '' ? Number.NaN : Number(trimmed)
  return Number.isFinite(read) ? read : Number.NaN
}

const truths = new Map([['1', 't'], ['true', 't'], ['t', 't'], ['yes', 't'], ['0', 'f'], ['false', 'f'], ['f', 'f'], ['no', 'f']])

export function bool(fallback: 't' | 'f' | null): Reader {
  return (row, value, field) => {
    if (value === null || value === undefined || value === '') return fallback
    const read = truths.get(String(value).trim().toLowerCase())
    if (read) return read
    row.giveUp(field, 'unknown-value', value)
    return fallback
  }
}

const deepest = 200

/** JSON as it was written; what is not valid JSON is kept as {"text": …}. */
export function json(fallback: string | null): Reader {
  return (row, value, field) => {
    if (value === null || value === undefined || value === '') return fallback
    const read = withoutNul(String(value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : value))
    if (read.length > longestText) return row.reject(field, 'too-large')
    if (isPlainJson(read)) return read
    row.repair(field, 'invalid-json', value)
    return JSON.stringify({ text: read })
  }
}

const usual = new Map<string, boolean>([['{}', true], ['[]', true]])

/** Valid, and nothing that jsonb refuses: no escaped NUL or lone surrogate, no giant exponent, no endless nesting. */
function isPlainJson(text: string) {
  const seen = usual.get(text)
  if (seen !== undefined) return seen
  const plain = !/\\u0000|\\ud[89a-f]|[eE][+-]?\d{4}/i.test(text) && depth(text) <= deepest && parses(text)
  if (usual.size < 1000 && text.length < 200) usual.set(text, plain)
  return plain
}

function parses(text: string) {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function depth(text: string) {
  let open = 0
  let most = 0
  for (const character of text) {
    if (character === '{' || character === '[') most = Math.max(most, ++open)
    else if (character === '}' || character === ']') open -= 1
  }
  return most
}

/** Bytes, in PostgreSQL's hexadecimal form. */
export const bytes: Reader = (_row, value) => {
  if (value === null || value === undefined) return null
  const read = value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : Buffer.from(String(value))
  return `\\x${read.toString('hex')}`
}
