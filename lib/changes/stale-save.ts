import 'server-only'
import type { Scope } from '@/lib/db/scope'
import { AppError } from '@/lib/errors/app-error'
import { StaleSave, type ConflictField } from '@/lib/errors/stale-save'
import { dateForField, formatAgo, momentForField } from '@/lib/format/dates'
import { columnLabel, columnOf } from './labels'
import { getRecordValues, type Values } from './queries'
import type { RecordTable } from './vocabulary'

type Latest = { at: Date; actorName: string | null; original: Values }

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
): Promise<AppError> {
  const current = await getRecordValues(scope, table, id)
  if (!current || current.deleted_at) return new AppError('not-found')
  const latest = await changesSince(scope, table, id, version)
  if (!latest) return new AppError('changed-meanwhile')
  const fields: ConflictField[] = Object.entries(yours)
    .filter(([field]) => columnOf(field) in current && !['id', 'version'].includes(field))
    .map(([field, value]) => {
      const column = columnOf(field)
      const theirs = current[column]
      return {
        name: field,
        label: columnLabel(column),
        yours: asTyped(value),
        theirs: asTyped(theirs),
        original: asTyped(column in latest.original ? latest.original[column] : theirs),
      }
    })
    .filter(({ yours, theirs }) => !isSame(yours, theirs))
  return new StaleSave({
    by: latest.actorName ?? 'Somebody',
    at: formatAgo(latest.at, new Date()),
    version: Number(current.version),
    fields,
  })
}

/** Who changed the record last, and what its columns said at `version`. */
async function changesSince({ db }: Scope, table: RecordTable, id: string, version: number): Promise<Latest | null> {
  const changes = await db.$queryRaw<{ at: Date; actorName: string | null; before: Values | null }[]>`
    select c.at, u.name as "actorName", c.before
      from record_changes c
      join operations o on o.id = c.operation_id
      left join users u on u.id = o.actor_user_id
     where c.entity = ${table} and c.record_id = ${id} and c.version_after > ${version}
     order by c.seq desc limit 100`
  const [last] = changes
  if (!last) return null
  const original: Values = {}
  for (const { before } of changes) Object.assign(original, before) // the earliest comes last and stands
  return { ...last, original }
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
