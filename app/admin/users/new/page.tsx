import type { Metadata } from 'next'
import { SelectField, SubmitButton, TextField } from '@/components/ui/form-fields'
import { PageHeader } from '@/components/ui/page-header'
import { IssuedLinkForm } from '@/components/users/issued-link-form'
import { requireViewer } from '@/lib/auth/viewer'
import { roles } from '@/lib/db/viewer'
import { createUserAction } from '@/lib/users/actions'
import { roleLabels } from '@/lib/users/vocabulary'

export const metadata: Metadata = { title: 'New user' }

export default async function NewUserPage() {
  await requireViewer('admin')
  return (
    <div className="max-w-xl">
      <PageHeader title="New user" about="The person chooses a password by a link that you hand over." />
      <IssuedLinkForm id="new-user" action={createUserAction} idempotencyKey={crypto.randomUUID()}>
        <SelectField
          name="role"
          label="Role"
          options={roles.map((role) => ({ value: role, label: roleLabels[role] }))}
          defaultValue="doctor"
        />
        <TextField name="name" label="Name" autoComplete="off" required />
        <TextField
          name="email"
          label="E-mail address"
          hint="What the person logs in with."
          type="email"
          autoComplete="off"
          required
        />
        <TextField name="specialization" label="Speciality" hint="Doctors only." autoComplete="off" />
        <TextField name="licenseNumber" label="Licence number" hint="Doctors only." autoComplete="off" />
        <TextField
          name="patientId"
          label="Patient id"
          hint="Patients only: the record this account opens."
          autoComplete="off"
        />
        <SubmitButton pendingText="Creating…">Create and make a link</SubmitButton>
      </IssuedLinkForm>
    </div>
  )
}
