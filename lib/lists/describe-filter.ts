import 'server-only'
import { formatCalendarDate } from '@/lib/format/dates'
import type { ListColumn } from './list'
import type { ListFilter } from './state'
import { operatorLabels } from './vocabulary'

const atOnce = 3

/** A filter in words, without the name of its column: "is Positive", "in the last 30 days". */
export function describeFilter(
  column: ListColumn,
  { operator, values }: Pick<ListFilter, 'operator' | 'values'>,
  references: ReadonlyMap<string, string> = new Map(),
): string {
  const words = values.map((value) => valueInWords(column, value, references))
  const label = operatorLabels[operator]
  if (label.includes('…')) return label.replace('…', words[0] ?? '…')
  if (operator === 'between') return `${label} ${words[0] ?? '…'} and ${words[1] ?? '…'}`
  if (words.length > atOnce) return `${label} one of ${words.length}`
  return [label, words.join(' or ')].filter(Boolean).join(' ')
}

function valueInWords({ kind, choices }: ListColumn, value: string, references: ReadonlyMap<string, string>) {
  if (kind === 'choice') return choices?.find((choice) => choice.value === value)?.label ?? value
  if (kind === 'reference') return references.get(value) ?? value
  if (kind === 'date' || kind === 'moment') return /^\d{4}-/.test(value) ? formatCalendarDate(value) : value
  return kind === 'text' ? `“${value}”` : value
}
