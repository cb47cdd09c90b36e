import { TextAreaField } from '@/components/ui/form-fields'

/** Why many appointments are cancelled. */
export function CancelReasonField() {
  return <TextAreaField name="reason" label="Reason for cancelling" hint="Kept in the history of each." rows={2} />
}
