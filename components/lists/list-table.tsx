'use client'
import type { Route } from 'next'
import type { ReactNode } from 'react'
import { DataTable, RowLink, type SortLink, type TableColumns } from '@/components/ui/data-table'

export type ListTableRow = { id: string; name: string; href: Route; peekHref: Route; cells: Record<string, ReactNode> }
export type ListTableColumn = { id: string; label: string; isNumber: boolean }

/** The rows of a list; the server has written every cell. */
export function ListTable({
  caption,
  columns,
  rows,
  sortLinks,
  secondary,
  density,
  empty,
}: {
  caption: string
  columns: ListTableColumn[]
  rows: ListTableRow[]
  sortLinks: SortLink[]
  secondary: string[]
  density?: string
  empty: ReactNode
}) {
  return (
    <DataTable
      caption={caption}
      columns={columns.map(toColumn)}
      rows={rows}
      rowId={({ id }) => id}
      sortLinks={sortLinks}
      secondary={secondary}
      numeric={columns.filter(({ isNumber }) => isNumber).map(({ id }) => id)}
      density={density}
      empty={empty}
    />
  )
}

function toColumn({ id, label }: ListTableColumn, index: number): TableColumns<ListTableRow>[number] {
  return {
    id,
    header: label,
    cell: ({ row: { original } }) =>
      index === 0 ? <RowLink href={original.href}>{original.cells[id]}</RowLink> : original.cells[id],
  }
}
