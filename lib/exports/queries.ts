import 'server-only'
import type { Scope } from '@/lib/db/scope'
import { countRecentExports } from '@/lib/jobs/queries'
import { findColumn, shownColumns } from '@/lib/lists/columns'
import { countRows, type ListCount } from '@/lib/lists/count'
import { describeFilter } from '@/lib/lists/describe-filter'
import type { List } from '@/lib/lists/list'
import { parseAddress, type RawParameters } from '@/lib/lists/parse-address'
import { resolveState } from '@/lib/lists/resolve-state'
import type { ListState } from '@/lib/lists/state'
import { getReference } from '@/lib/references/queries'
import { takesEverything } from './schema'

/** What an export of a view would hold. */
export type ExportOutline = {
  count: ListCount
  columns: string[]
  /** In words: by what the rows are chosen. */
  filters: string[]
  match: ListState['match']
  faults: string[]
  /** Every record of patients there is: the password is asked for. */
  isEverything: boolean
  /** How many lists the viewer has exported within an hour. */
  recent: { count: number; first: Date | null }
}

/** Looks at a view as an export of it would, without reading a row. */
export async function outlineExport(scope: Scope, list: List, raw: RawParameters): Promise<ExportOutline> {
  const { state, faults } = await resolveState(scope, list, parseAddress(list, raw))
  return {
    count: await countRows(scope, list, state),
    columns: shownColumns(list, state).map(({ label }) => label),
    filters: await filtersInWords(scope, list, state),
    match: state.match,
    faults,
    isEverything: takesEverything(list, state),
    recent: await countRecentExports(scope),
  }
}

async function filtersInWords(scope: Scope, list: List, { filters, terms }: ListState) {
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
