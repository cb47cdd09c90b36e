import 'server-only'
import { noteAccess, type Scope } from '@/lib/db/scope'
import { startOf, toPage } from '@/lib/tables/page'
import { showable, shownColumns } from './columns'
import { countRows, type ListCount } from './count'
import type { List } from './list'
import { parseAddress, type ListAddress, type RawParameters } from './parse-address'
import { readRows, type ListRow } from './read-rows'
import { resolveState, type Resolved } from './resolve-state'

/** A page of a list with everything around it, as its address says. */
export type ListView = Resolved & {
  list: List
  address: ListAddress
  rows: ListRow[]
  after: string | null
  before: string | null
  count: ListCount
  /** The row looked at from the side, with every column, and its neighbours on this page. */
  peek: { row: ListRow; previous: string | null; next: string | null } | null
}

/** One page of a list, its count and its tools. Who sees which rows is decided by row-level security. */
export async function readList(scope: Scope, list: List, raw: RawParameters): Promise<ListView> {
  const address = parseAddress(list, raw)
  const resolved = await resolveState(scope, list, address)
  const { state } = resolved
  const start = startOf(address)
  const columns = shownColumns(list, state)
  const found = await readRows(scope, list, state, { columns, ...start, limit: state.size + 1 })
  const page = toPage(found, state.size, start, ({ key }) => key)
  const peek = await readPeek(scope, list, address, page.rows)
  const listed = [...page.rows, ...(peek ? [peek.row] : [])].flatMap(({ patientId }) => patientId ?? [])
  noteAccess(scope, {
    action: state.terms ? `${list.name}.search` : `${list.name}.list`,
    entity: list.name,
    listedPatientIds: [...new Set(listed)],
  })
  return { ...resolved, list, address, ...page, count: await countRows(scope, list, state), peek }
}

async function readPeek<Row extends ListRow>(scope: Scope, list: List, { peek: wanted }: ListAddress, rows: Row[]) {
  if (!wanted) return null
  const id = wanted === 'first' ? rows[0]?.id : wanted === 'last' ? rows.at(-1)?.id : wanted
  if (!id) return null
  const everything = { filters: [], match: 'all', terms: null, sort: [], columns: [], density: null, size: 25 } as const
  const [row] = await readRows(
    scope,
    list,
    { ...everything, filters: [], sort: [], columns: [] },
    { columns: showable(list), limit: 1, ids: [id] },
  )
  if (!row) return null
  const at = rows.findIndex((one) => one.id === id)
  return {
    row,
    previous: at > 0 ? (rows[at - 1]?.id ?? null) : null,
    next: at >= 0 ? (rows[at + 1]?.id ?? null) : null,
  }
}
