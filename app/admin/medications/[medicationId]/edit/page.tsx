import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { MedicationFields } from '@/components/medications/medication-fields'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/link-button'
import { SubmitButton } from '@/components/ui/form-fields'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/viewer'
import { recordHref } from '@/lib/changes/record-links'
import { asViewer } from '@/lib/db/scope'
import { routeId } from '@/lib/http/route-id'
import { editMedicationAction } from '@/lib/medications/actions'
import { getMedication } from '@/lib/medications/queries'

export const metadata: Metadata = { title: 'Edit a medication' }

export default async function EditMedicationPage({ params }: PageProps<'/admin/medications/[medicationId]/edit'>) {
  const viewer = await requireViewer('admin')
  const id = routeId((await params).medicationId)
  const medication = await asViewer(viewer, (scope) => getMedication(scope, id))
  if (!medication) notFound()

  return (
    <div className="max-w-2xl">
      <PageHeader
        title="Edit a medication"
        about={
          <>
            Of <bdi className="font-medium text-ink">{medication.patientName}</bdi>. When the dose changes from a day
            on, end this one and add the new one, so that both can be read later.
          </>
        }
      />
      <ActionForm
        id="edit-medication"
        action={editMedicationAction}
        version={medication.version}
        draft={`medications.edit:${id}`}
      >
        <input type="hidden" name="id" value={medication.id} />
        <MedicationFields medication={medication} />
        <div className="flex flex-wrap gap-2">
          <SubmitButton>Save</SubmitButton>
          <LinkButton href={recordHref('patient_medications', id)} kind="quiet">
            Cancel
          </LinkButton>
        </div>
      </ActionForm>
    </div>
  )
}
