import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import type { Scope } from '@/lib/db/scope'
import { filtersSql } from './filter-sql'
import { orderOf, type OrderKey } from './keyset'
import type { List } from './list'
import type { ListState } from './state'

/** The pieces of a query over the rows of a list in this state. Everything a person entered is a parameter. */
export type ListQuery = {
  /** `with found as …` when something is searched for; stands before the select. */
  with: Prisma.Sql
  /** From … joins, with what was found. */
  source: Prisma.Sql
  /** Conditions of the list and of its filters, joined. */
  where: Prisma.Sql
  /** The row's id. */
  id: Prisma.Sql
  /** Never null; the id last. */
  order: OrderKey[]
}

export function listQuery(scope: Scope, list: List, state: ListState): ListQuery {
  const filters = filtersSql(list, state)
  const found = state.terms && list.search ? list.search(scope, state.terms) : null
  return {
    with: found ? Prisma.sql`with found as materialized (${found})` : Prisma.empty,
    source: found ? Prisma.sql`${list.source} join found on found.id = ${list.id}` : list.source,
    where: filters ? Prisma.sql`${list.where} and ${filters}` : list.where,
    id: list.id,
    order: orderOf(list, state),
  }
}

export const mostCounted = 10_000

/**
 * What counting needs of a query: where nothing that is asked concerns them, without the tables that only lend names to a
 * page. Joined for ten thousand rows they take seconds, and each halves what the planner expects.
 */
export function countedRows(scope: Scope, list: List, state: ListState): Prisma.Sql {
  const { narrow } = list
  if (narrow && !state.terms && state.filters.every(({ column }) => narrow.columns.includes(column))) {
    const filters = filtersSql(list, state)
    return Prisma.sql`select from ${narrow.source} where ${filters ? Prisma.sql`${list.where} and ${filters}` : list.where}`
  }
  const query = listQuery(scope, list, state)
  return Prisma.sql`${query.with} select from ${query.source} where ${query.where}`
}

/** How many rows there are, as an expression that counts no further than one more than `most`. */
export function countSql(scope: Scope, list: List, state: ListState, most = mostCounted): Prisma.Sql {
  return Prisma.sql`(select count(*)::integer from (${countedRows(scope, list, state)} limit ${most + 1}) capped)`
}

/** The ids of the rows in this state, in order: what "select all matching" means at this moment. */
export async function selectIds(scope: Scope, list: List, state: ListState, limit = 1_000_000): Promise<string[]> {
  const query = listQuery(scope, list, state)
  const rows = await scope.db.$queryRaw<{ id: string }[]>`
    ${query.with} select ${query.id}::text as id from ${query.source} where ${query.where} limit ${limit}`
  return rows.map(({ id }) => id)
}
