'use client'
import type { Route } from 'next'
import type { ReactNode } from 'react'
import { DataTable, RowLink, type TableColumns } from '@/components/ui/data-table'
import type { RequestStatus } from '@/lib/reports/vocabulary'
import { RequestMark } from './request-mark'

export type RequestTableRow = {
  id: string
  href: Route
  patientName: string
  reportType: string
  status: RequestStatus
  requested: string
  requestedBy: string | null
  ready: string | null
  error: string | null
  retries: number
}

const columns: TableColumns<RequestTableRow> = [
  {
    id: 'patient',
    header: 'Patient',
    cell: ({ row: { original } }) => (
      <RowLink href={original.href}>
        <bdi>{original.patientName}</bdi>
      </RowLink>
    ),
  },
  { id: 'type', header: 'Report', cell: ({ row }) => row.original.reportType },
  {
    id: 'status',
    header: 'Status',
    cell: ({ row: { original } }) => (
      <>
        <RequestMark status={original.status} />
        {original.error && (
          <span className="mt-1 block max-w-prose text-danger">
            <bdi>{original.error}</bdi>
          </span>
        )}
        {original.retries > 0 && <span className="block text-muted">tried {original.retries + 1} times</span>}
      </>
    ),
  },
  {
    id: 'requested',
    header: 'Asked for',
    cell: ({ row: { original } }) => (
      <>
        <span className="whitespace-nowrap">{original.requested}</span>
        {original.requestedBy && (
          <span className="block text-muted">
            by <bdi>{original.requestedBy}</bdi>
          </span>
        )}
      </>
    ),
  },
  { id: 'ready', header: 'Ready', cell: ({ row }) => row.original.ready ?? <span className="text-muted">—</span> },
]

/** The report pipeline. */
export function RequestTable({ rows, empty }: { rows: RequestTableRow[]; empty: ReactNode }) {
  return (
    <DataTable
      caption="Report requests"
      columns={columns}
      rows={rows}
      rowId={({ id }) => id}
      secondary={['type', 'ready']}
      empty={empty}
    />
  )
}
