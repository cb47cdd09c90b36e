import 'server-only'
import type { Scope } from '@/lib/db/scope'
import { exportParams } from '@/lib/jobs/params'
import { countRecentExports } from '@/lib/jobs/queries'
import { findColumn, shownColumns } from '@/lib/lists/columns'
import { countRows, type ListCount } from '@/lib/lists/count'
import { describeFilter } from '@/lib/lists/describe-filter'
import type { List } from '@/lib/lists/list'
import { parseAddress, type RawParameters } from '@/lib/lists/parse-address'
import { stateOfView } from '@/lib/lists/queries'
import { findList } from '@/lib/lists/registry'
import { resolveState } from '@/lib/lists/resolve-state'
import type { ListState } from '@/lib/lists/state'
import { hasPasskey } from '@/lib/passkeys/queries'
import { getReference } from '@/lib/references/queries'
import { needsConfirmation } from './schema'

/** What an export of a view would hold. */
export type ExportOutline = {
  count: ListCount
  columns: string[]
  /** In words: by what the rows are chosen. */
  filters: string[]
  match: ListState['match']
  faults: string[]
  /** It holds so much of patients' records that whoever asks must confirm who they are. */
  needsConfirmation: boolean
  confirmsByPasskey: boolean
  /** How many lists the viewer has exported within an hour. */
  recent: { count: number; first: Date | null }
}

/** Looks at a view as an export of it would, without reading a row. */
export async function outlineExport(scope: Scope, list: List, raw: RawParameters): Promise<ExportOutline> {
  const { state, faults } = await resolveState(scope, list, parseAddress(list, raw))
  const count = await countRows(scope, list, state)
  return {
    count,
    columns: shownColumns(list, state).map(({ label }) => label),
    filters: await filtersInWords(scope, list, state),
    match: state.match,
    faults,
    needsConfirmation: needsConfirmation(list, state, count.rows),
    confirmsByPasskey: await hasPasskey(scope),
    recent: await countRecentExports(scope),
  }
}

/** What an export that was made or is waiting holds: by what its rows were chosen, and its columns. */
export async function describeExport(scope: Scope, params: unknown): Promise<{ rows: string; columns: string } | null> {
  const asked = exportParams.safeParse(params)
  const list = asked.success ? findList(asked.data.list) : undefined
  if (!asked.success || !list) return null
  const state = stateOfView(list, asked.data.state)
  const filters = await filtersInWords(scope, list, state)
  return {
    rows: filters.join(state.match === 'any' ? ', or ' : ', and ') || 'All of them',
    columns: shownColumns(list, state)
      .map(({ label }) => label)
      .join(', '),
  }
}

/** By what the rows of a view are chosen, each filter in words. */
async function filtersInWords(scope: Scope, list: List, { filters, terms }: Pick<ListState, 'filters' | 'terms'>) {
  const words = terms ? [`Search for “${terms}”`] : []
  for (const filter of filters) {
    const column = findColumn(list, filter.column)
    if (!column) continue
    const names = new Map<string, string>()
    for (const id of column.reference ? filter.values : [])
      names.set(id, (await getReference(scope, column.reference ?? 'users', id))?.label ?? id)
    words.push(`${column.label} ${describeFilter(column, filter, names)}`)
  }
  return words
}
