import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import type { CursorValues } from '@/lib/tables/cursor'
import { effectiveSort, findColumn } from './columns'
import type { List } from './list'
import type { ListState } from './state'

/** One key of an order: never null; `type` is its SQL type, null for the id, whose type the comparison finds out. */
export type OrderKey = { sql: Prisma.Sql; type: Prisma.Sql | null; descending: boolean }

/**
 * What the rows are ordered by. The id comes last and breaks every tie, in the direction of the first key, so that one
 * index on both serves; two rows keep their order between pages.
 */
export function orderOf(list: List, state: ListState): OrderKey[] {
  const sorts = effectiveSort(list, state).flatMap(({ column, direction }) => {
    const sort = findColumn(list, column)?.sort
    return sort ? [{ ...sort, descending: direction === 'descending' }] : []
  })
  const keys: OrderKey[] = sorts.map(({ sql, type, descending }) => ({ sql, type, descending }))
  if (keys.length === 0 && state.terms && list.search)
    keys.push({ sql: Prisma.sql`found.rank`, type: Prisma.sql`real`, descending: true })
  return [...keys, { sql: sorts[0]?.id ?? list.id, type: null, descending: keys[0]?.descending ?? false }]
}

/** Names an order, to tell whether a cursor belongs to it. */
export function orderText(list: List, state: ListState): string {
  const sorts = effectiveSort(list, state).map(({ column, direction }) => `${column} ${direction}`)
  return [list.name, ...(sorts.length > 0 ? sorts : ['nearest'])].join(', ')
}

export function orderBy(keys: OrderKey[], backwards: boolean): Prisma.Sql {
  return Prisma.join(
    keys.map(
      ({ sql, descending }) => Prisma.sql`${sql} ${descending === backwards ? Prisma.sql`asc` : Prisma.sql`desc`}`,
    ),
    ', ',
  )
}

/**
 * Whether a row comes after (`backwards`: before) the one with these values. When all keys go the same way it is one
 * comparison of rows, which is one range of one index. Otherwise it is written out, key by key, and the first key's own
 * range stands before it for the index.
 */
export function afterRow(keys: OrderKey[], from: CursorValues, backwards: boolean): Prisma.Sql {
  const value = (index: number) => {
    const type = keys[index]?.type
    const text = String(from[index])
    return type ? Prisma.sql`${text}::${type}` : Prisma.sql`${text}`
  }
  const further = ({ descending }: OrderKey) => (descending === backwards ? Prisma.sql`>` : Prisma.sql`<`)
  const [first] = keys
  if (!first) return Prisma.sql`true`
  if (keys.every(({ descending }) => descending === first.descending)) {
    const row = Prisma.join(keys.map(({ sql }) => sql))
    return Prisma.sql`(${row}) ${further(first)} (${Prisma.join(keys.map((_key, index) => value(index)))})`
  }
  const cases = keys.map((key, index) => {
    const equal = keys.slice(0, index).map(({ sql }, before) => Prisma.sql`${sql} = ${value(before)}`)
    return Prisma.sql`(${Prisma.join([...equal, Prisma.sql`${key.sql} ${further(key)} ${value(index)}`], ' and ')})`
  })
  return Prisma.sql`(${first.sql} ${further(first)}= ${value(0)} and (${Prisma.join(cases, ' or ')}))`
}
