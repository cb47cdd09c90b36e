import { formatAgo, formatCalendarDate, formatMoment } from '@/lib/format/dates'
import { formatCount } from '@/lib/format/numbers'
import type { ListColumn } from '@/lib/lists/list'
import type { ListRow } from '@/lib/lists/read-rows'
import type { CellView } from './cell-view'

const money = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const numbers = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 6 })

/** What a person calls a row: its first column, in words. */
export function nameOf(column: ListColumn | undefined, row: ListRow): string {
  const value = column && row.values[column.id]
  if (value === undefined || value === null || value === '') return row.id
  if (column?.kind === 'moment') return formatMoment(new Date(String(value)), 'dateTime')
  return row.labels[column?.id ?? ''] ?? String(value)
}

/** A value of a list as a person reads it. */
export function readCell(column: ListColumn, row: ListRow, now: Date): CellView {
  const value = row.values[column.id] ?? null
  if (value === null || value === '') return { is: 'nothing' }
  switch (column.kind) {
    case 'number':
      return {
        is: 'number',
        text: Number.isInteger(value) ? formatCount(Number(value)) : numbers.format(Number(value)),
      }
    case 'money':
      return { is: 'number', text: money.format(Number(value)) }
    case 'date':
      return { is: 'date', text: formatCalendarDate(String(value)) }
    case 'moment': {
      const moment = new Date(String(value))
      return {
        is: 'moment',
        text: formatMoment(moment, 'dateTime'),
        iso: moment.toISOString(),
        ago: formatAgo(moment, now),
      }
    }
    case 'yes-no':
      return { is: 'words', text: value ? 'Yes' : 'No' }
    case 'choice':
      return {
        is: 'words',
        text: column.choices?.find((choice) => choice.value === value)?.label ?? String(value),
      }
    case 'reference':
      return { is: 'text', text: row.labels[column.id] ?? String(value), isLong: false }
    case 'text':
      return { is: 'text', text: String(value), isLong: /\S{18}/.test(String(value)) }
  }
}
