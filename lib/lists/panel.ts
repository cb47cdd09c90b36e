import 'server-only'
import { findColumn } from './columns'
import type { List, ListColumn } from './list'
import type { ListFilter, ListState } from './state'

/** The tool of a list that is open, as its address says: so that Back, a reload and a page without script have it too. */
export type Panel =
  | { kind: 'fields' }
  | { kind: 'filter'; column: ListColumn; place: number | null; filter: ListFilter | null }
  | { kind: 'sort' }
  | { kind: 'display' }
  | { kind: 'new-view' }
  | { kind: 'view' }

export const panelWords = {
  fields: 'filter',
  sort: 'sort',
  display: 'display',
  newView: 'save',
  view: 'view',
  newFilter: (column: string) => `filter-${column}`,
  filter: (place: number) => `filter-${place}`,
}

export function panelOf(list: List, state: ListState, word: string | null): Panel | null {
  if (word === panelWords.fields) return { kind: 'fields' }
  if (word === panelWords.sort) return { kind: 'sort' }
  if (word === panelWords.display) return { kind: 'display' }
  if (word === panelWords.newView) return { kind: 'new-view' }
  if (word === panelWords.view) return { kind: 'view' }
  const [, which] = /^filter-(.+)$/.exec(word ?? '') ?? []
  if (which === undefined) return null
  const place = /^\d+$/.test(which) ? Number(which) : null
  const filter = place === null ? null : (state.filters[place] ?? null)
  const column = findColumn(list, filter?.column ?? which)
  return column && !column.noFilter ? { kind: 'filter', column, place: filter ? place : null, filter } : null
}
