import type { Metadata } from 'next'
import { SubmitButton, TextField } from '@/components/ui/form-fields'
import { PageHeader } from '@/components/ui/page-header'
import { IssuedLinkForm } from '@/components/users/issued-link-form'
import { RoleFields } from '@/components/users/role-fields'
import { requireViewer } from '@/lib/auth/viewer'
import { createUserAction } from '@/lib/users/actions'

export const metadata: Metadata = { title: 'New user' }

export default async function NewUserPage() {
  await requireViewer('admin')
  return (
    <div className="max-w-xl">
      <PageHeader title="New user" about="The person chooses a password by a link that you hand over." />
      <IssuedLinkForm id="new-user" action={createUserAction} idempotencyKey={crypto.randomUUID()} begin>
        <TextField name="name" label="Name" autoComplete="off" required />
        <TextField
          name="email"
          label="E-mail address"
          hint="What the person logs in with."
          type="email"
          autoComplete="off"
          required
        />
        <RoleFields />
        <SubmitButton pendingText="Creating…">Create and make a link</SubmitButton>
      </IssuedLinkForm>
    </div>
  )
}
