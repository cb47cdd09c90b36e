'use client'
import type { Route } from 'next'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import type { CSSProperties, ReactNode } from 'react'
import { sides } from './table-layout'

export type SortLink = {
  column: string
  href: Route
  direction: 'ascending' | 'descending' | 'none'
  /** Its number among several columns that are sorted by. */
  place?: number
  /** Sorts by this column as well, after the others: what Shift and a press do. */
  addHref?: Route
}

export function SideHeader({ className, children }: { className: string; children: ReactNode }) {
  return (
    <th scope="col" className={`no-print pl-2 ${className}`}>
      {children}
    </th>
  )
}

export function HeaderCell({
  sort,
  className,
  style,
  handle,
  children,
}: {
  sort: SortLink | undefined
  className: string
  style?: CSSProperties
  handle?: ReactNode
  children: ReactNode
}) {
  return (
    <th
      scope="col"
      aria-sort={sort?.direction}
      style={style}
      className={`relative h-row ${sides} leading-tight font-medium text-muted ${className}`}
    >
      {sort ? <SortHeader sort={sort}>{children}</SortHeader> : children}
      {handle}
    </th>
  )
}

function SortHeader({ sort: { href, addHref, direction, place }, children }: { sort: SortLink; children: ReactNode }) {
  const router = useRouter()
  const arrow = { ascending: '↑', descending: '↓', none: '' }[direction]
  return (
    <Link
      href={href}
      prefetch={false}
      scroll={false}
      onClick={(event) => {
        if (!event.shiftKey || !addHref) return
        event.preventDefault()
        router.push(addHref, { scroll: false })
      }}
      className="inline-flex min-h-control items-center gap-1 text-ink underline decoration-hairline underline-offset-4 hover:decoration-ink"
    >
      {children}
      <span aria-hidden>
        {arrow}
        {place}
      </span>
    </Link>
  )
}

/**
 * Draws a column to another width; twice in a row it gets its own back. For a pointer only: the panel of the columns does
 * the same by press and by key.
 */
export function WidthHandle({
  onDraw,
  onReset,
}: {
  onDraw: (event: React.MouseEvent | React.TouchEvent) => void
  onReset: () => void
}) {
  return (
    <span
      aria-hidden
      data-width-handle=""
      onMouseDown={onDraw}
      onTouchStart={onDraw}
      onDoubleClick={onReset}
      className="no-print absolute inset-y-1 end-0 z-10 w-2 cursor-col-resize touch-none border-e-2 border-transparent select-none hover:border-primary active:border-primary"
    />
  )
}
