import type { Metadata } from 'next'
import { FirstRun } from '@/components/lists/first-run'
import { ListPage } from '@/components/lists/list-page'
import { LinkButton } from '@/components/ui/link-button'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { readList } from '@/lib/lists/read-list'
import { userList } from '@/lib/users/list'

export const metadata: Metadata = { title: 'Users' }

export default async function UsersPage({ searchParams }: PageProps<'/admin/users'>) {
  const viewer = await requireViewer('admin')
  const parameters = await searchParams
  const view = await asViewer(viewer, (scope) => readList(scope, userList, parameters))
  return (
    <ListPage
      view={view}
      bulk={[
        { name: 'users.disable', label: 'Disable' },
        { name: 'users.enable', label: 'Enable' },
        { name: 'users.trash', label: 'Move to trash' },
      ]}
      cells={{
        state: (row) =>
          row.values.state === 'active' ? (
            'Active'
          ) : (
            <span className="font-semibold text-danger">
              <span aria-hidden>✕ </span>Disabled
            </span>
          ),
      }}
      empty={
        <FirstRun
          title="There are no accounts yet."
          first={{ href: '/admin/users/new', label: 'Make the first account' }}
        >
          Administrators are made here. Doctors register by themselves or are added, and patients are invited from their
          record.
        </FirstRun>
      }
      actions={
        <LinkButton href="/admin/users/new" kind="primary">
          New user
        </LinkButton>
      }
    />
  )
}
