'use client'
import type { Route } from 'next'
import { DataTable, RowLink, type SortLink, type TableColumns } from '@/components/ui/data-table'
import { ConfirmedMark, type Confirmed } from './confirmed-mark'
import { ResultMark, StageMark } from './result-mark'
import type { ReactNode } from 'react'

/** A patient as a row of a list; dates are written by the server, in the clinic's time zone. */
export type PatientTableRow = {
  patientId: string
  href: Route
  name: string
  about: string
  confirmed: Confirmed
  hasParkinsons: boolean | null
  diseaseStage: number | null
  doctors: string
  lastVisit: { day: string; ago: string } | null
  visits: number
  scans: number
  reports: number
}

const columns: TableColumns<PatientTableRow> = [
  {
    id: 'name',
    header: 'Patient',
    cell: ({
      row: {
        original: { href, name, about },
      },
    }) => (
      <>
        <RowLink href={href}>
          <bdi>{name}</bdi>
        </RowLink>
        <span className="block text-muted">{about}</span>
      </>
    ),
  },
  {
    id: 'confirmed',
    header: 'Confirmed',
    cell: ({ row }) => <ConfirmedMark {...row.original.confirmed} />,
  },
  {
    id: 'result',
    header: 'Model result',
    cell: ({ row }) => <ResultMark hasParkinsons={row.original.hasParkinsons} />,
  },
  { id: 'stage', header: 'Model stage', cell: ({ row }) => <StageMark stage={row.original.diseaseStage} /> },
  {
    id: 'visit',
    header: 'Last visit',
    cell: ({
      row: {
        original: { lastVisit },
      },
    }) =>
      lastVisit ? (
        <span className="whitespace-nowrap">
          {lastVisit.day}
          <span className="block text-muted">{lastVisit.ago}</span>
        </span>
      ) : (
        'never'
      ),
  },
  {
    id: 'doctors',
    header: 'Doctors',
    cell: ({ row }) => row.original.doctors || <span className="text-muted">No active doctor</span>,
  },
  { id: 'visits', header: 'Visits', cell: ({ row }) => <span className="tabular-nums">{row.original.visits}</span> },
  { id: 'scans', header: 'Scans', cell: ({ row }) => <span className="tabular-nums">{row.original.scans}</span> },
  { id: 'reports', header: 'Reports', cell: ({ row }) => <span className="tabular-nums">{row.original.reports}</span> },
]

export function PatientTable({
  rows,
  sortLinks,
  empty,
}: {
  rows: PatientTableRow[]
  sortLinks: SortLink[]
  empty: ReactNode
}) {
  return (
    <DataTable
      caption="Patients"
      columns={columns}
      rows={rows}
      rowId={({ patientId }) => patientId}
      sortLinks={sortLinks}
      secondary={['doctors', 'visits', 'scans', 'reports']}
      empty={empty}
    />
  )
}
