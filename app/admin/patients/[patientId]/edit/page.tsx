import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PatientFields } from '@/components/patients/patient-fields'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/link-button'
import { SubmitButton } from '@/components/ui/form-fields'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/viewer'
import { recordHref } from '@/lib/changes/record-links'
import { asViewer } from '@/lib/db/scope'
import { dateForField } from '@/lib/format/dates'
import { routeId } from '@/lib/http/route-id'
import { editPatientAction } from '@/lib/patients/actions'
import { getPatientHeader } from '@/lib/patients/queries'

export const metadata: Metadata = { title: 'Edit a patient' }

export default async function EditPatientPage({ params }: PageProps<'/admin/patients/[patientId]/edit'>) {
  const viewer = await requireViewer('admin')
  const patientId = routeId((await params).patientId)
  const patient = await asViewer(viewer, (scope) => getPatientHeader(scope, patientId))
  if (!patient) notFound()

  return (
    <div className="max-w-2xl">
      <PageHeader
        title={
          <>
            Edit <bdi>{patient.name}</bdi>
          </>
        }
        about="Every change is kept in the history, and can be taken back there."
      />
      <ActionForm
        id="edit-patient"
        action={editPatientAction}
        version={patient.version}
        draft={`patients.edit:${patientId}`}
      >
        <input type="hidden" name="id" value={patient.patientId} />
        <PatientFields values={{ ...patient, dateOfBirth: dateForField(patient.dateOfBirth) ?? null }} />
        <div className="flex flex-wrap gap-2">
          <SubmitButton>Save</SubmitButton>
          <LinkButton href={recordHref('patients', patientId)} kind="quiet">
            Cancel
          </LinkButton>
        </div>
      </ActionForm>
    </div>
  )
}
