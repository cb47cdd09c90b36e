import 'server-only'
import { openCursor, sealCursor, type CursorValues } from './cursor'
import type { Paging } from './paging'

export type Page<Row> = { rows: Row[]; after: string | null; before: string | null }

/** Which way a keyset query goes, from which row; null: from the top. */
export function startOf({ after, before }: Pick<Paging, 'after' | 'before'>): {
  backwards: boolean
  from: CursorValues | null
} {
  const forwards = openCursor(after)
  if (forwards) return { backwards: false, from: forwards }
  const from = openCursor(before)
  return { backwards: from !== null, from }
}

/**
 * One page of what a keyset query returned, which was asked for one row more than a page and runs away from its start.
 * `keyOf` names the values that the order compares.
 */
export function toPage<Row>(
  found: Row[],
  size: number,
  start: ReturnType<typeof startOf>,
  keyOf: (row: Row) => CursorValues,
): Page<Row> {
  const more = found.length > size
  const rows = found.slice(0, size)
  if (start.backwards) rows.reverse()
  const first = rows[0]
  const last = rows.at(-1)
  return {
    rows,
    after: last && (start.backwards || more) ? sealCursor(keyOf(last)) : null,
    before: first && (start.backwards ? more : start.from !== null) ? sealCursor(keyOf(first)) : null,
  }
}
