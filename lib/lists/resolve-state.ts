import 'server-only'
import * as z from 'zod'
import type { Scope } from '@/lib/db/scope'
import { findColumn } from './columns'
import { faultOf } from './filter-values'
import type { List } from './list'
import { parseAddress, type ListAddress, type RawParameters } from './parse-address'
import { defaultView } from './default-view'
import { listViews, type SavedView } from './queries'
import { sameState, type ListFilter, type ListState } from './state'

export type Resolved = {
  state: ListState
  /** The saved view that is open. */
  view: SavedView | null
  /** Whether what is shown is no longer what the view keeps. */
  isChanged: boolean
  views: SavedView[]
  faults: string[]
}

/** What a list shows, from the parameters of an address or a form, with the values behind its handles. */
export async function readState(scope: Scope, list: List, raw: RawParameters): Promise<ListState> {
  return (await resolveState(scope, list, parseAddress(list, raw))).state
}

/** Opens the view and the handles that an address names. What has expired, or is somebody else's, opens nothing. */
export async function resolveState(scope: Scope, list: List, address: ListAddress): Promise<Resolved> {
  const views = await listViews(scope, list)
  const faults = [...address.faults]
  const named = address.view && address.view !== 'all' ? views.find(({ id }) => id === address.view) : undefined
  if (address.view && address.view !== 'all' && !named)
    faults.push('This saved view was deleted, or is not shared with you. All rows are shown instead.')
  const view = named ?? (address.view || address.isExplicit ? null : (defaultView(views) ?? null))
  if (!address.isExplicit) return { state: view?.state ?? address.state, view, isChanged: false, views, faults }
  const state = await open(scope, list, address.state, view, faults)
  return { state, view, isChanged: view !== null && !sameState(state, view.state), views, faults }
}

async function open(scope: Scope, list: List, state: ListState, view: SavedView | null, faults: string[]) {
  const kept = await openHandles(
    scope,
    [state.termsRef, ...state.filters.map(({ ref }) => ref?.replace(/^~/, ''))].filter(isHandle),
  )
  const filters = state.filters.flatMap((filter): ListFilter[] => {
    if (!filter.ref) return [filter]
    const column = findColumn(list, filter.column)
    const values = filter.ref.startsWith('@') ? ofView(filter, view) : readValues(kept.get(filter.ref.slice(1)))
    if (column && values && !faultOf(column, filter.operator, values)) return [{ ...filter, values }]
    faults.push(`${column?.label ?? 'A column'}: ${expired} Filter again.`)
    return []
  })
  const terms = state.termsRef === '@' ? (view?.state.terms ?? null) : (kept.get(state.termsRef ?? '') ?? null)
  if (state.termsRef && terms === null) faults.push(`The search: ${expired} Search again.`)
  return { ...state, filters, terms, termsRef: terms === null ? undefined : state.termsRef }
}

const expired = 'what was entered is kept for a day, and for whoever entered it.'

const isHandle = (ref: string | undefined): ref is string => ref !== undefined && !ref.startsWith('@')

/** The values of the view's filter of this number, if it still is that filter. */
function ofView({ column, operator, ref }: ListFilter, view: SavedView | null): string[] | null {
  const own = view?.state.filters.find((filter) => filter.ref === ref)
  return own && own.column === column && own.operator === operator ? own.values : null
}

const handleValues = z.array(z.string())

/** Several values of one filter behind one handle. */
export function writeValues(values: string[]): string {
  return JSON.stringify(values)
}

function readValues(kept: string | undefined): string[] | null {
  if (kept === undefined) return null
  try {
    return handleValues.parse(JSON.parse(kept))
  } catch {
    return null
  }
}

async function openHandles({ db }: Scope, handles: string[]): Promise<Map<string, string>> {
  if (handles.length === 0) return new Map()
  const rows = await db.$queryRaw<{ id: string; terms: string }[]>`
    select id, terms from search_handles where id = any (${handles}) and expires_at > now()`
  return new Map(rows.map(({ id, terms }) => [id, terms]))
}
