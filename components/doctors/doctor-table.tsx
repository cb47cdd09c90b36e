'use client'
import type { Route } from 'next'
import type { ReactNode } from 'react'
import { DataTable, RowLink, type TableColumns } from '@/components/ui/data-table'
import { approvalStateLabels, type ApprovalState } from '@/lib/doctors/vocabulary'

export type DoctorTableRow = {
  doctorId: string
  /** The doctor's patients. */
  href: Route
  name: string
  about: string
  licenseNumber: string
  approvalState: ApprovalState
  activePatients: number
  lastLogin: string
}

const columns: TableColumns<DoctorTableRow> = [
  {
    id: 'name',
    header: 'Doctor',
    cell: ({ row: { original } }) => (
      <>
        <RowLink href={original.href}>
          Dr <bdi>{original.name}</bdi>
        </RowLink>
        <span className="block text-muted">{original.about || original.doctorId}</span>
      </>
    ),
  },
  { id: 'state', header: 'Approval', cell: ({ row }) => <Approval state={row.original.approvalState} /> },
  {
    id: 'patients',
    header: 'Active patients',
    cell: ({ row }) => <span className="tabular-nums">{row.original.activePatients}</span>,
  },
  {
    id: 'license',
    header: 'Licence',
    cell: ({ row }) => <span className="font-mono">{row.original.licenseNumber}</span>,
  },
  { id: 'login', header: 'Last login', cell: ({ row }) => row.original.lastLogin },
]

function Approval({ state }: { state: ApprovalState }) {
  const look = {
    approved: 'text-success',
    pending: 'text-medium-ink font-medium',
    suspended: 'text-danger font-semibold',
  }[state]
  const sign = { approved: '✓', pending: '◔', suspended: '✕' }[state]
  return (
    <span className={look}>
      <span aria-hidden>{sign} </span>
      {approvalStateLabels[state]}
    </span>
  )
}

export function DoctorTable({ rows, empty }: { rows: DoctorTableRow[]; empty: ReactNode }) {
  return (
    <DataTable
      caption="Doctors"
      columns={columns}
      rows={rows}
      rowId={({ doctorId }) => doctorId}
      secondary={['license', 'login']}
      empty={empty}
    />
  )
}
