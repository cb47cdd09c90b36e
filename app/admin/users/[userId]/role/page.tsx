import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ConfirmFields } from '@/components/account/confirm-fields'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/link-button'
import { SubmitButton, TextAreaField } from '@/components/ui/form-fields'
import { PageHeader } from '@/components/ui/page-header'
import { RoleFields } from '@/components/users/role-fields'
import { requireViewer } from '@/lib/auth/viewer'
import { recordHref } from '@/lib/changes/record-links'
import { asViewer } from '@/lib/db/scope'
import type { Role } from '@/lib/db/viewer'
import { routeId } from '@/lib/http/route-id'
import { changeRoleAction } from '@/lib/users/actions'
import { hasPasskey } from '@/lib/passkeys/queries'
import { getUser } from '@/lib/users/queries'
import { roleLabels } from '@/lib/users/vocabulary'

export const metadata: Metadata = { title: 'Change a role' }

export default async function ChangeRolePage({ params }: PageProps<'/admin/users/[userId]/role'>) {
  const viewer = await requireViewer('admin')
  const userId = routeId((await params).userId)
  const { user, confirmsByPasskey } = await asViewer(viewer, async (scope) => ({
    user: await getUser(scope, userId),
    confirmsByPasskey: await hasPasskey(scope),
  }))
  if (!user) notFound()
  const role = user.role as Role
  const title = (
    <>
      Role of <bdi>{user.name}</bdi>
    </>
  )
  if (user.id === viewer.userId)
    return (
      <div className="max-w-xl">
        <PageHeader title={title} about="Another administrator can change your role; you cannot." />
        <LinkButton href={recordHref('users', userId)}>Back to the account</LinkButton>
      </div>
    )
  return (
    <div className="max-w-xl">
      <PageHeader
        title={title}
        about={`${roleLabels[role]} now. The person is out at the next click, and logs in again in the new role.`}
      />
      <ActionForm id="role" action={changeRoleAction} version={user.version}>
        <input type="hidden" name="id" value={user.id} />
        <RoleFields except={role} known={user.doctor ?? undefined} />
        <TextAreaField name="reason" label="Why (optional)" hint="Kept in the history." rows={2} />
        <ConfirmFields hasPasskey={confirmsByPasskey} />
        <SubmitButton>Change the role</SubmitButton>
      </ActionForm>
    </div>
  )
}
