import type { Reason } from './reasons'

/** What SQLite returns. */
export type SqlValue = string | number | bigint | Uint8Array | null
export type SqlRow = Record<string, SqlValue>

export type Repair = { field: string; reason: Reason; was: string | null }

/** What is known while one legacy row is read: where its values come from, and what had to be done to them. */
export class StagedRow {
  rejected: { reason: Reason; field: string } | null = null
  repairs: Repair[] = []
  legacy: Record<string, unknown> | null = null

  constructor(
    readonly source: SqlRow,
    readonly context: ReadingContext,
  ) {}

  /** Sets the row aside; the first reason counts. */
  reject(field: string, reason: Reason): null {
    this.rejected ??= { field, reason }
    return null
  }

  /** Notes a certain repair of a field. */
  repair(field: string, reason: Reason, was: SqlValue | undefined) {
    this.repairs.push({ field, reason, was: asNote(was) })
  }

  /** Notes a repair that loses what the field said, and keeps it in `legacy`. */
  giveUp(field: string, reason: Reason, was: SqlValue | undefined): null {
    this.repair(field, reason, was)
    this.keep(field, asNote(was))
    return null
  }

  keep(field: string, value: unknown) {
    this.legacy ??= {}
    this.legacy[field] = value
  }
}

export type ReadingContext = { timeZone: string; startedAt: string }

const longestNote = 2000

function asNote(value: SqlValue | undefined): string | null {
  if (value === null || value === undefined) return null
  if (value instanceof Uint8Array) return `${value.length} bytes`
  return storable(String(value).slice(0, longestNote))
}

const unstorable = /[\0\uD800-\uDFFF]/u

/** Text as PostgreSQL takes it, in JSON too: no NUL, and no half of a character where a long text was cut. */
export function storable(text: string) {
  return unstorable.test(text) ? Buffer.from(text.replaceAll('\0', '\uFFFD')).toString() : text
}
