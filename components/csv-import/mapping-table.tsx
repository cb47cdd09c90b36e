'use client'
import type { Route } from 'next'
import type { ReactNode } from 'react'
import { DataTable, RowLink, type TableColumns } from '@/components/ui/data-table'

export type MappingTableRow = {
  id: string
  href: Route
  name: string
  what: string
  filled: string
  used: ReactNode
  changed: string
}

const columns: TableColumns<MappingTableRow> = [
  {
    id: 'name',
    header: 'Mapping',
    cell: ({ row: { original } }) => (
      <RowLink href={original.href}>
        <bdi className="wrap-anywhere">{original.name}</bdi>
      </RowLink>
    ),
  },
  { id: 'what', header: 'Brings in', cell: ({ row }) => row.original.what },
  { id: 'filled', header: 'Columns used', cell: ({ row }) => row.original.filled },
  { id: 'used', header: 'Last used', cell: ({ row }) => row.original.used },
  { id: 'changed', header: 'Changed', cell: ({ row }) => <bdi>{row.original.changed}</bdi> },
]

export function MappingTable({ rows, empty }: { rows: MappingTableRow[]; empty: ReactNode }) {
  return (
    <DataTable
      caption="Remembered mappings"
      columns={columns}
      rows={rows}
      rowId={({ id }) => id}
      secondary={['filled', 'changed']}
      empty={empty}
    />
  )
}
