import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import { clinicZone } from '@/lib/format/dates'
import { findColumn } from './columns'
import type { List, ListColumn } from './list'
import type { ListFilter, ListState } from './state'

/** Whether a row fits the filters of this state: each of them, or any of them. */
export function filtersSql(list: List, { filters, match }: Pick<ListState, 'filters' | 'match'>): Prisma.Sql | null {
  const conditions = filters.flatMap((filter) => {
    const column = findColumn(list, filter.column)
    return column ? [Prisma.sql`(${filterSql(column, filter)})`] : []
  })
  if (conditions.length === 0) return null
  return match === 'any' ? Prisma.sql`(${Prisma.join(conditions, ' or ')})` : Prisma.join(conditions, ' and ')
}

function filterSql(column: ListColumn, filter: ListFilter): Prisma.Sql {
  if (filter.operator === 'empty') return emptySql(column)
  if (filter.operator === 'not-empty') return Prisma.sql`not (${emptySql(column)})`
  switch (column.kind) {
    case 'text':
      return textSql(column, filter)
    case 'number':
    case 'money':
      return numberSql(column, filter)
    case 'date':
      return dateSql(column, filter)
    case 'moment':
      return momentSql(column, filter)
    case 'yes-no': {
      const holds = column.filterSql ?? column.sql
      return filter.values[0] === 'no' ? Prisma.sql`not (${holds})` : Prisma.sql`(${holds})`
    }
    case 'choice':
    case 'reference':
      return filter.operator === 'is-not' ? Prisma.sql`(${isSql(column, filter)}) is not true` : isSql(column, filter)
  }
}

function emptySql({ kind, sql, emptySql: own }: ListColumn) {
  if (own) return own
  return kind === 'text' ? Prisma.sql`coalesce(${sql}, '') = ''` : Prisma.sql`${sql} is null`
}

function isSql({ sql, filterSql: filtered, whereIs }: ListColumn, { values }: ListFilter) {
  if (whereIs)
    return Prisma.join(
      values.map((value) => Prisma.sql`(${whereIs(value)})`),
      ' or ',
    )
  const [value, ...others] = values
  // values without a type: they take that of the column
  return others.length === 0
    ? Prisma.sql`${filtered ?? sql} = ${value}`
    : Prisma.sql`${filtered ?? sql} in (${Prisma.join(values)})`
}

/** Without regard to case, and where the column holds search keys also to accents. */
function textSql({ sql, filterSql: key }: ListColumn, { operator, values: [value = ''] }: ListFilter) {
  const wanted = key ? Prisma.sql`app.search_key(${value})` : Prisma.sql`lower(${value}::text)`
  const held = key ?? Prisma.sql`lower(${sql})`
  if (operator === 'exactly') return Prisma.sql`${held} = ${wanted}`
  if (operator === 'starts-with') return Prisma.sql`starts_with(${held}, ${wanted})`
  return Prisma.sql`strpos(${held}, ${wanted}) > 0`
}

function numberSql(
  { sql, filterSql: filtered }: ListColumn,
  { operator, values: [value = '0', other = value] }: ListFilter,
) {
  const held = filtered ?? sql
  if (operator === 'at-least') return Prisma.sql`${held} >= ${value}::numeric`
  if (operator === 'at-most') return Prisma.sql`${held} <= ${value}::numeric`
  if (operator === 'between') return Prisma.sql`${held} between ${value}::numeric and ${other}::numeric`
  return Prisma.sql`${held} = ${value}::numeric`
}

function dateSql(
  { sql, filterSql: filtered }: ListColumn,
  { operator, values: [value = '', other = value] }: ListFilter,
) {
  const held = filtered ?? sql
  const today = Prisma.sql`(now() at time zone ${clinicZone()})::date`
  switch (operator) {
    case 'before':
      return Prisma.sql`${held} < ${value}::date`
    case 'after':
      return Prisma.sql`${held} > ${value}::date`
    case 'between':
      return Prisma.sql`${held} between ${value}::date and ${other}::date`
    case 'last-days':
      return Prisma.sql`${held} > ${today} - ${value}::integer and ${held} <= ${today}`
    case 'next-days':
      return Prisma.sql`${held} >= ${today} and ${held} < ${today} + ${value}::integer`
    case 'over-days-ago':
      return Prisma.sql`${held} < ${today} - ${value}::integer`
    case 'over-months-ago':
      return Prisma.sql`${held} < ${today} - make_interval(months => ${value}::integer)`
    default:
      return Prisma.sql`${held} = ${value}::date`
  }
}

/** Days are those of the clinic's time zone. */
function momentSql(
  { sql, filterSql: filtered }: ListColumn,
  { operator, values: [value = '', other = value] }: ListFilter,
) {
  const held = filtered ?? sql
  const day = (date: string, plus = 0) =>
    Prisma.sql`((${date}::date + ${plus}::integer)::timestamp at time zone ${clinicZone()})`
  const ever = Prisma.sql`${held} > '-infinity'`
  switch (operator) {
    case 'before':
      return Prisma.sql`${held} < ${day(value)} and ${ever}`
    case 'after':
      return Prisma.sql`${held} >= ${day(value, 1)}`
    case 'between':
      return Prisma.sql`${held} >= ${day(value)} and ${held} < ${day(other, 1)}`
    case 'last-days':
      return Prisma.sql`${held} > now() - make_interval(days => ${value}::integer) and ${held} <= now()`
    case 'next-days':
      return Prisma.sql`${held} >= now() and ${held} < now() + make_interval(days => ${value}::integer)`
    case 'over-days-ago':
      return Prisma.sql`${held} < now() - make_interval(days => ${value}::integer) and ${ever}`
    case 'over-months-ago':
      return Prisma.sql`${held} < now() - make_interval(months => ${value}::integer) and ${ever}`
    default:
      return Prisma.sql`${held} >= ${day(value)} and ${held} < ${day(value, 1)}`
  }
}
