import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { PreviewForm } from '@/components/account/preview-form'
import { RecordHeader } from '@/components/records/record-header'
import { LinkButton } from '@/components/ui/link-button'
import { DisabledAction } from '@/components/ui/disabled-action'
import { Facts } from '@/components/ui/facts'
import { Section } from '@/components/ui/section'
import { AccountAccess } from '@/components/users/account-access'
import { DeedList } from '@/components/users/deed-list'
import { SessionList } from '@/components/users/session-list'
import { requireViewer } from '@/lib/auth/viewer'
import { recordHref } from '@/lib/changes/record-links'
import { asViewer } from '@/lib/db/scope'
import type { Role } from '@/lib/db/viewer'
import { approvalStateLabels, type ApprovalState } from '@/lib/doctors/vocabulary'
import { formatAgo, formatMoment } from '@/lib/format/dates'
import { routeId } from '@/lib/http/route-id'
import { address } from '@/lib/tables/address'
import { getUser, listDeeds, listSessions, type UserDetails } from '@/lib/users/queries'
import { roleLabels } from '@/lib/users/vocabulary'

export const metadata: Metadata = { title: 'User' }

export default async function UserPage({ params }: PageProps<'/admin/users/[userId]'>) {
  const viewer = await requireViewer('admin')
  const userId = routeId((await params).userId)
  const found = await asViewer(viewer, async (scope) => {
    const user = await getUser(scope, userId)
    if (!user) return null
    return { user, sessions: await listSessions(scope, userId), deeds: await listDeeds(scope, userId) }
  })
  if (!found) notFound()
  const { user, sessions, deeds } = found
  const isOwn = user.id === viewer.userId

  return (
    <>
      <RecordHeader
        table="users"
        id={user.id}
        title={<bdi>{user.name}</bdi>}
        about={
          <>
            {roleLabels[user.role as Role]}
            {isOwn && ', this is you'}
            {!user.isActive && (
              <span className="font-semibold text-danger">
                {' '}
                <span aria-hidden>✕ </span>Disabled
              </span>
            )}
          </>
        }
      >
        {isOwn ? (
          <DisabledAction why="Another administrator can change your role; you cannot.">Change the role</DisabledAction>
        ) : (
          <LinkButton href={address(`${recordHref('users', user.id)}/role`, {})} kind="secondary">
            Change the role
          </LinkButton>
        )}
      </RecordHeader>
      <div className="grid gap-x-8 lg:grid-cols-2">
        <div>
          <Section id="account" title="Account">
            <div className="rounded-control border border-hairline bg-surface p-4">
              <Account user={user} />
            </div>
          </Section>
          <Section id="access" title="Access">
            <AccountAccess user={user} isOwn={isOwn} />
          </Section>
          {user.role !== 'admin' && (
            <Section id="preview-of" title="What they see">
              <PreviewForm user={user} refusal={previewRefusal(user)} />
            </Section>
          )}
        </div>
        <div>
          <Section id="sessions" title="Logged in now">
            <SessionList userId={user.id} sessions={sessions} ownSession={viewer.loginSessionId} />
          </Section>
          <Section
            id="deeds"
            title="What they did"
            aside={
              <Link
                prefetch={false}
                href={address('/admin/audit', { f: `actorUserId:is:${user.id}` })}
                className="text-primary underline"
              >
                All of it in the audit log
              </Link>
            }
          >
            <DeedList deeds={deeds} />
          </Section>
        </div>
      </div>
    </>
  )
}

/** Why there is nothing to see as this person; an account that cannot log in sees nothing. */
function previewRefusal({ isActive, role, doctor, patient }: UserDetails): string | null {
  if (!isActive) return 'The account is disabled, so this person sees nothing.'
  if (role === 'doctor' && (!doctor || doctor.deletedAt)) return 'The account has no doctor’s profile.'
  if (role === 'doctor' && doctor?.approvalState !== 'approved')
    return 'The doctor is not approved, so they see nothing.'
  return role === 'patient' && !patient ? 'The account opens no patient’s record.' : null
}

function Account({ user }: { user: UserDetails }) {
  const { doctor, patient } = user
  return (
    <Facts
      items={[
        ['E-mail address', user.email],
        ['User name', user.username],
        ['Telephone', user.phone],
        [
          'Last login',
          user.lastLogin
            ? `${formatMoment(user.lastLogin, 'dateTime')}, ${formatAgo(user.lastLogin, new Date())}`
            : 'never',
        ],
        ['Created', formatMoment(user.createdAt)],
        ['Password', user.mustChangePassword ? 'must be changed at the next login' : null],
        [
          'Doctor',
          doctor && !doctor.deletedAt && (
            <Link prefetch={false} href={recordHref('doctors', doctor.doctorId)} className="text-primary underline">
              {doctor.specialization ?? 'Profile'},{' '}
              {approvalStateLabels[doctor.approvalState as ApprovalState].toLowerCase()}
            </Link>
          ),
        ],
        [
          'Patient',
          patient && (
            <Link prefetch={false} href={recordHref('patients', patient.patientId)} className="text-primary underline">
              <bdi>{patient.name}</bdi>
            </Link>
          ),
        ],
      ]}
    />
  )
}
