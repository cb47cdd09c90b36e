import 'server-only'
import { noteAccess, type Scope } from '@/lib/db/scope'
import { getReference } from '@/lib/references/queries'
import { startOf, toPage } from '@/lib/tables/page'
import { findColumn, showable, shownColumns } from './columns'
import { countChoices, countRows, countViews, type ListCount } from './count'
import { orderText } from './keyset'
import type { List } from './list'
import { panelOf, type Panel } from './panel'
import { parseAddress, type RawParameters } from './parse-address'
import { readRows, type ListRow } from './read-rows'
import { resolveState, type Resolved } from './resolve-state'
import { emptyState, type ListState } from './state'

/** A page of a list with everything around it, as its address says. */
export type ListView = Resolved & {
  list: List
  rows: ListRow[]
  after: string | null
  before: string | null
  /** Where this page begins, for links that stay on it. */
  start: { after?: string; before?: string }
  count: ListCount
  /** By saved view: how many rows it has, counted no further than 1,000. */
  viewCounts: Map<string, number>
  /** What the ids in the filters are called. */
  references: Map<string, string>
  /** The tool that is open. */
  panel: Panel | null
  /** Of the column whose filter is being made: how many rows each choice has. */
  choiceCounts: Map<string, number>
  peek: Peek | null
  /** Who looks, and since when: for what is printed. */
  reader: string
  readAt: Date
}

/** The row looked at from the side, with every column, and its neighbours on this page. */
export type Peek = { row: ListRow; previous: string | null; next: string | null }

/** One page of a list, its count and its tools. Who sees which rows is decided by row-level security. */
export async function readList(scope: Scope, list: List, raw: RawParameters): Promise<ListView> {
  const address = parseAddress(list, raw)
  const resolved = await resolveState(scope, list, address)
  const { state } = resolved
  const order = orderText(list, state)
  const start = ofThisOrder(startOf(address), order)
  const shown = shownColumns(list, state)
  const columns = list.columns.filter((column) => shown.includes(column) || list.alwaysRead?.includes(column.id))
  const found = await readRows(scope, list, state, { columns, ...start, limit: state.size + 1 })
  const page = toPage(found, state.size, start, ({ key }) => [order, ...key])
  const peek = await readPeek(scope, list, address.peek, page.rows)
  const panel = panelOf(list, state, address.panel)
  const counted = panel?.kind === 'filter' && list.facets?.includes(panel.column.id) ? panel.column.id : null
  noteAccess(scope, {
    action: state.terms ? `${list.name}.search` : `${list.name}.list`,
    entity: list.name,
    listedPatientIds: patientsIn(list, state, peek ? [...page.rows, peek.row] : page.rows),
  })
  return {
    ...resolved,
    list,
    ...page,
    start: { after: address.after, before: address.before },
    count: await countRows(scope, list, state),
    viewCounts: await countViews(scope, list, resolved.views),
    references: await namesOf(scope, list, state),
    panel,
    choiceCounts: counted ? await countChoices(scope, list, state, counted) : new Map(),
    peek,
    reader: scope.viewer.name,
    readAt: new Date(),
  }
}

/** A cursor says which order it belongs to: one of another order, put into the address by hand, begins at the top. */
function ofThisOrder({ from, backwards }: ReturnType<typeof startOf>, order: string): ReturnType<typeof startOf> {
  return from?.[0] === order ? { from: from.slice(1), backwards } : { from: null, backwards: false }
}

async function readPeek<Row extends ListRow>(scope: Scope, list: List, wanted: string | null, rows: Row[]) {
  const id = wanted === 'first' ? rows[0]?.id : wanted === 'last' ? rows.at(-1)?.id : wanted
  if (!id) return null
  const [row] = await readRows(scope, list, emptyState, { columns: showable(list), limit: 1, ids: [id] })
  if (!row) return null
  const at = rows.findIndex((one) => one.id === id)
  return {
    row,
    previous: at > 0 ? (rows[at - 1]?.id ?? null) : null,
    next: at >= 0 ? (rows[at + 1]?.id ?? null) : null,
  }
}

/** Whose data is shown: the rows’ patients, and those a filter names. */
function patientsIn(list: List, { filters }: ListState, rows: { patientId?: string | null }[]) {
  const named = filters.flatMap(({ column, values }) =>
    findColumn(list, column)?.reference === 'patients' ? values : [],
  )
  return [...new Set([...rows.flatMap(({ patientId }) => patientId ?? []), ...named])]
}

async function namesOf(scope: Scope, list: List, { filters }: ListState): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  for (const { column, values } of filters) {
    const kind = findColumn(list, column)?.reference
    if (!kind) continue
    for (const id of values) names.set(id, (await getReference(scope, kind, id))?.label ?? id)
  }
  return names
}
