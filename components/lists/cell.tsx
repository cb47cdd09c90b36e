import type { ReactNode } from 'react'
import { formatAgo, formatCalendarDate, formatMoment } from '@/lib/format/dates'
import { formatCount } from '@/lib/format/numbers'
import type { ListColumn } from '@/lib/lists/list'
import type { ListRow } from '@/lib/lists/read-rows'

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
export function Cell({ column, row, now }: { column: ListColumn; row: ListRow; now: Date }): ReactNode {
  const value = row.values[column.id] ?? null
  if (value === null || value === '') return <span className="text-muted">—</span>
  switch (column.kind) {
    case 'number':
      return (
        <span className="tabular-nums">
          {Number.isInteger(value) ? formatCount(Number(value)) : numbers.format(Number(value))}
        </span>
      )
    case 'money':
      return <span className="tabular-nums">{money.format(Number(value))}</span>
    case 'date':
      return <span className="whitespace-nowrap">{formatCalendarDate(new Date(`${String(value)}T00:00:00Z`))}</span>
    case 'moment': {
      const moment = new Date(String(value))
      return (
        <time dateTime={moment.toISOString()} title={formatAgo(moment, now)} className="whitespace-nowrap">
          {formatMoment(moment, 'dateTime')}
        </time>
      )
    }
    case 'yes-no':
      return value ? 'Yes' : 'No'
    case 'choice':
      return column.choices?.find((choice) => choice.value === value)?.label ?? String(value)
    case 'reference':
      return <bdi>{row.labels[column.id] ?? String(value)}</bdi>
    case 'text':
      return <bdi data-wide={/\S{18}/.test(String(value)) || undefined}>{String(value)}</bdi>
  }
}
