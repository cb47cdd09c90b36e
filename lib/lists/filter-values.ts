import { wantedBy, type Operator } from './vocabulary'
import type { ColumnKind } from './kinds'

type Column = { label: string; kind: ColumnKind; choices?: readonly { value: string; label: string }[] }

const mostYears = 200
const mostLength = mostYears * 366

/** What is wrong with the values of a filter, as a sentence; null when they will do. */
export function faultOf(column: Column, operator: Operator, values: readonly string[]): string | null {
  const wanted = wantedBy(operator, column.kind)
  const [first, second] = values
  if (wanted === 'nothing') return null
  if (first === undefined || values.some((value) => value.trim() === '')) return `Enter a value for ${column.label}.`
  if (wanted === 'length')
    return /^\d{1,5}$/.test(first) && Number(first) > 0 && Number(first) <= mostLength
      ? null
      : `Enter a whole number above 0 for ${column.label}.`
  if (wanted === 'two' && second === undefined) return `Enter both ends of the range for ${column.label}.`
  const wrong = values.find((value) => !fits(column, value))
  return wrong === undefined ? (isReversed(column, values, wanted) ? reversed(column) : null) : misfit(column)
}

function fits({ kind, choices }: Column, value: string): boolean {
  if (kind === 'number' || kind === 'money') return /^-?\d{1,12}(\.\d{1,6})?$/.test(value)
  if (kind === 'date' || kind === 'moment') return isDate(value)
  if (kind === 'yes-no') return value === 'yes' || value === 'no'
  if (kind === 'choice') return !choices || choices.some((choice) => choice.value === value)
  return value.length <= 200
}

function isDate(value: string) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const date = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value) && !value.startsWith('0000')
}

function isReversed({ kind }: Column, [first = '', second = '']: readonly string[], wanted: string) {
  if (wanted !== 'two') return false
  return kind === 'date' || kind === 'moment' ? first > second : Number(first) > Number(second)
}

const reversed = ({ label }: Column) => `The range for ${label} ends before it begins. Enter the smaller end first.`

function misfit({ kind, label }: Column) {
  if (kind === 'number' || kind === 'money') return `Enter a number for ${label}, such as 12 or 12.5.`
  if (kind === 'date' || kind === 'moment') return `Enter a date for ${label}, such as 2026-11-22.`
  return `Choose one of the values offered for ${label}.`
}
