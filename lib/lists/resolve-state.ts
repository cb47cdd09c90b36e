import 'server-only'
import type { Scope } from '@/lib/db/scope'
import { findColumn } from './columns'
import { faultOf } from './filter-values'
import type { List } from './list'
import { decodeValues, parseAddress, type ListAddress, type RawParameters } from './parse-address'
import type { ListFilter, ListState } from './state'

export type Resolved = { state: ListState; faults: string[] }

/** What a list shows, from the parameters of an address or a form, with the values behind its handles. */
export async function readState(scope: Scope, list: List, raw: RawParameters): Promise<ListState> {
  return (await resolveState(scope, list, parseAddress(list, raw))).state
}

/** Puts what stands behind handles in its place. A handle that has expired, or is somebody else's, opens nothing. */
export async function resolveState(scope: Scope, list: List, { state, faults }: ListAddress): Promise<Resolved> {
  const handles = [state.termsRef, ...state.filters.map(({ ref }) => ref?.replace(/^~/, ''))].filter(
    (handle): handle is string => Boolean(handle) && !handle?.startsWith('@'),
  )
  const kept = await openHandles(scope, handles)
  const problems = [...faults]
  const filters = state.filters.flatMap((filter): ListFilter[] => {
    if (!filter.ref) return [filter]
    const column = findColumn(list, filter.column)
    const values = decodeValues(kept.get(filter.ref.slice(1)) ?? '')
    if (column && kept.has(filter.ref.slice(1)) && !faultOf(column, filter.operator, values))
      return [{ ...filter, values }]
    problems.push(
      `What ${column?.label ?? filter.column} was filtered by is kept for a day only, for whoever entered it. Filter again.`,
    )
    return []
  })
  const terms = state.termsRef ? (kept.get(state.termsRef) ?? null) : null
  if (state.termsRef && terms === null)
    problems.push('What was searched for is kept for a day only, for whoever entered it. Search again.')
  return {
    state: { ...state, filters, terms, termsRef: terms === null ? undefined : state.termsRef },
    faults: problems,
  }
}

async function openHandles({ db }: Scope, handles: string[]): Promise<Map<string, string>> {
  if (handles.length === 0) return new Map()
  const rows = await db.$queryRaw<{ id: string; terms: string }[]>`
    select id, terms from search_handles where id = any (${handles}) and expires_at > now()`
  return new Map(rows.map(({ id, terms }) => [id, terms]))
}
