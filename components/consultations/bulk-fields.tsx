import { ReferenceField } from '@/components/references/reference-field'
import { TextAreaField } from '@/components/ui/form-fields'

/** Why many appointments are cancelled. */
export function CancelReasonField() {
  return <TextAreaField name="reason" label="Reason for cancelling" hint="Kept in the history of each." rows={2} />
}

/** Who takes many appointments over. */
export function MoveDoctorField() {
  return (
    <ReferenceField
      name="doctorId"
      label="Doctor"
      kind="doctors"
      hint="An approved one. Each appointment keeps its time; those that do not fit are left where they are, and the preview names them."
      required
    />
  )
}
