import { TextField } from '@/components/ui/form-fields'
import { ConfirmWithPasskey } from './confirm-with-passkey'

/** Who is there, once more: by a passkey, for who has one, or by the password; for actions defined with `confirm`. */
export function ConfirmFields({
  hasPasskey,
  hint = 'Asked once more, so that nobody does this on a screen you left open.',
}: {
  hasPasskey: boolean
  hint?: string
}) {
  return (
    <>
      {hasPasskey && <ConfirmWithPasskey />}
      <TextField
        name="currentPassword"
        label="Your password"
        hint={hint}
        type="password"
        autoComplete="current-password"
        required
      />
    </>
  )
}
