'use client'
import type { Route } from 'next'
import { DataTable, RowLink, type TableColumns } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'

export type PanelRow = {
  patientId: string
  href: Route
  name: string
  stage: string
  trend: string
  lastVisit: string
  nextVisit: string
}

const columns: TableColumns<PanelRow> = [
  {
    id: 'name',
    header: 'Patient',
    cell: ({ row: { original } }) => (
      <RowLink href={original.href}>
        <bdi>{original.name}</bdi>
      </RowLink>
    ),
  },
  { id: 'stage', header: 'Stage', cell: ({ row }) => row.original.stage },
  { id: 'trend', header: 'Over the year', cell: ({ row }) => row.original.trend },
  { id: 'last', header: 'Last visit', cell: ({ row }) => row.original.lastVisit },
  { id: 'next', header: 'Next visit', cell: ({ row }) => row.original.nextVisit },
]

/** The panel in rows, or the part of it that was chosen. */
export function PanelTable({ rows }: { rows: PanelRow[] }) {
  return (
    <DataTable
      caption="My patients by stage and how it moved over the year"
      columns={columns}
      rows={rows}
      rowId={({ patientId }) => patientId}
      secondary={['trend', 'last', 'next']}
      empty={<EmptyState title="Nobody is in this part of the panel." />}
    />
  )
}
