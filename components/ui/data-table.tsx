'use client'
import {
  columnPinningFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
  type ColumnDef,
  type RowData,
} from '@tanstack/react-table'
import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { HeaderCell, SideHeader, WidthHandle, type SortLink } from './table-headers'
import { narrowest, placeOf, sideClass, sides, widest, type TableLayout } from './table-layout'
import { useWidths } from './use-widths'

export type { SortLink }

/** The features of every table here. Rows come sorted and cut to a page from the server. */
export const tableFeatureSet = tableFeatures({
  rowSortingFeature,
  columnVisibilityFeature,
  columnPinningFeature,
  columnSizingFeature,
  columnResizingFeature,
})
export type TableColumns<Row extends RowData> = ColumnDef<typeof tableFeatureSet, Row, unknown>[]

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
  /** Which columns stay in sight and how wide they are; without it none is pinned and each is as wide as what is in it. */
  layout?: TableLayout
  /** Where a row leads, so that all of it does where its first column is pinned. */
  rowHref?: (row: Row) => Route
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
export function DataTable<Row extends RowData>(props: Props<Row>) {
  const { caption, rows, density, layout, empty } = props
  if (rows.length === 0) return <div className="border-y border-hairline bg-surface">{empty}</div>
  return (
    <div
      role="region"
      aria-label={caption}
      tabIndex={0}
      data-density={density}
      onScroll={({ currentTarget }) => currentTarget.toggleAttribute('data-scrolled', currentTarget.scrollLeft !== 0)}
      className={`relative overflow-x-auto border-y border-hairline bg-surface ${layout ? 'scroll-ps-64' : ''}`}
    >
      <Grid {...props} />
    </div>
  )
}

function Grid<Row extends RowData>(props: Props<Row>) {
  const { caption, columns, rows, rowId, sortLinks = [], secondary = [], layout, lead, trail } = props
  const table = useTable({
    features: tableFeatureSet,
    columns: columns.map((column) => sized(column, layout)),
    data: rows,
    getRowId: rowId,
    manualSorting: true,
    columnResizeMode: 'onChange',
    initialState: { columnSizing: layout?.widths ?? {} },
    state: { sorting: [], columnPinning: layout?.pinned ?? noPins },
  })
  const drawing = useWidths(table, layout)
  const loose = layout && table.getCenterVisibleLeafColumns().find(({ id }) => !secondary.includes(id))?.id
  const places = placesOf(table.getVisibleLeafColumns(), props, table.state.columnSizing)
  const place = ({ id }: { id: string }) => places.get(id) ?? { className: '', style: {} }
  return (
    <table>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id} className="bg-surface">
            {lead && <SideHeader className={sideClass(layout, 'start')}>{lead.header}</SideHeader>}
            {group.headers.map((header) => {
              const { className, style } = place(header.column)
              return (
                <HeaderCell
                  key={header.id}
                  sort={sortLinks.find(({ column }) => column === header.column.id)}
                  className={className}
                  style={style}
                  handle={layout && <WidthHandle {...drawing(header)} />}
                >
                  <table.FlexRender header={header} />
                </HeaderCell>
              )
            })}
            {trail && <SideHeader className={sideClass(layout, 'end')}>{trail.header}</SideHeader>}
          </tr>
        ))}
      </thead>
      <tbody>
        {table.getRowModel().rows.map((row) => (
          <tr key={row.id} className={rowClass}>
            {lead && (
              <td className={`no-print pl-2 align-middle ${sideClass(layout, 'start')}`}>{lead.cell(row.original)}</td>
            )}
            {row.getVisibleCells().map((cell) => {
              const { className, style } = place(cell.column)
              const classes = `h-row ${sides} py-1 align-middle ${className}`
              const content = <table.FlexRender cell={cell} />
              return cell.column.id === columns[0]?.id ? (
                <th key={cell.id} scope="row" style={style} className={`${classes} min-w-44 font-normal`}>
                  {style.width ? content : <div className={`${unbroken} ${ownWidth.name}`}>{content}</div>}
                </th>
              ) : (
                <td key={cell.id} style={style} className={classes}>
                  {props.rowHref && cell.column.id === loose && <WholeRow href={props.rowHref(row.original)} />}
                  {style.width ? content : <div className={`${unbroken} ${ownWidth.cell}`}>{content}</div>}
                </td>
              )
            })}
            {trail && (
              <td className={`no-print align-middle ${sideClass(layout, 'end')}`}>{trail.cell(row.original)}</td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** By column, once for all rows: where its cells stand and how they look. */
function placesOf(
  columns: Placed[],
  {
    secondary = [],
    numeric = [],
    layout,
    lead,
    trail,
  }: Pick<Props<RowData>, 'secondary' | 'numeric' | 'layout'> & Ends,
  widths: Record<string, number>,
) {
  const around = { widths, hasLead: Boolean(lead), hasTrail: Boolean(trail) }
  return new Map(
    columns.map((column) => {
      const { className, style } = placeOf(column, layout ?? { pinned: noPins }, around)
      const looks = `${secondary.includes(column.id) ? 'max-md:hidden' : ''} ${numeric.includes(column.id) ? 'text-right' : 'text-left'}`
      return [column.id, { className: `${looks} ${className}`, style }]
    }),
  )
}
type Placed = Parameters<typeof placeOf>[0]
type Ends = { lead?: object; trail?: object }

const noPins = { start: [], end: [] }

/*
 * A table squeezes its columns to their longest word before it scrolls; a cell is to break only what is long. What says
 * `data-wide`, such as an address, gets more room.
 */
const unbroken = 'w-max min-w-full wrap-anywhere'

function sized<Row extends RowData>(column: TableColumns<Row>[number], layout: TableLayout | undefined) {
  if (!layout || !column.id) return column
  return { ...column, size: layout.usual[column.id], minSize: narrowest, maxSize: widest }
}

/** How wide a column gets by itself, with the same screens in mind as its sides. */
const ownWidth = {
  name: 'max-w-48 md:max-w-40 min-[90rem]:max-w-48',
  cell: 'has-data-wide:max-w-60 not-has-data-wide:max-w-36 md:not-has-data-wide:max-w-30 min-[90rem]:not-has-data-wide:max-w-36',
}

/** A pinned cell keeps its link to itself; by this one the cells that scroll lead to the same place. For a pointer only. */
function WholeRow({ href }: { href: Route }) {
  return <Link href={href} prefetch={false} aria-hidden tabIndex={-1} className="absolute inset-0 max-sm:hidden" />
}

const rowClass =
  'relative border-t border-hairline bg-surface hover:bg-primary-tint has-[[name=id]:checked]:bg-primary-tint'

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
