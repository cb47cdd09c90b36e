'use client'
import type { ReactNode } from 'react'
import { DataTable, type TableColumns } from '@/components/ui/data-table'
import { outcomeLabels, type Outcome } from '@/lib/audit/vocabulary'

export type AuditTableRow = {
  id: string
  at: string
  who: string
  role: string
  what: string
  about: string
  fields: string
  outcome: Outcome
}

const columns: TableColumns<AuditTableRow> = [
  {
    id: 'at',
    header: 'When',
    cell: ({ row }) => <span className="whitespace-nowrap tabular-nums">{row.original.at}</span>,
  },
  {
    id: 'who',
    header: 'Who',
    cell: ({ row: { original } }) => (
      <>
        <bdi>{original.who}</bdi>
        <span className="block text-muted">{original.role}</span>
      </>
    ),
  },
  {
    id: 'what',
    header: 'What',
    cell: ({ row: { original } }) => (
      <>
        <span className="font-mono">{original.what}</span>
        {original.fields && <span className="block text-muted">{original.fields}</span>}
      </>
    ),
  },
  { id: 'about', header: 'About', cell: ({ row }) => <bdi className="font-mono break-all">{row.original.about}</bdi> },
  {
    id: 'outcome',
    header: 'Outcome',
    cell: ({ row: { original } }) => (
      <span className={original.outcome === 'ok' ? '' : 'font-medium text-danger'}>
        {original.outcome !== 'ok' && <span aria-hidden>✕ </span>}
        {outcomeLabels[original.outcome]}
      </span>
    ),
  },
]

/** The audit log: names of things, never values. */
export function AuditTable({ rows, empty }: { rows: AuditTableRow[]; empty: ReactNode }) {
  return (
    <DataTable
      caption="Audit events"
      columns={columns}
      rows={rows}
      rowId={({ id }) => id}
      secondary={['about']}
      empty={empty}
    />
  )
}
