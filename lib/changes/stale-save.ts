import 'server-only'
import type { Scope } from '@/lib/db/scope'
import { AppError } from '@/lib/errors/app-error'
import type { ConflictField } from '@/lib/errors/conflict'
import { StaleSave } from '@/lib/errors/stale-save'
import { dateForField, formatAgo, momentForField } from '@/lib/format/dates'
import { columnLabel, columnOf } from './labels'
import { getOwnRecordNews, getRecordValues, type Values } from './queries'
import type { RecordTable } from './vocabulary'

/** Whose column a field of a form is, where its name does not say it, and how it reads on the screen. */
export type FieldWords = { column?: string; label?: string; words?: Readonly<Record<string, string>> }

/**
 * What to throw when an update found no row of this version: an error that carries yours, theirs and the original, field
 * by field, for the dialog that lets the person choose. `yours` is what the form sent, by camelCase field; fields that no
 * column has are left out.
 */
export async function staleSave(
  scope: Scope,
  table: RecordTable,
  id: string,
  version: number,
  yours: Record<string, unknown>,
  describe: Readonly<Record<string, FieldWords>> = {},
): Promise<AppError> {
  const news = await newsOf(scope, table, id, version)
  if (!news) return new AppError('not-found')
  if (!news.latest) return new AppError('changed-meanwhile')
  return new StaleSave({
    by: news.latest.by,
    at: formatAgo(news.latest.at, new Date()),
    version: news.version,
    fields: conflictFields(news, yours, describe),
  })
}

/** What a record says now, what it said at the version a form began with, and who changed it last since. */
export type News = { version: number; latest: { by: string; at: Date } | null; values: Values; original: Values }

/** As far as the viewer may know; null when the record is gone, or not theirs. */
export async function newsOf(scope: Scope, table: RecordTable, id: string, version: number): Promise<News | null> {
  if (scope.viewer.role === 'doctor') return getOwnRecordNews(scope, table, id, version)
  const values = await getRecordValues(scope, table, id)
  if (!values || values.deleted_at) return null
  return { version: Number(values.version), values, ...(await changesSince(scope, table, id, version)) }
}

/** The fields in which two sides differ. */
export function conflictFields(
  { values, original }: Pick<News, 'values' | 'original'>,
  yours: Record<string, unknown>,
  describe: Readonly<Record<string, FieldWords>> = {},
): ConflictField[] {
  const fields: ConflictField[] = []
  for (const [name, value] of Object.entries(yours)) {
    const { column = columnOf(name), label = columnLabel(column), words } = describe[name] ?? {}
    if (!(column in values) || ['id', 'version'].includes(name)) continue
    // a box that nobody had ticked yet says no
    const none = typeof value === 'boolean' ? false : null
    const theirs = asTyped(values[column] ?? none)
    const before = asTyped((column in original ? original[column] : values[column]) ?? none)
    const field: ConflictField = {
      name,
      label,
      yours: asTyped(value),
      theirs,
      original: before,
      ...(words && { words }),
    }
    if (!isSame(field.yours, theirs)) fields.push(field)
  }
  return fields
}

/** Who changed the record last, and what its columns said at `version`. */
async function changesSince(
  { db }: Scope,
  table: RecordTable,
  id: string,
  version: number,
): Promise<Pick<News, 'latest' | 'original'>> {
  const changes = await db.$queryRaw<{ at: Date; actorName: string | null; before: Values | null }[]>`
    select c.at, u.name as "actorName", c.before
      from record_changes c
      join operations o on o.id = c.operation_id
      left join users u on u.id = o.actor_user_id
     where c.entity = ${table} and c.record_id = ${id} and c.version_after > ${version}
     order by c.seq desc limit 100`
  const [last] = changes
  const original: Values = {}
  for (const { before } of changes) Object.assign(original, before) // the earliest comes last and stands
  return { latest: last ? { at: last.at, by: last.actorName ?? 'Somebody' } : null, original }
}

/** 120 and 120.00 are one fee. */
function isSame(one: string, other: string) {
  return one === other || (one !== '' && other !== '' && Number(one) === Number(other))
}

/** A value as a field of a form shows it, so that the same thing reads the same on all sides. */
function asTyped(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return momentForField(value) ?? ''
  if (value === true) return 'yes'
  if (value === false) return 'no'
  if (typeof value === 'string') {
    if (/^\d{4}-\d\d-\d\dT/.test(value)) return momentForField(new Date(value)) ?? ''
    if (/^\d{4}-\d\d-\d\d$/.test(value)) return dateForField(new Date(value)) ?? ''
    return value.replace(/^(\d\d:\d\d):00$/, '$1').replaceAll('\r\n', '\n')
  }
  if (Array.isArray(value)) return value.map(asTyped).join(', ')
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  return JSON.stringify(value)
}
