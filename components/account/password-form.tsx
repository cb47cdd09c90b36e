import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton, TextField } from '@/components/ui/form-fields'
import { choosePasswordAction } from '@/lib/auth/actions'

/** One's own password, by the one it replaces. */
export function PasswordForm({ size, doneMessage }: { size: 'main' | 'portal'; doneMessage?: string }) {
  return (
    <ActionForm id="password" action={choosePasswordAction} doneMessage={doneMessage}>
      <TextField
        name="currentPassword"
        label="Current password"
        type="password"
        autoComplete="current-password"
        required
      />
      <TextField
        name="newPassword"
        label="New password"
        hint="At least 12 characters; several words together are easy to remember."
        type="password"
        autoComplete="new-password"
        required
      />
      <SubmitButton size={size}>Set the new password</SubmitButton>
    </ActionForm>
  )
}
