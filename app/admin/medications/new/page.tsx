import type { Metadata } from 'next'
import { MedicationFields } from '@/components/medications/medication-fields'
import { ReferenceField } from '@/components/references/reference-field'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/link-button'
import { SubmitButton } from '@/components/ui/form-fields'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { clinicToday } from '@/lib/format/dates'
import { addMedicationAction } from '@/lib/medications/actions'
import { medicationsHref } from '@/lib/medications/medications-href'
import { newMedicationAddress } from '@/lib/medications/schema'
import { getPatientHeader } from '@/lib/patients/queries'

export const metadata: Metadata = { title: 'Add a medication' }

export default async function NewMedicationPage({ searchParams }: PageProps<'/admin/medications/new'>) {
  const viewer = await requireViewer('admin')
  const { patient: patientId } = newMedicationAddress.parse(await searchParams)
  const patient = patientId ? await asViewer(viewer, (scope) => getPatientHeader(scope, patientId)) : null

  return (
    <div className="max-w-2xl">
      <PageHeader
        title="Add a medication"
        about={
          patient && (
            <>
              For <bdi className="font-medium text-ink">{patient.name}</bdi>
              {patient.allergies && (
                <>
                  {' '}
                  · <span aria-hidden>⚠ </span>Allergies: <bdi>{patient.allergies}</bdi>
                </>
              )}
            </>
          )
        }
      />
      <ActionForm id="add-medication" action={addMedicationAction}>
        {patient ? (
          <input type="hidden" name="patientId" value={patient.patientId} />
        ) : (
          <ReferenceField name="patientId" label="Patient" kind="patients" required />
        )}
        <MedicationFields firstDay={clinicToday()} />
        <div className="flex flex-wrap gap-2">
          <SubmitButton>Add the medication</SubmitButton>
          <LinkButton href={patient ? medicationsHref(patient) : '/admin/patients'} kind="quiet">
            Cancel
          </LinkButton>
        </div>
      </ActionForm>
    </div>
  )
}
