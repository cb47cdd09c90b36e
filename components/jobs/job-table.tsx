'use client'
import type { Route } from 'next'
import type { ReactNode } from 'react'
import { DataTable, RowLink, type TableColumns } from '@/components/ui/data-table'

export type JobTableRow = {
  id: string
  href: Route
  title: string
  kind: string
  state: ReactNode
  who: string
  when: string
  ended: string
}

/** Jobs: what, where it stands, for whom, since when. */
export function JobTable({ rows, empty }: { rows: JobTableRow[]; empty: ReactNode }) {
  return (
    <DataTable
      caption="Jobs"
      columns={columns}
      rows={rows}
      rowId={({ id }) => id}
      secondary={['kind', 'when', 'ended', 'who']}
      empty={empty}
    />
  )
}

const columns: TableColumns<JobTableRow> = [
  {
    id: 'title',
    header: 'Job',
    cell: ({ row: { original: job } }) => <RowLink href={job.href}>{job.title}</RowLink>,
  },
  { id: 'state', header: 'Where it stands', cell: ({ row: { original: job } }) => job.state },
  { id: 'kind', header: 'Kind', cell: ({ row: { original: job } }) => job.kind },
  { id: 'who', header: 'Asked for by', cell: ({ row: { original: job } }) => <bdi>{job.who}</bdi> },
  {
    id: 'when',
    header: 'Asked for',
    cell: ({ row: { original: job } }) => <span className="whitespace-nowrap">{job.when}</span>,
  },
  {
    id: 'ended',
    header: 'Ended',
    cell: ({ row: { original: job } }) => <span className="whitespace-nowrap">{job.ended}</span>,
  },
]
