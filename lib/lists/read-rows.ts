import 'server-only'
import type { Route } from 'next'
import { Prisma } from '@/prisma/generated/client'
import type { Scope } from '@/lib/db/scope'
import type { CursorValues } from '@/lib/tables/cursor'
import { afterRow, orderBy } from './keyset'
import type { List, ListColumn, ListValue } from './list'
import { listQuery } from './list-sql'
import type { ListState } from './state'

export type ListRow = {
  id: string
  href: Route
  /** Of the record, where the list edits cells. */
  version?: number | null
  /** By column: a moment is an ISO 8601 text, a date YYYY-MM-DD, a reference the id. */
  values: Record<string, ListValue>
  /** What a reference is called. */
  labels: Record<string, string | null>
}
/** A row with what its order compares, for going on after it. */
export type KeyedRow = ListRow & { key: CursorValues; patientId: string | null }

export type Reading = {
  columns: readonly ListColumn[]
  from?: CursorValues | null
  backwards?: boolean
  limit: number
  /** These rows alone. */
  ids?: string[]
}

type FoundRow = {
  id: string
  patient_id: string | null
  version: number | null
  held: ListValue[]
  named: (string | null)[]
  key: string[]
}

/** Rows of a list after one of them, in its order: for a page, and for an export that reads one chunk after the other. */
export async function readRows(
  scope: Scope,
  list: List,
  state: ListState,
  { columns, from = null, backwards = false, limit, ids }: Reading,
): Promise<KeyedRow[]> {
  const query = listQuery(scope, list, state)
  const conditions = [query.where]
  if (from && from.length === query.order.length) conditions.push(afterRow(query.order, from, backwards))
  if (ids) conditions.push(Prisma.sql`${query.id}::text = any (${ids})`)
  const named = columns.filter(({ labelSql }) => labelSql)
  const found = await scope.db.$queryRaw<FoundRow[]>`
    ${query.with}
    select ${query.id}::text as id, ${list.patientId ?? Prisma.sql`null::text`} as patient_id,
           (${list.version ?? Prisma.sql`null`})::integer as version,
           jsonb_build_array(${joined(columns.map(valueSql))}) as held,
           jsonb_build_array(${joined(named.map(({ labelSql }) => labelSql ?? Prisma.sql`null`))}) as named,
           array[${joined(query.order.map(({ sql }) => Prisma.sql`${sql}::text`))}] as key
      from ${query.source}
     where ${Prisma.join(conditions, ' and ')}
     order by ${orderBy(query.order, backwards)}
     limit ${limit}`
  const rows = found.map(({ id, patient_id: patientId, version, held, named: names, key }) => ({
    id,
    href: list.hrefOf(id),
    version,
    values: Object.fromEntries(columns.map((column, index) => [column.id, held[index] ?? null])),
    labels: Object.fromEntries(named.map((column, index) => [column.id, names[index] ?? null])),
    key,
    patientId,
  }))
  return fill(scope, list, columns, rows)
}

const joined = (parts: Prisma.Sql[]) => (parts.length > 0 ? Prisma.join(parts) : Prisma.empty)

/** As it leaves the database: whatever the SQL type, one form per kind. */
function valueSql({ kind, sql }: ListColumn): Prisma.Sql {
  if (kind === 'moment') return Prisma.sql`to_char((${sql}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
  if (kind === 'date') return Prisma.sql`to_char(${sql}, 'YYYY-MM-DD')`
  if (kind === 'number' || kind === 'money') return Prisma.sql`(${sql})::float8`
  if (kind === 'yes-no') return Prisma.sql`(${sql})::boolean`
  return Prisma.sql`(${sql})::text`
}

async function fill(scope: Scope, list: List, columns: readonly ListColumn[], rows: KeyedRow[]) {
  const { fill: filled } = list
  if (!filled || rows.length === 0 || !columns.some(({ id }) => filled.columns.includes(id))) return rows
  const read = await filled.read(
    scope,
    rows.map(({ id }) => id),
    rows.map(({ values }) => values),
  )
  return rows.map((row) => ({ ...row, values: { ...row.values, ...read.get(row.id) } }))
}
