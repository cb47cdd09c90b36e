'use client'
import type { Route } from 'next'
import { DataTable, RowLink, type TableColumns } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'

export type BoardTableRow = {
  id: string
  href: Route
  patientName: string
  report: string
  column: string
  model: string | null
  need: string | null
  error: string | null
  since: string
  askedBy: string
}

const columns: TableColumns<BoardTableRow> = [
  {
    id: 'patient',
    header: 'Patient',
    cell: ({ row: { original } }) => (
      <>
        <RowLink href={original.href}>
          <bdi>{original.patientName}</bdi>
        </RowLink>
        <span className="block text-muted md:hidden">
          {original.report}, {original.since}
          {original.model && <span className="block">{original.model}</span>}
        </span>
      </>
    ),
  },
  {
    id: 'report',
    header: 'Report',
    cell: ({ row: { original } }) => (
      <>
        {original.report}
        {original.model && <span className="block text-muted">{original.model}</span>}
      </>
    ),
  },
  {
    id: 'column',
    header: 'Where it stands',
    cell: ({ row: { original } }) => (
      <>
        {original.column}
        {original.need && <span className="block font-medium text-medium-ink">◆ {original.need}</span>}
        {original.error && <span className="block max-w-prose text-danger">{original.error}</span>}
      </>
    ),
  },
  { id: 'since', header: 'Since', cell: ({ row }) => row.original.since },
  { id: 'askedBy', header: 'Asked for by', cell: ({ row }) => <bdi>{row.original.askedBy}</bdi> },
]

/** The board in rows. */
export function ReportBoardTable({ rows }: { rows: BoardTableRow[] }) {
  return (
    <DataTable
      caption="Reports on my patients, by where they stand"
      columns={columns}
      rows={rows}
      rowId={({ id }) => id}
      secondary={['report', 'since', 'askedBy']}
      empty={<EmptyState title="No report on your patients is on its way." />}
    />
  )
}
