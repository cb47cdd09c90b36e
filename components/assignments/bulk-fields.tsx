import { ReferenceField } from '@/components/references/reference-field'
import { SelectField, TextAreaField } from '@/components/ui/form-fields'
import { assignmentTypeLabels, assignmentTypes, type PrimaryChoice } from '@/lib/assignments/vocabulary'

const choices: { value: PrimaryChoice; label: string }[] = [
  { value: 'refuse', label: 'Leave these patients out' },
  { value: 'consultant', label: 'Make the present one a consultant' },
  { value: 'end', label: 'End the present assignment' },
]

/** One doctor for many patients. */
export function AssignDoctorFields() {
  return (
    <>
      <ReferenceField name="doctorId" label="Doctor" kind="doctors" hint="An approved one." required />
      <SelectField
        name="assignmentType"
        label="Type"
        options={assignmentTypes.map((value) => ({ value, label: assignmentTypeLabels[value] }))}
        defaultValue="primary"
      />
      <SelectField
        name="presentPrimary"
        label="Where somebody else is the primary doctor already"
        hint="Matters for the type Primary only."
        options={choices}
        defaultValue="refuse"
      />
    </>
  )
}

/** Why many assignments end. */
export function EndReasonField() {
  return <TextAreaField name="endReason" label="Why they end" hint="Kept with each assignment." rows={2} />
}
