import 'server-only'
import type { Route } from 'next'
import { defaultPageSize } from '@/lib/tables/paging'
import { findColumn, isPrivate } from './columns'
import type { List, ListSort } from './list'
import { encodeValues } from './parse-address'
import { defaultView } from './default-view'
import type { Resolved } from './resolve-state'
import { sameState, type ListFilter, type ListState } from './state'

type Where = {
  view?: string | null
  isChanged?: boolean
  after?: string
  before?: string
  peek?: string
  panel?: string
}

/** The parameters that say what a list shows, for addresses and hidden fields. Defaults have no place in an address. */
function stateParameters(list: List, state: ListState): [name: string, value: string][] {
  return [
    ...state.filters.map((filter): [string, string] => ['f', filterText(list, filter)]),
    ...pair('match', state.match === 'any' && state.filters.length > 1 ? 'any' : ''),
    ...pair('s', state.termsRef),
    ...pair('sort', sortText(state.sort)),
    ...pair('cols', state.columns.join(',')),
    ...pair('pin', state.pinned.start.join(',')),
    ...pair('pinend', state.pinned.end.join(',')),
    ...pair('w', widthsText(state.widths)),
    ...pair('density', state.density),
    ...pair('size', state.size === defaultPageSize ? '' : String(state.size)),
  ]
}

export function listParameters(list: List, state: ListState, where: Where = {}): [name: string, value: string][] {
  const { view, isChanged = true, after, before, peek, panel } = where
  return [
    ...(view && !isChanged ? [] : stateParameters(list, state)),
    ...pair('view', view),
    ...pair('changed', view && isChanged && view !== 'all' ? '1' : ''),
    ...pair('after', after),
    ...pair('before', before),
    ...pair('peek', peek),
    ...pair('panel', panel),
  ]
}

/** The address of a list in this state. */
export function listHref(list: List, state: ListState, where: Where = {}): Route {
  const text = new URLSearchParams(listParameters(list, state, where)).toString()
  return (text ? `${list.path}?${text}` : list.path) as Route
}

/** The address of this state in the saved view that is open: its id, and what was changed since, if anything was. */
export function hrefIn(here: Resolved & { list: List }, state: ListState, where: Where = {}): Route {
  return listHref(here.list, state, { ...whereIn(here, state), ...where })
}

/** As hidden fields, for a form that reads. */
export function parametersIn(here: Resolved & { list: List }, state: ListState, where: Where = {}) {
  return listParameters(here.list, state, { ...whereIn(here, state), ...where })
}

function whereIn({ list, view, views }: Resolved & { list: List }, state: ListState): Where {
  if (view) return { view: view.id, isChanged: !sameState(state, view.state) }
  const isBare = stateParameters(list, state).length === 0
  return isBare && defaultView(views) ? { view: 'all' } : {}
}

function pair(name: string, value: string | null | undefined): [string, string][] {
  return value ? [[name, value]] : []
}

export function filterText(list: List, { column: id, operator, values, ref }: ListFilter): string {
  const column = findColumn(list, id)
  if (values.length === 0 && !ref) return `${id}:${operator}`
  // a private value without a reference has no address: better no filter than a name in a log
  return `${id}:${operator}:${ref ?? (column && isPrivate(column) ? '@99' : encodeValues(values))}`
}

function widthsText(widths: ListState['widths']) {
  return Object.entries(widths)
    .map(([id, width]) => `${id}.${width}`)
    .join(',')
}

function sortText(sort: readonly ListSort[]) {
  return sort.map(({ column, direction }) => `${column}.${direction === 'descending' ? 'desc' : 'asc'}`).join(',')
}
