import { TextField } from '@/components/ui/form-fields'
import { MoneyField, NumberField } from '@/components/ui/number-fields'

export type DoctorProfile = {
  specialization: string | null
  licenseNumber: string | null
  hospitalAffiliation: string | null
  yearsExperience: number | null
  consultationFee: string | null
  capacityPatients: number | null
}

/** What a doctor is and where; the same in every form about doctors. */
export function ProfileFields({ doctor, licenceNeeded }: { doctor?: DoctorProfile; licenceNeeded?: boolean }) {
  return (
    <>
      <TextField
        name="specialization"
        label="Speciality"
        hint="Such as Movement disorders."
        autoComplete="off"
        defaultValue={doctor?.specialization ?? undefined}
      />
      <TextField
        name="licenseNumber"
        label="Licence number"
        autoComplete="off"
        required={licenceNeeded}
        defaultValue={doctor?.licenseNumber ?? undefined}
      />
      <TextField
        name="hospitalAffiliation"
        label="Hospital"
        autoComplete="organization"
        defaultValue={doctor?.hospitalAffiliation ?? undefined}
      />
      <NumberField name="yearsExperience" label="Years of experience" defaultValue={doctor?.yearsExperience} />
    </>
  )
}

/** What the clinic agrees on with a doctor. */
export function TermsFields({ doctor }: { doctor?: DoctorProfile }) {
  return (
    <>
      <MoneyField
        name="consultationFee"
        label="Consultation fee"
        hint="Suggested when a consultation is booked."
        defaultValue={doctor?.consultationFee}
      />
      <NumberField
        name="capacityPatients"
        label="Patients at a time"
        hint="How many patients the doctor can treat. Left empty, the board shows no limit."
        defaultValue={doctor?.capacityPatients}
      />
    </>
  )
}
