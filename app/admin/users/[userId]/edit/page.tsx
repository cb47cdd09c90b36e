import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton, TextField } from '@/components/ui/form-fields'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { routeId } from '@/lib/http/route-id'
import { updateUserAction } from '@/lib/users/actions'
import { getUser } from '@/lib/users/queries'

export const metadata: Metadata = { title: 'Edit a user' }

export default async function EditUserPage({ params }: PageProps<'/admin/users/[userId]/edit'>) {
  const viewer = await requireViewer('admin')
  const userId = routeId((await params).userId)
  const user = await asViewer(viewer, (scope) => getUser(scope, userId))
  if (!user) notFound()
  return (
    <div className="max-w-xl">
      <PageHeader
        title={
          <>
            Edit <bdi>{user.name}</bdi>
          </>
        }
        about="How the person is called and reached. Who changes the e-mail address changes what the person logs in with."
      />
      <ActionForm id="user" action={updateUserAction} version={user.version}>
        <input type="hidden" name="id" value={user.id} />
        <TextField name="name" label="Name" autoComplete="off" required defaultValue={user.name} />
        <TextField
          name="email"
          label="E-mail address"
          type="email"
          autoComplete="off"
          defaultValue={user.email ?? undefined}
        />
        <TextField name="username" label="User name" autoComplete="off" defaultValue={user.username ?? undefined} />
        <TextField
          name="phone"
          label="Telephone"
          type="tel"
          autoComplete="off"
          defaultValue={user.phone ?? undefined}
        />
        <SubmitButton>Save</SubmitButton>
      </ActionForm>
    </div>
  )
}
