import * as z from 'zod'
import { defaultPageSize, pageSizes } from '@/lib/tables/paging'
import type { ListSort } from './list'
import { densities, narrowest, operators, widest } from './vocabulary'

/**
 * One filter of a list. `ref` stands in the address for values that may not: `~handle` of what the viewer typed, or `@2`
 * for the values of the third filter of the saved view that the address names.
 */
export const listFilter = z.object({
  column: z.string().max(100),
  operator: z.enum(operators),
  values: z.array(z.string().max(200)).max(100),
  ref: z.string().max(100).optional(),
})
export type ListFilter = z.infer<typeof listFilter>

const columnIds = z.array(z.string().max(100)).max(100)

const listSort = z.object({ column: z.string().max(100), direction: z.enum(['ascending', 'descending']) })

/** What a list shows and how: what a saved view keeps, and what an export or a bulk action is given. */
export const listState = z.object({
  filters: z.array(listFilter).max(50).catch([]),
  match: z.enum(['all', 'any']).catch('all'),
  /** What is searched for. */
  terms: z.string().max(200).nullable().catch(null),
  termsRef: z.string().max(100).optional(),
  /** Empty: the list's own order, or by nearness when searched. */
  sort: z.array(listSort).max(5).catch([]),
  /** The columns shown, the identity first. Empty: the list's own choice. */
  columns: z.array(z.string().max(100)).max(100).catch([]),
  /** Columns that stay in sight while the others scroll: at the start, after the identity, and at the end. */
  pinned: z.object({ start: columnIds, end: columnIds }).catch({ start: [], end: [] }),
  /** Columns with a width of their own, in pixels. */
  widths: z.record(z.string().max(100), z.number().int().min(narrowest).max(widest)).catch({}),
  density: z.enum(densities).nullable().catch(null),
  size: z.literal(pageSizes).catch(defaultPageSize),
})
export type ListState = z.infer<typeof listState> & { sort: ListSort[] }

export const emptyState: ListState = {
  filters: [],
  match: 'all',
  terms: null,
  sort: [],
  columns: [],
  pinned: { start: [], end: [] },
  widths: {},
  density: null,
  size: defaultPageSize,
}

/** Two states that show the same rows in the same way; where values come from does not matter. */
export function sameState(one: ListState, other: ListState): boolean {
  return JSON.stringify(bare(one)) === JSON.stringify(bare(other))
}

/** Without references: as it is kept in a saved view or a job. */
export function bare(state: ListState): ListState {
  return {
    filters: state.filters.map(({ column, operator, values }) => ({ column, operator, values })),
    match: state.filters.length > 1 ? state.match : 'all',
    terms: state.terms,
    sort: state.sort.map(({ column, direction }) => ({ column, direction })),
    columns: state.columns,
    pinned: { start: state.pinned.start, end: state.pinned.end },
    widths: Object.fromEntries(Object.entries(state.widths).sort(([one], [other]) => (one < other ? -1 : 1))),
    density: state.density,
    size: state.size,
  }
}
