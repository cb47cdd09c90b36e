import type { ColumnKind } from './kinds'
import { narrowest, widest } from './vocabulary'

/** What a pinned column is wide that nobody gave a width, and where drawing one by keys begins. */
export const usualWidths: Record<ColumnKind, number> = {
  text: 200,
  number: 100,
  money: 100,
  date: 120,
  moment: 160,
  choice: 140,
  'yes-no': 100,
  reference: 200,
}

type Pinned = { start: string[]; end: string[] }
type Column = { id: string }

/** Pins of columns that are shown: the identity comes first and stays at the start, whatever is asked for. */
export function pinnedAmong(shown: readonly Column[], { start, end }: Pinned): Pinned {
  const [identity, ...others] = shown.map(({ id }) => id)
  const atStart = start.filter((id) => others.includes(id))
  const atEnd = end.filter((id) => others.includes(id) && !atStart.includes(id))
  // with everything pinned nothing would scroll
  const isWhole = others.length > 0 && atStart.length + atEnd.length >= others.length
  return { start: identity ? [identity, ...(isWhole ? [] : atStart)] : [], end: isWhole ? [] : atEnd }
}

/** Pins a column to a side, or lets it go. */
export function withPin({ start, end }: Pinned, id: string, side: 'start' | 'end' | null): Pinned {
  const without = (ids: string[]) => ids.filter((one) => one !== id)
  return {
    start: side === 'start' ? [...without(start), id] : without(start),
    end: side === 'end' ? [id, ...without(end)] : without(end),
  }
}

/** `name.240,lastVisit.120`: what is no width of a column is left out. */
export function readWidths(text: string | undefined, known: ReadonlySet<string>): Record<string, number> {
  const widths: Record<string, number> = {}
  for (const part of (text ?? '').split(',')) {
    const [, id = '', width = ''] = /^(\w+)\.(\d{2,4})$/.exec(part) ?? []
    if (known.has(id)) widths[id] = clamped(Number(width))
  }
  return widths
}

export function clamped(width: number): number {
  return Math.min(widest, Math.max(narrowest, Math.round(width)))
}
