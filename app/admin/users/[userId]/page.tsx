import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ActionForm } from '@/components/ui/action-form'
import { EmptyState } from '@/components/ui/empty-state'
import { Facts } from '@/components/ui/facts'
import { SubmitButton } from '@/components/ui/form-fields'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { IssuedLinkForm } from '@/components/users/issued-link-form'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { formatAgo, formatMoment } from '@/lib/format/dates'
import { routeId } from '@/lib/http/route-id'
import { disableUserAction, enableUserAction, endSessionAction, resetPasswordAction } from '@/lib/users/actions'
import { getUser, listSessions, type SessionRow, type UserDetails } from '@/lib/users/queries'
import { roleLabels } from '@/lib/users/vocabulary'
import type { Role } from '@/lib/db/viewer'

export const metadata: Metadata = { title: 'User' }

export default async function UserPage({ params }: PageProps<'/admin/users/[userId]'>) {
  const viewer = await requireViewer('admin')
  const userId = routeId((await params).userId)
  const found = await asViewer(viewer, async (scope) => {
    const user = await getUser(scope, userId)
    return user && { user, sessions: await listSessions(scope, userId) }
  })
  if (!found) notFound()
  const { user, sessions } = found

  return (
    <div className="max-w-3xl">
      <PageHeader
        title={<bdi>{user.name}</bdi>}
        about={`${roleLabels[user.role as Role]}${user.isActive ? '' : ', disabled'}`}
      />
      <Section id="account" title="Account">
        <div className="rounded-control border border-hairline bg-surface p-4">
          <Facts
            items={[
              ['E-mail address', user.email],
              ['User name', user.username],
              [
                'Last login',
                user.lastLogin
                  ? `${formatMoment(user.lastLogin, 'dateTime')}, ${formatAgo(user.lastLogin, new Date())}`
                  : 'never',
              ],
              ['Created', formatMoment(user.createdAt)],
              ['Doctor', user.doctor && `${user.doctor.doctorId}, ${user.doctor.approvalState}`],
              ['Patient', user.patient?.patientId],
              ['Password', user.mustChangePassword ? 'must be changed at the next login' : null],
            ]}
          />
        </div>
      </Section>
      <Access user={user} isOwn={user.id === viewer.userId} />
      <Section id="sessions" title="Logged in now">
        <Sessions userId={user.id} sessions={sessions} />
      </Section>
    </div>
  )
}

function Access({ user, isOwn }: { user: UserDetails; isOwn: boolean }) {
  return (
    <Section id="access" title="Access">
      {user.isActive && (
        <IssuedLinkForm id="reset" action={resetPasswordAction} idempotencyKey={crypto.randomUUID()}>
          <input type="hidden" name="id" value={user.id} />
          <SubmitButton kind="secondary" pendingText="Making a link…">
            Make a link to choose a new password
          </SubmitButton>
        </IssuedLinkForm>
      )}
      {isOwn ? (
        <p className="mt-4 text-muted">Another administrator can disable your account; you cannot.</p>
      ) : (
        <ActionForm id="active" action={user.isActive ? disableUserAction : enableUserAction} className="mt-8">
          <input type="hidden" name="id" value={user.id} />
          <input type="hidden" name="version" value={user.version} />
          <SubmitButton kind={user.isActive ? 'danger' : 'primary'}>
            {user.isActive ? 'Disable this account' : 'Enable this account'}
          </SubmitButton>
          {user.isActive && (
            <p className="mt-1 text-muted">The person is out at the next click. It can be enabled again.</p>
          )}
        </ActionForm>
      )}
    </Section>
  )
}

function Sessions({ userId, sessions }: { userId: string; sessions: SessionRow[] }) {
  if (sessions.length === 0)
    return (
      <div className="border-y border-hairline bg-surface">
        <EmptyState title="Not logged in anywhere." />
      </div>
    )
  const now = new Date()
  return (
    <ul className="border-y border-hairline bg-surface">
      {sessions.map((session) => (
        <li
          key={session.id}
          className="flex flex-wrap items-center justify-between gap-3 border-b border-hairline px-4 py-2 last:border-b-0"
        >
          <span>
            {session.device ?? 'A device'}
            <span className="text-muted">
              {' '}
              · {session.network} · since {formatMoment(session.createdAt, 'dateTime')}, last seen{' '}
              {formatAgo(session.lastSeenAt, now)}
            </span>
          </span>
          <ActionForm id={`end-${session.id}`} action={endSessionAction}>
            <input type="hidden" name="id" value={session.id} />
            <input type="hidden" name="userId" value={userId} />
            <SubmitButton kind="secondary" pendingText="Ending…">
              End
            </SubmitButton>
          </ActionForm>
        </li>
      ))}
    </ul>
  )
}
