import { ReferenceField } from '@/components/references/reference-field'
import { SelectField, TextField } from '@/components/ui/form-fields'
import { givenRoles, type Role } from '@/lib/db/viewer'
import { roleLabels } from '@/lib/users/vocabulary'

type Known = { specialization?: string | null; licenseNumber?: string | null }

/**
 * A role with what it needs beside the account. All of it is always there: the form must work without script. No role is
 * chosen beforehand: what one may do is not a default.
 */
export function RoleFields({ except, known = {} }: { except?: Role; known?: Known }) {
  return (
    <>
      <SelectField
        name="role"
        label="Role"
        options={[
          { value: '', label: 'Choose a role' },
          ...givenRoles.filter((role) => role !== except).map((role) => ({ value: role, label: roleLabels[role] })),
        ]}
      />
      <fieldset className="mb-4 border-l-2 border-hairline pl-4">
        <legend className="mb-1 font-medium">For a doctor</legend>
        <TextField
          name="specialization"
          label="Speciality"
          autoComplete="off"
          defaultValue={known.specialization ?? undefined}
        />
        <TextField
          name="licenseNumber"
          label="Licence number"
          autoComplete="off"
          defaultValue={known.licenseNumber ?? undefined}
        />
      </fieldset>
      <fieldset className="mb-4 border-l-2 border-hairline pl-4">
        <legend className="mb-1 font-medium">For a patient</legend>
        <ReferenceField
          name="patientId"
          label="Patient"
          kind="patients"
          hint="The record this account opens: by name or id."
        />
      </fieldset>
    </>
  )
}
