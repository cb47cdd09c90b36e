import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton, TextField } from '@/components/ui/form-fields'
import { IssuedLinkForm } from '@/components/users/issued-link-form'
import { createDoctorAction, updateDoctorAction } from '@/lib/doctors/actions'
import { ProfileFields, TermsFields, type DoctorProfile } from './profile-fields'

/** A new doctor, with an account and a link to choose a password; approved, because an administrator made it. */
export function NewDoctorForm() {
  return (
    <IssuedLinkForm id="new-doctor" action={createDoctorAction} idempotencyKey={crypto.randomUUID()} begin>
      <TextField name="name" label="Name" hint="Without the title." autoComplete="off" required />
      <TextField
        name="email"
        label="E-mail address"
        hint="What the doctor logs in with."
        type="email"
        autoComplete="off"
        required
      />
      <TextField name="phone" label="Telephone" type="tel" autoComplete="off" />
      <ProfileFields />
      <TermsFields />
      <SubmitButton pendingText="Creating…">Create and make a link</SubmitButton>
    </IssuedLinkForm>
  )
}

/** The professional profile; name and e-mail address belong to the account. */
export function EditDoctorForm({ doctor }: { doctor: DoctorProfile & { doctorId: string; version: number } }) {
  return (
    <ActionForm id="doctor" action={updateDoctorAction} version={doctor.version}>
      <input type="hidden" name="id" value={doctor.doctorId} />
      <ProfileFields doctor={doctor} />
      <TermsFields doctor={doctor} />
      <SubmitButton>Save</SubmitButton>
    </ActionForm>
  )
}
