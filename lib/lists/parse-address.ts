import 'server-only'
import * as z from 'zod'
import { paging } from '@/lib/tables/paging'
import { findColumn, isPrivate, operatorsFor, showable } from './columns'
import { faultOf } from './filter-values'
import { readWidths } from './layout'
import type { List, ListSort } from './list'
import { emptyState, type ListFilter, type ListState } from './state'
import { densities, operators } from './vocabulary'

export type RawParameters = Record<string, string | string[] | undefined>

const first = (given: unknown) => (Array.isArray(given) ? given[0] : given)
const word = z.preprocess(first, z.string().min(1).max(200).optional()).catch(undefined)
const text = z.preprocess(first, z.string().max(4000).optional()).catch(undefined)

const parameters = z.object({
  f: z
    .preprocess((given) => (given === undefined ? [] : [given].flat()), z.array(z.string().max(4000)).max(50))
    .catch([]),
  match: z.preprocess(first, z.enum(['all', 'any'])).catch('all'),
  s: z
    .preprocess(
      first,
      z
        .string()
        .regex(/^(@|[\w-]{16,64})$/)
        .optional(),
    )
    .catch(undefined),
  sort: word,
  cols: text,
  pin: text,
  pinend: text,
  w: text,
  density: z.preprocess(first, z.enum(densities).nullable()).catch(null),
  size: z.preprocess(first, paging.shape.size).catch(emptyState.size),
  after: z.preprocess(first, paging.shape.after).catch(undefined),
  before: z.preprocess(first, paging.shape.before).catch(undefined),
  view: word,
  changed: word,
  peek: word,
  panel: word,
})

/** Parameters that say what a list shows; without any of them a saved view, or the list's own, is shown. */
const stateNames = ['f', 'match', 's', 'sort', 'cols', 'pin', 'pinend', 'w', 'density', 'size', 'changed'] as const

/** What an address says about a list. Values behind handles are not opened yet. */
export type ListAddress = {
  state: ListState
  /** Whether the address says what is shown, rather than leave it to the view. */
  isExplicit: boolean
  view: string | null
  after?: string
  before?: string
  /** The row looked at from the side. */
  peek: string | null
  /** Which of the list's tools is open. */
  panel: string | null
  /** What was not understood, in sentences. */
  faults: string[]
}

/** Reads the parameters of a list's address; what it does not understand it leaves out, and says so. */
export function parseAddress(list: List, raw: RawParameters): ListAddress {
  const given = parameters.parse(raw)
  const faults: string[] = []
  const filters = given.f.flatMap((text) => parseFilter(list, text, faults) ?? [])
  return {
    state: {
      ...emptyState,
      filters,
      match: given.match,
      termsRef: given.s,
      sort: parseSort(list, given.sort),
      columns: parseColumns(list, given.cols),
      ...parseLayout(list, given),
      density: given.density,
      size: given.size,
    },
    isExplicit: stateNames.some((name) => raw[name] !== undefined),
    view: given.view ?? null,
    after: given.after,
    before: given.before,
    peek: given.peek ?? null,
    panel: given.panel ?? null,
    faults,
  }
}

/** `column:operator:value,value`, the values percent-encoded; private ones are `~handle` or `@number`. */
function parseFilter(list: List, text: string, faults: string[]): ListFilter | null {
  const [id = '', word = '', ...rest] = text.split(':')
  const column = findColumn(list, id)
  const operator = operators.find((one) => one === word)
  if (!column || column.noFilter) {
    faults.push(`This list cannot be filtered by “${id.slice(0, 40)}”; that filter was left out.`)
    return null
  }
  if (!operator || !operatorsFor(column).includes(operator)) {
    faults.push(`${column.label} cannot be filtered by “${word.slice(0, 40)}”; that filter was left out.`)
    return null
  }
  const encoded = rest.join(':')
  if (operator === 'empty' || operator === 'not-empty') return { column: id, operator, values: [] }
  if (/^(~[\w-]{16,64}|@\d{1,2})$/.test(encoded)) return { column: id, operator, values: [], ref: encoded }
  const values = decodeValues(encoded)
  const fault = isPrivate(column)
    ? `What ${column.label} is filtered by has no place in an address.`
    : faultOf(column, operator, values)
  if (!fault) return { column: id, operator, values }
  faults.push(`${fault} The filter was left out.`)
  return null
}

export function decodeValues(encoded: string): string[] {
  return encoded.split(',').map((value) => {
    try {
      return decodeURIComponent(value)
    } catch {
      return value
    }
  })
}

export function encodeValues(values: readonly string[]): string {
  return values.map(encodeURIComponent).join(',')
}

/** `lastVisit.desc,name.asc` */
function parseSort(list: List, text: string | undefined): ListSort[] {
  const sorts = (text ?? '').split(',').flatMap((part): ListSort[] => {
    const [id = '', direction] = part.split('.')
    const column = findColumn(list, id)
    if (!column?.sort) return []
    const descending = direction ? direction === 'desc' : column.sort.descendingFirst
    return [{ column: id, direction: descending ? 'descending' : 'ascending' }]
  })
  return sorts.filter(({ column }, index) => sorts.findIndex((sort) => sort.column === column) === index).slice(0, 5)
}

function parseColumns(list: List, text: string | undefined): string[] {
  const known = new Set(showable(list).map(({ id }) => id))
  return [...new Set((text ?? '').split(','))].filter((id) => known.has(id))
}

function parseLayout(list: List, { pin, pinend, w }: { pin?: string; pinend?: string; w?: string }) {
  const known = new Set(showable(list).map(({ id }) => id))
  return { pinned: { start: parseColumns(list, pin), end: parseColumns(list, pinend) }, widths: readWidths(w, known) }
}
