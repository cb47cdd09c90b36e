'use client'
import type { Route } from 'next'
import type { ReactNode } from 'react'
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
  overdue: string | null
  owner: string | null
  error: string | null
  since: string
  askedBy: string
  /** What can be done with it, as on its card; drawn by the server. */
  steps: ReactNode
}

const columns: TableColumns<BoardTableRow> = [
  {
    id: 'patient',
    header: 'Patient',
    cell: ({ row: { original } }) => (
      <div className="max-md:max-w-44">
        <RowLink href={original.href}>
          <bdi>{original.patientName}</bdi>
        </RowLink>
        <span className="block text-muted md:hidden">
          {original.report}, {original.since}
          {original.model && <span className="block">{original.model}</span>}
        </span>
      </div>
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
    header: 'Where it stands, and what comes next',
    cell: ({ row: { original } }) => (
      // what comes next stands with it, where a telephone shows it too
      <div data-wide className="max-md:max-w-36">
        {original.column}
        {original.overdue && <span className="block font-medium text-high-ink">▲ {original.overdue}</span>}
        {original.need && <span className="block font-medium text-medium-ink">◆ {original.need}</span>}
        {original.error && <span className="block max-w-prose text-danger">{original.error}</span>}
        {original.steps}
      </div>
    ),
  },
  { id: 'since', header: 'Since', cell: ({ row }) => row.original.since },
  { id: 'askedBy', header: 'Asked for by', cell: ({ row }) => <bdi>{row.original.askedBy}</bdi> },
  { id: 'owner', header: 'In hand', cell: ({ row }) => row.original.owner && <bdi>{row.original.owner}</bdi> },
]

/** The board in rows. What is not shown of a column is said below. */
export function ReportBoardTable({ rows, cut }: { rows: BoardTableRow[]; cut: string[] }) {
  return (
    <div data-row-links>
      <DataTable
        caption="Reports on my patients, by where they stand"
        columns={columns}
        rows={rows}
        rowId={({ id }) => id}
        secondary={['report', 'since', 'askedBy', 'owner']}
        empty={<EmptyState title="No report on your patients is on its way." />}
      />
      {cut.length > 0 && (
        <div className="mt-3 text-muted">
          <p>Not all of these columns are shown:</p>
          <ul className="list-disc pl-5">
            {cut.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
