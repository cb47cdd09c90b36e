import 'server-only'
import type { List, ListColumn, ListSort } from './list'
import type { ListState } from './state'
import { operatorsOf, type Operator } from './vocabulary'

export function findColumn(list: List, id: string): ListColumn | undefined {
  return list.columns.find((column) => column.id === id)
}

/** Patient data: never in an address. */
export function isPrivate(column: ListColumn): boolean {
  return column.kind === 'text' || column.isPrivate === true
}

export function operatorsFor(column: ListColumn): Operator[] {
  const empty: readonly Operator[] = ['empty', 'not-empty']
  return operatorsOf[column.kind].filter((operator) => !column.isNeverEmpty || !empty.includes(operator))
}

/** What can be shown: the identity first. */
export function showable(list: List): ListColumn[] {
  return list.columns.filter(({ isFilterOnly }) => !isFilterOnly)
}

/** The columns shown, in order; the identity is always the first. */
export function shownColumns(list: List, state: Pick<ListState, 'columns'>): ListColumn[] {
  const all = showable(list)
  const [identity] = all
  if (state.columns.length === 0) return all.filter(({ isOptional }) => !isOptional)
  const chosen = state.columns.flatMap((id) => all.find((column) => column.id === id) ?? [])
  return identity ? [identity, ...chosen.filter((column) => column !== identity)] : chosen
}

/** The order of the rows; empty when it is by nearness to what is searched for. */
export function effectiveSort(list: List, state: Pick<ListState, 'sort' | 'terms'>): readonly ListSort[] {
  if (state.sort.length > 0) return state.sort
  return state.terms && list.search ? [] : list.defaultSort
}
