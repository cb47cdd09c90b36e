import { Facts } from '@/components/ui/facts'
import type { PatientHeader } from '@/lib/patients/queries'

/** How to reach a patient, and what is known of them beside the findings. */
export function PatientRecord({ patient }: { patient: PatientHeader }) {
  return (
    <div className="rounded-control border border-hairline bg-surface p-4">
      <Facts
        columns={1}
        items={[
          ['Telephone', patient.phone],
          ['E-mail address', patient.email],
          ['Address', patient.address],
          [
            'Emergency contact',
            [patient.emergencyContactName, patient.emergencyContactPhone].filter(Boolean).join(', '),
          ],
          ['Allergies', patient.allergies],
          ['Medical history', patient.medicalHistory],
          ['Insurance', patient.insuranceInfo],
        ]}
      />
    </div>
  )
}
