'use client'
import { rowSortingFeature, tableFeatures, useTable, type ColumnDef, type RowData } from '@tanstack/react-table'
import type { Route } from 'next'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'

/** The features of every table here. Rows come sorted and cut to a page from the server. */
export const tableFeatureSet = tableFeatures({ rowSortingFeature })
export type TableColumns<Row extends RowData> = ColumnDef<typeof tableFeatureSet, Row, unknown>[]

export type SortLink = {
  column: string
  href: Route
  direction: 'ascending' | 'descending' | 'none'
  /** Its number among several columns that are sorted by. */
  place?: number
  /** Sorts by this column as well, after the others: what Shift and a press do. */
  addHref?: Route
}

type Props<Row extends RowData> = {
  caption: string
  columns: TableColumns<Row>
  rows: Row[]
  rowId: (row: Row) => string
  /** Columns whose header sorts, and where that leads. */
  sortLinks?: SortLink[]
  /** Columns left out where there is little room. */
  secondary?: string[]
  /** Columns of numbers: set to the right, so that digits stand under digits. */
  numeric?: string[]
  /** The height of its rows, when it is not what the person chose for everything. */
  density?: string
  /** What stands before the columns of each row, such as a box to select it, and over it. */
  lead?: { header: ReactNode; cell: (row: Row) => ReactNode }
  /** What stands after them. */
  trail?: { header: ReactNode; cell: (row: Row) => ReactNode }
  empty: ReactNode
}

/**
 * Every list of the console: a real table with a caption and scoped headers. The first column names the row; a link in it
 * stretches over the whole row, so that opening in a new tab, copying and the middle button work as for any link.
 */
export function DataTable<Row extends RowData>({
  caption,
  columns,
  rows,
  rowId,
  sortLinks = [],
  secondary = [],
  numeric = [],
  density,
  lead,
  trail,
  empty,
}: Props<Row>) {
  const table = useTable({
    features: tableFeatureSet,
    columns,
    data: rows,
    getRowId: rowId,
    manualSorting: true,
    state: { sorting: [] },
  })
  const looks = (column: string) =>
    `${secondary.includes(column) ? 'max-md:hidden' : ''} ${numeric.includes(column) ? 'text-right' : 'text-left'}`
  if (rows.length === 0) return <div className="border-y border-hairline bg-surface">{empty}</div>
  return (
    <div
      role="region"
      aria-label={caption}
      tabIndex={0}
      data-density={density}
      className="relative overflow-x-auto border-y border-hairline bg-surface"
    >
      <table>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {lead && <SideHeader>{lead.header}</SideHeader>}
              {group.headers.map((header) => (
                <HeaderCell
                  key={header.id}
                  sort={sortLinks.find(({ column }) => column === header.column.id)}
                  className={looks(header.column.id)}
                >
                  <table.FlexRender header={header} />
                </HeaderCell>
              ))}
              {trail && <SideHeader>{trail.header}</SideHeader>}
            </tr>
          ))}
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <tr key={row.id} className={rowClass}>
              {lead && <td className="no-print pl-2 align-middle">{lead.cell(row.original)}</td>}
              {row.getAllCells().map((cell, index) => {
                const className = `h-row px-3 py-1 align-middle ${looks(cell.column.id)}`
                return index === 0 ? (
                  <th key={cell.id} scope="row" className={`${className} min-w-44 font-normal`}>
                    <table.FlexRender cell={cell} />
                  </th>
                ) : (
                  <td key={cell.id} className={className}>
                    <table.FlexRender cell={cell} />
                  </td>
                )
              })}
              {trail && <td className="no-print align-middle">{trail.cell(row.original)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const rowClass = 'relative border-t border-hairline hover:bg-primary-tint has-[[name=id]:checked]:bg-primary-tint'

function SideHeader({ children }: { children: ReactNode }) {
  return (
    <th scope="col" className="no-print w-10 pl-2">
      {children}
    </th>
  )
}

function HeaderCell({
  sort,
  className,
  children,
}: {
  sort: SortLink | undefined
  className: string
  children: ReactNode
}) {
  return (
    <th
      scope="col"
      aria-sort={sort?.direction}
      className={`h-row px-3 font-medium whitespace-nowrap text-muted ${className}`}
    >
      {sort ? <SortHeader sort={sort}>{children}</SortHeader> : children}
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

/** The link that names a row and stretches over it. */
export function RowLink({ href, children }: { href: Route; children: ReactNode }) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="font-medium text-primary underline-offset-2 after:absolute after:inset-0 hover:underline"
    >
      {children}
    </Link>
  )
}
