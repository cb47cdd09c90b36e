import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { MedicationFields } from '@/components/medications/medication-fields'
import { PatientHead } from '@/components/patients/patient-head'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/link-button'
import { SubmitButton } from '@/components/ui/form-fields'
import { requireViewer } from '@/lib/auth/viewer'
import { tabOf } from '@/lib/clinic-chart/tab'
import { asViewer } from '@/lib/db/scope'
import { clinicToday } from '@/lib/format/dates'
import { routeId } from '@/lib/http/route-id'
import { recordMedicineAction } from '@/lib/medications/actions'
import { chartMedicationsHref } from '@/lib/medications/medications-href'
import { getMedication } from '@/lib/medications/queries'
import { newMedicineAddress } from '@/lib/medications/schema'
import { getPatientHeader } from '@/lib/patients/queries'

type Props = PageProps<'/clinic/patients/[patientId]/medications/new'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return tabOf('Add a medicine', routeId((await params).patientId))
}

export default async function NewMedicinePage({ params, searchParams }: Props) {
  const viewer = await requireViewer('doctor')
  const patientId = routeId((await params).patientId)
  const { like } = newMedicineAddress.parse(await searchParams)
  const found = await asViewer(viewer, async (scope) => {
    const patient = await getPatientHeader(scope, patientId)
    const model = patient && like ? await getMedication(scope, like) : null
    return patient && { patient, model: model?.patientId === patientId ? model : null }
  })
  if (!found) notFound()
  const { patient, model } = found
  const now = new Date()

  return (
    <>
      <PatientHead
        patient={patient}
        now={now}
        title="Add a medicine"
        about="The patient sees it in the portal, and the chart, the brief of a visit and the reports are made of it."
      />
      <div className="max-w-2xl">
        <ActionForm id="add-medicine" action={recordMedicineAction} draft={`medications.record:${patientId}`}>
          <input type="hidden" name="patientId" value={patientId} />
          <MedicationFields
            medication={model ? { ...model, startedOn: null, endedOn: null, prescribedBy: viewer.doctorId } : undefined}
            firstDay={clinicToday(now)}
            doctorId={viewer.doctorId}
          />
          <div className="flex flex-wrap gap-2">
            <SubmitButton>Add the medicine</SubmitButton>
            <LinkButton href={chartMedicationsHref(patient)} kind="quiet">
              Cancel
            </LinkButton>
          </div>
        </ActionForm>
      </div>
    </>
  )
}
