import 'server-only'
import type { Route } from 'next'
import type { Scope } from '@/lib/db/scope'
import { AppError } from '@/lib/errors/app-error'
import { readDate } from '@/lib/forms/read-date'
import { resolveReference } from '@/lib/references/queries'
import { keepBehindHandle } from '@/lib/search/handles'
import { findColumn, isPrivate, operatorsFor } from './columns'
import { faultOf } from './filter-values'
import type { List, ListColumn } from './list'
import { hrefIn } from './list-address'
import { parseAddress } from './parse-address'
import { findList } from './registry'
import { resolveState, writeValues, type Resolved } from './resolve-state'
import type { FilterInput, SearchListInput } from './schema'
import type { ListFilter } from './state'
import { wantedBy } from './vocabulary'

export type Here = Resolved & { list: List }

/** The list that a form stands in, and how it is looked at. */
export async function whereFrom(scope: Scope, given: { list: string; from: string }): Promise<Here> {
  const list = findList(given.list)
  if (!list) throw new AppError('not-found')
  const raw: Record<string, string[]> = {}
  for (const [name, value] of new URLSearchParams(given.from)) (raw[name] ??= []).push(value)
  return { list, ...(await resolveState(scope, list, parseAddress(list, raw))) }
}

/** Adds a filter, or puts it in the place of another one; returns where the list is then. Private values get a handle. */
export async function filterList(scope: Scope, input: FilterInput): Promise<Route> {
  const here = await whereFrom(scope, input)
  const column = findColumn(here.list, input.column)
  if (!column || column.noFilter || !operatorsFor(column).includes(input.operator))
    throw new AppError('value-not-allowed', { field: 'operator' })
  const filter: ListFilter = {
    column: column.id,
    operator: input.operator,
    values: await valuesOf(scope, column, input),
  }
  if (isPrivate(column) && filter.values.length > 0)
    filter.ref = `~${await keepBehindHandle(scope, writeValues(filter.values))}`
  const filters = [...here.state.filters]
  if (input.place !== undefined && input.place < filters.length) filters[input.place] = filter
  else filters.push(filter)
  return hrefIn(here, { ...here.state, filters })
}

async function valuesOf(scope: Scope, column: ListColumn, input: FilterInput): Promise<string[]> {
  const wanted = wantedBy(input.operator, column.kind)
  switch (wanted) {
    case 'nothing':
      return []
    case 'length':
      return [checked(column, input, 'length')]
    case 'one':
      return [checked(column, input, 'value')]
    case 'two': {
      const values = [checked(column, input, 'value'), checked(column, input, 'end')]
      const fault = faultOf(column, input.operator, values)
      if (fault) throw new AppError('value-not-allowed', { field: 'end', message: fault })
      return values
    }
    case 'some': {
      if (column.reference) return [await resolveReference(scope, column.reference, input.value, 'value')]
      const fault = faultOf(column, input.operator, input.choices)
      if (fault) throw new AppError('value-not-allowed', { field: 'choices', message: fault })
      return input.choices
    }
  }
}

/** One value as it is compared with: a date in ISO form. What cannot be compared with is refused at its field. */
function checked(column: ListColumn, input: FilterInput, field: 'value' | 'end' | 'length'): string {
  const isTime = (column.kind === 'date' || column.kind === 'moment') && field !== 'length'
  const date = isTime ? readDate(input[field]) : null
  if (date?.error) throw new AppError('value-not-allowed', { field, message: date.error })
  const value = date?.value ?? input[field].replace(column.kind === 'text' ? '' : /\s/g, '')
  const one = field === 'length' ? input.operator : column.kind === 'text' ? 'exactly' : 'at-least'
  const fault = faultOf(column, column.kind === 'yes-no' ? 'is' : one, [value])
  if (fault) throw new AppError('value-not-allowed', { field, message: fault })
  return value
}

/** Searches within the filters, nearest first; nothing entered ends the search. */
export async function searchList(scope: Scope, input: SearchListInput): Promise<Route> {
  const here = await whereFrom(scope, input)
  const { state } = here
  if (input.terms === '') return hrefIn(here, { ...state, terms: null, termsRef: undefined })
  return hrefIn(here, { ...state, terms: input.terms, termsRef: await keepBehindHandle(scope, input.terms), sort: [] })
}
