'use client'
import type { Route } from 'next'
import type { ReactNode } from 'react'
import { DataTable, RowLink, type TableColumns } from '@/components/ui/data-table'

export type OperationTableRow = {
  id: string
  href: Route
  what: string
  reason: string
  who: string
  at: string
  state: string
}

const columns: TableColumns<OperationTableRow> = [
  { id: 'what', header: 'What', cell: ({ row }) => <RowLink href={row.original.href}>{row.original.what}</RowLink> },
  { id: 'who', header: 'Who', cell: ({ row }) => <bdi>{row.original.who}</bdi> },
  { id: 'at', header: 'When', cell: ({ row }) => <span className="whitespace-nowrap">{row.original.at}</span> },
  { id: 'state', header: 'Now', cell: ({ row }) => row.original.state },
  { id: 'reason', header: 'Reason', cell: ({ row }) => <bdi>{row.original.reason}</bdi> },
]

export function OperationTable({ rows, empty }: { rows: OperationTableRow[]; empty: ReactNode }) {
  return (
    <DataTable
      caption="Changes"
      columns={columns}
      rows={rows}
      rowId={({ id }) => id}
      secondary={['reason', 'state']}
      empty={empty}
    />
  )
}
