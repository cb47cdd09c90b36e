import { TextField } from '@/components/ui/form-fields'

/** One's own password once more; for actions defined with `confirm`. */
export function ConfirmPasswordField() {
  return (
    <TextField
      name="currentPassword"
      label="Your password"
      hint="Asked once more, so that nobody does this at a console you left open."
      type="password"
      autoComplete="current-password"
      required
    />
  )
}
