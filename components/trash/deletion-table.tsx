'use client'
import type { Route } from 'next'
import type { ReactNode } from 'react'
import { DataTable, RowLink, type TableColumns } from '@/components/ui/data-table'

export type DeletionTableRow = {
  id: string
  href: Route
  what: string
  name: string
  who: string
  at: string
  reason: string
  purge: string
}

const columns: TableColumns<DeletionTableRow> = [
  {
    id: 'what',
    header: 'What',
    cell: ({ row: { original } }) => (
      <>
        <RowLink href={original.href}>{original.what}</RowLink>
        {original.name && (
          <span className="block text-muted">
            <bdi className="wrap-anywhere">{original.name}</bdi>
          </span>
        )}
      </>
    ),
  },
  { id: 'reason', header: 'Reason', cell: ({ row }) => <bdi className="wrap-anywhere">{row.original.reason}</bdi> },
  { id: 'who', header: 'Deleted by', cell: ({ row }) => <bdi>{row.original.who}</bdi> },
  { id: 'at', header: 'When', cell: ({ row }) => row.original.at },
  { id: 'purge', header: 'Then', cell: ({ row }) => row.original.purge },
]

export function DeletionTable({ rows, empty }: { rows: DeletionTableRow[]; empty: ReactNode }) {
  return (
    <DataTable
      caption="Deletions"
      columns={columns}
      rows={rows}
      rowId={({ id }) => id}
      secondary={['who', 'purge']}
      empty={empty}
    />
  )
}
