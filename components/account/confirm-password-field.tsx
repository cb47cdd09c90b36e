import { TextField } from '@/components/ui/form-fields'

/** One's own password once more; for actions defined with `confirm`. */
export function ConfirmPasswordField({
  hint = 'Asked once more, so that nobody does this at a console you left open.',
}: {
  hint?: string
}) {
  return (
    <TextField
      name="currentPassword"
      label="Your password"
      hint={hint}
      type="password"
      autoComplete="current-password"
      required
    />
  )
}
