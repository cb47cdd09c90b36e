'use client'
import { useEffect, type MouseEvent, type TouchEvent } from 'react'
import type { TableLayout } from './table-layout'

type Sizing = Record<string, number>
type SizedTable = { setColumnSizing: (sizing: Sizing) => void; state: { columnSizing: Sizing } }
type DrawnHeader = {
  column: { id: string }
  getResizeHandler: () => (event: unknown) => void
}

/** Drawing columns to another width: from the width that stands on the screen, told when it is let go. */
export function useWidths(
  table: SizedTable & { store: { get: () => { columnSizing: Sizing } } },
  layout?: TableLayout,
) {
  const kept = JSON.stringify(layout?.widths ?? {})
  const { setColumnSizing } = table
  useEffect(() => setColumnSizing(readSizing(kept)), [kept, setColumnSizing])
  const now = () => table.store.get().columnSizing
  return (header: DrawnHeader) => ({
    onDraw: (event: MouseEvent | TouchEvent) => {
      const box = event.currentTarget.closest('th')?.getBoundingClientRect()
      const before = now()
      setColumnSizing({ ...before, [header.column.id]: Math.round(box?.width ?? 0) })
      header.getResizeHandler()(event)
      const isTouch = event.type === 'touchstart'
      const done = () => {
        const after = whole(now())
        const isSame = after[header.column.id] === Math.round(box?.width ?? 0)
        if (isSame) setColumnSizing(before)
        else layout?.onWidths(after)
      }
      document.addEventListener(isTouch ? 'touchend' : 'mouseup', done, { once: true })
    },
    onReset: () => {
      const { [header.column.id]: _own, ...others } = now()
      setColumnSizing(others)
      layout?.onWidths(whole(others))
    },
  })
}

const whole = (sizing: Sizing) =>
  Object.fromEntries(Object.entries(sizing).map(([id, width]) => [id, Math.round(width)]))

function readSizing(text: string): Sizing {
  const sizing: Sizing = {}
  const read: unknown = JSON.parse(text)
  for (const [id, width] of Object.entries(read ?? {})) if (typeof width === 'number') sizing[id] = width
  return sizing
}
