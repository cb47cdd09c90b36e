import type { RecordTable } from '@/lib/changes/vocabulary'

/** What records are called, by `namedAs`. */
export type RecordNames = Record<string, string>

export function namedAs(table: RecordTable, id: string): string {
  return `${table} ${id}`
}
