import type { CSSProperties } from 'react'

/** How wide columns are and which stay in sight, as a list or its saved view keeps it. */
export type TableLayout = {
  /** At the start and at the end, in order; the first column of the table is always at the start. */
  pinned: { start: string[]; end: string[] }
  /** In pixels; a column without is as wide as what is in it. */
  widths: Record<string, number>
  /** What a pinned column without a width gets: what comes after it must know where it ends. */
  usual: Record<string, number>
  /** Somebody drew a column to another width. */
  onWidths: (widths: Record<string, number>) => void
}

/** Beside what a cell holds. On a desk's usual screen ten columns are to stand beside the navigation; a wide one has more room. */
export const sides = 'px-2 md:px-1.5 min-[90rem]:px-2'

/** The narrowest and the widest a column can be drawn. */
export const narrowest = 60
export const widest = 800
/** Before and after the columns: the box that selects a row, and its preview. */
const sideWidth = 40

/** What is asked of a column of the table. */
type Placed = {
  id: string
  getIsPinned: () => false | 'start' | 'end'
  getPinnedIndex: () => number
  getSize: () => number
  getStart: (position: 'start') => number
  getAfter: (position: 'end') => number
}

/* Above the cells that scroll past, also those with buttons in them; on a narrow screen and on paper nothing is pinned. */
const sticky = 'sm:sticky print:static z-11 bg-inherit'
/* Only where they stick: a header is also a place for its handle, and an inset would move it on a narrow screen. */
const insets = { start: 'sm:start-(--pinned-inset)', end: 'sm:end-(--pinned-inset)' }
const edges = {
  start:
    'sm:shadow-[1px_0_0_var(--hairline)] [[data-scrolled]_&]:sm:shadow-[1px_0_0_var(--hairline),8px_0_8px_-6px_rgb(0_0_0/0.3)] print:shadow-none!',
  end: 'sm:shadow-[-1px_0_0_var(--hairline),-8px_0_8px_-8px_rgb(0_0_0/0.3)] print:shadow-none!',
}

/** Where a column's cells stand, and how wide they are. */
export function placeOf(
  column: Placed,
  { pinned }: Pick<TableLayout, 'pinned'>,
  { widths, hasLead, hasTrail }: { widths: Record<string, number>; hasLead: boolean; hasTrail: boolean },
): { className: string; style: CSSProperties } {
  const side = column.getIsPinned()
  const isEdge = side === 'start' ? column.getPinnedIndex() === pinned.start.length - 1 : column.getPinnedIndex() === 0
  const width = column.id in widths || (side && !isEdge) ? column.getSize() : undefined
  const style: CSSProperties & { '--pinned-inset'?: string } = width ? { width, minWidth: width, maxWidth: width } : {}
  const wrap = width ? 'wrap-anywhere overflow-hidden' : ''
  if (side === 'start') style['--pinned-inset'] = `${column.getStart('start') + (hasLead ? sideWidth : 0)}px`
  if (side === 'end') style['--pinned-inset'] = `${column.getAfter('end') + (hasTrail ? sideWidth : 0)}px`
  return { className: side ? `${sticky} ${insets[side]} ${wrap} ${isEdge ? edges[side] : ''}` : wrap, style }
}

/** The cells before and after the columns keep to the pinned ones beside them. */
export function sideClass(layout: TableLayout | undefined, side: 'start' | 'end'): string {
  const size = 'w-10 min-w-10 max-w-10'
  if (!layout || layout.pinned[side].length === 0) return size
  return `${size} ${sticky} ${side === 'start' ? 'start-0' : 'end-0'}`
}
