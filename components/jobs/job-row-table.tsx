'use client'
import type { Route } from 'next'
import type { ReactNode } from 'react'
import { DataTable, RowLink, type TableColumns } from '@/components/ui/data-table'
import { rowOutcomeLabels, type RowOutcomeName } from '@/lib/jobs/vocabulary'

export type NamedJobRow = {
  rowNumber: number
  recordId: string | null
  name: string | null
  href: Route | null
  outcome: RowOutcomeName
  message: string | null
}

/** Rows that a job took, with what became of each; `isAhead`: that it will take, with what would. */
export function JobRowTable({
  caption,
  rows,
  isAhead = false,
  empty,
}: {
  caption: string
  rows: NamedJobRow[]
  isAhead?: boolean
  empty: ReactNode
}) {
  return (
    <DataTable
      caption={caption}
      columns={isAhead ? columnsAhead : columns}
      rows={rows}
      rowId={({ rowNumber }) => String(rowNumber)}
      secondary={['number']}
      empty={empty}
    />
  )
}

const marks: Record<RowOutcomeName, string> = { done: '✓', skipped: '–', failed: '✕' }
const colours: Record<RowOutcomeName, string> = {
  done: 'text-success',
  skipped: 'text-muted',
  failed: 'font-medium text-danger',
}
const labelsAhead: Record<RowOutcomeName, string> = {
  done: 'Will be done',
  skipped: 'Will be skipped',
  failed: 'Would fail',
}

function columnsWith(labels: Record<RowOutcomeName, string>): TableColumns<NamedJobRow> {
  return [
    {
      id: 'name',
      header: 'Record',
      cell: ({ row: { original: row } }) => {
        const name = <bdi>{row.name ?? row.recordId ?? `Row ${row.rowNumber}`}</bdi>
        return row.href ? <RowLink href={row.href}>{name}</RowLink> : name
      },
    },
    {
      id: 'outcome',
      header: 'Outcome',
      cell: ({ row: { original: row } }) => (
        <span className={`whitespace-nowrap ${colours[row.outcome]}`}>
          <span aria-hidden>{marks[row.outcome]} </span>
          {labels[row.outcome]}
        </span>
      ),
    },
    { id: 'message', header: 'Why', cell: ({ row: { original: row } }) => row.message },
    {
      id: 'number',
      header: 'Row',
      cell: ({ row: { original: row } }) => <span className="tabular-nums">{row.rowNumber}</span>,
    },
  ]
}

const columns = columnsWith(rowOutcomeLabels)
const columnsAhead = columnsWith(labelsAhead)
