import 'server-only'
import { clinicZone } from '@/lib/format/dates'
import type { ListColumn } from '@/lib/lists/list'
import type { ListRow } from '@/lib/lists/read-rows'

export type Cell = string | number | boolean | null

/** What a cell shows on screen, in a form that programs can read too: choices and references by name, dates in ISO. */
export function shownCell(column: ListColumn, row: ListRow): Cell {
  const value = row.values[column.id] ?? null
  if (value === null) return null
  switch (column.kind) {
    case 'number':
    case 'money':
      return Number(value)
    case 'yes-no':
      return value ? 'Yes' : 'No'
    case 'choice':
      return column.choices?.find((choice) => choice.value === value)?.label ?? String(value)
    case 'reference':
      return row.labels[column.id] ?? String(value)
    case 'moment':
      return clinicTime(String(value))
    default:
      return String(value)
  }
}

/** What a cell holds: for programs. Moments in UTC, choices by their value, references by id and name. */
export function heldCell(column: ListColumn, row: ListRow): Cell | { id: string; name: string | null } {
  const value = row.values[column.id] ?? null
  if (column.kind !== 'reference' || value === null) return value
  return { id: String(value), name: row.labels[column.id] ?? null }
}

/** "2025-03-09 14:05:00" by the clinic's clock, as every date on screen is. */
function clinicTime(iso: string): string {
  const moment = new Date(iso)
  return Number.isNaN(moment.getTime()) ? iso : clock().format(moment)
}

let kept: Intl.DateTimeFormat | undefined
function clock() {
  kept ??= new Intl.DateTimeFormat('sv-SE', {
    timeZone: clinicZone(),
    dateStyle: 'short',
    timeStyle: 'medium',
  })
  return kept
}
