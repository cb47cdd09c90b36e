import type { Metadata, Route } from 'next'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar, FilterSelect } from '@/components/ui/filter-bar'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { UserTable } from '@/components/users/user-table'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { roles } from '@/lib/db/viewer'
import { formatAgo } from '@/lib/format/dates'
import { address } from '@/lib/tables/address'
import { listUsers } from '@/lib/users/queries'
import { userListFilter } from '@/lib/users/schema'
import { accountStateLabels, accountStates, roleLabels } from '@/lib/users/vocabulary'

export const metadata: Metadata = { title: 'Users' }

export default async function UsersPage({ searchParams }: PageProps<'/admin/users'>) {
  const viewer = await requireViewer('admin')
  const filter = userListFilter.parse(await searchParams)
  const page = await asViewer(viewer, (scope) => listUsers(scope, filter))
  const now = new Date()
  const to = (change: { before?: string; after?: string }) =>
    address('/admin/users', { role: filter.role, state: filter.state, ...change })

  return (
    <>
      <PageHeader title="Users" about="Who can log in, as what, and who no longer can.">
        <LinkButton href="/admin/users/new" kind="primary">
          New user
        </LinkButton>
      </PageHeader>
      <FilterBar action="/admin/users" clearHref={filter.role || filter.state ? '/admin/users' : null}>
        <FilterSelect
          name="role"
          label="Role"
          any="Any"
          value={filter.role}
          options={roles.map((role) => [role, roleLabels[role]] as const)}
        />
        <FilterSelect
          name="state"
          label="Account"
          any="Any"
          value={filter.state}
          options={accountStates.map((state) => [state, accountStateLabels[state]] as const)}
        />
      </FilterBar>
      <UserTable
        rows={page.rows.map((user) => ({
          id: user.id,
          href: `/admin/users/${encodeURIComponent(user.id)}` as Route,
          name: user.name,
          login: user.email ?? user.username ?? 'no e-mail address',
          role: roleLabels[user.role],
          isActive: user.isActive,
          lastLogin: formatAgo(user.lastLogin, now),
        }))}
        empty={<EmptyState title="No account fits these filters." />}
      />
      <Pagination
        before={page.before ? to({ before: page.before }) : null}
        after={page.after ? to({ after: page.after }) : null}
      />
    </>
  )
}
