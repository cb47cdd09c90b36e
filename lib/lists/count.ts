import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import type { Scope } from '@/lib/db/scope'
import type { List } from './list'
import { countedRows, countSql, mostCounted } from './list-sql'
import type { SavedView } from './queries'
import type { ListState } from './state'

/** How many rows there are: counted up to 10,000, beyond that as the planner estimates. */
export type ListCount = { rows: number; isExact: boolean }

export async function countRows(scope: Scope, list: List, state: ListState): Promise<ListCount> {
  const [found] = await scope.db.$queryRaw<{ count: number }[]>`select ${countSql(scope, list, state)} as count`
  const rows = found?.count ?? 0
  return rows <= mostCounted ? { rows, isExact: true } : { rows: await estimate(scope, list, state), isExact: false }
}

/** The planner's guess; it never says less than what was counted. */
async function estimate(scope: Scope, list: List, state: ListState): Promise<number> {
  const [plan] = await scope.db.$queryRaw<{ 'QUERY PLAN': { Plan: { 'Plan Rows': number } }[] }[]>`
    explain (format json) ${countedRows(scope, list, state)}`
  return Math.max(mostCounted, plan?.['QUERY PLAN'][0]?.Plan['Plan Rows'] ?? 0)
}

/** How many rows each choice of a column has under the other filters, counted no further than 10,000. */
export async function countChoices(
  scope: Scope,
  list: List,
  state: ListState,
  column: string,
): Promise<Map<string, number>> {
  const choices = list.columns.find(({ id }) => id === column)?.choices ?? []
  if (choices.length === 0) return new Map()
  const others = state.filters.filter((filter) => filter.column !== column)
  const counts = choices.map(({ value }) =>
    countSql(scope, list, { ...state, filters: [...others, { column, operator: 'is', values: [value] }] }),
  )
  const [found] = await scope.db.$queryRaw<{ counts: number[] }[]>`select array[${Prisma.join(counts)}] as counts`
  return new Map(choices.map(({ value }, index) => [value, found?.counts[index] ?? 0]))
}

export const mostCountedInView = 1_000
const mostViewsCounted = 12

/** How many rows each of the first views has, in one statement, counted no further than 1,000. */
export async function countViews(scope: Scope, list: List, views: SavedView[]): Promise<Map<string, number>> {
  return countStates(
    scope,
    views.slice(0, mostViewsCounted).map((view) => ({ ...view, list })),
  )
}

/** The same of views of several lists. */
export async function countStates(
  scope: Scope,
  views: { id: string; list: List; state: ListState }[],
): Promise<Map<string, number>> {
  if (views.length === 0) return new Map()
  const counts = views.map(({ list, state }) => countSql(scope, list, state, mostCountedInView))
  const [found] = await scope.db.$queryRaw<{ counts: number[] }[]>`select array[${Prisma.join(counts)}] as counts`
  return new Map(views.map(({ id }, index) => [id, found?.counts[index] ?? 0]))
}
