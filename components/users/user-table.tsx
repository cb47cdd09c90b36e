'use client'
import type { Route } from 'next'
import type { ReactNode } from 'react'
import { DataTable, RowLink, type TableColumns } from '@/components/ui/data-table'

export type UserTableRow = {
  id: string
  href: Route
  name: string
  login: string
  role: string
  isActive: boolean
  lastLogin: string
}

const columns: TableColumns<UserTableRow> = [
  {
    id: 'name',
    header: 'Name',
    cell: ({ row: { original } }) => (
      <>
        <RowLink href={original.href}>
          <bdi>{original.name}</bdi>
        </RowLink>
        <span className="block text-muted">
          <bdi>{original.login}</bdi>
        </span>
      </>
    ),
  },
  { id: 'role', header: 'Role', cell: ({ row }) => row.original.role },
  {
    id: 'state',
    header: 'Account',
    cell: ({ row }) =>
      row.original.isActive ? (
        'Active'
      ) : (
        <span className="font-medium text-danger">
          <span aria-hidden>✕ </span>Disabled
        </span>
      ),
  },
  { id: 'login', header: 'Last login', cell: ({ row }) => row.original.lastLogin },
]

export function UserTable({ rows, empty }: { rows: UserTableRow[]; empty: ReactNode }) {
  return (
    <DataTable
      caption="Users"
      columns={columns}
      rows={rows}
      rowId={({ id }) => id}
      secondary={['login']}
      empty={empty}
    />
  )
}
