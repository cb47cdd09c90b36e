import type { ReactNode } from 'react'
import { DateField } from '@/components/ui/date-fields'
import { SelectField, TextAreaField, TextField } from '@/components/ui/form-fields'
import { genderLabels, genders } from '@/lib/patients/vocabulary'
import type { RegistrationFields } from '@/lib/patients/schema'

type Props = {
  /** What the record says, or what was typed before a warning; the date of birth in ISO form. */
  values?: RegistrationFields
}

/** What is written down about a patient: the same fields when registering and when editing. */
export function PatientFields({ values }: Props) {
  const text = (name: keyof RegistrationFields) => values?.[name] ?? undefined
  return (
    <>
      <Part title="Person">
        <TextField
          name="name"
          label="Name"
          hint="As on the identity card."
          autoComplete="off"
          defaultValue={text('name')}
          required
        />
        <DateField
          name="dateOfBirth"
          label="Date of birth"
          hint="Such as 3 Mar 1958."
          defaultValue={text('dateOfBirth')}
        />
        <SelectField
          name="gender"
          label="Gender"
          options={[
            { value: '', label: 'Not recorded' },
            ...genders.map((value) => ({ value, label: genderLabels[value] })),
          ]}
          defaultValue={text('gender')}
        />
      </Part>
      <Part title="Contact">
        <TextField
          name="phone"
          label="Telephone"
          hint="With the country code, such as +44 20 7946 0123."
          type="tel"
          autoComplete="off"
          defaultValue={text('phone')}
        />
        <TextField name="email" label="E-mail address" type="email" autoComplete="off" defaultValue={text('email')} />
        <TextAreaField name="address" label="Address" rows={2} defaultValue={text('address')} />
      </Part>
      <Part title="Emergency contact">
        <TextField
          name="emergencyContactName"
          label="Name of the emergency contact"
          hint="And how they are related, such as Luis García (son)."
          autoComplete="off"
          defaultValue={text('emergencyContactName')}
        />
        <TextField
          name="emergencyContactPhone"
          label="Telephone of the emergency contact"
          type="tel"
          autoComplete="off"
          defaultValue={text('emergencyContactPhone')}
        />
      </Part>
      <Part title="Health">
        <TextAreaField
          name="allergies"
          label="Allergies"
          hint="What, and what happened. Write “None known” when the patient was asked and has none."
          rows={2}
          defaultValue={text('allergies')}
        />
        <TextAreaField name="medicalHistory" label="Medical history" rows={5} defaultValue={text('medicalHistory')} />
        {values?.currentMedications && (
          <TextAreaField
            name="currentMedications"
            label="Medications, as recorded before"
            hint="Free text. Add each medicine with its times on the record instead, then empty this."
            rows={3}
            defaultValue={values.currentMedications}
          />
        )}
        <TextField name="insuranceInfo" label="Insurance" autoComplete="off" defaultValue={text('insuranceInfo')} />
      </Part>
    </>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="mb-6 rounded-control border border-hairline bg-surface px-4 pt-3 pb-1">
      <legend className="px-1 text-lg font-semibold">{title}</legend>
      {children}
    </fieldset>
  )
}
