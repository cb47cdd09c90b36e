import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { MedicationFields } from '@/components/medications/medication-fields'
import { PatientHead } from '@/components/patients/patient-head'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/link-button'
import { SubmitButton } from '@/components/ui/form-fields'
import { requireViewer } from '@/lib/auth/viewer'
import { tabOf } from '@/lib/clinic-chart/tab'
import { routeId } from '@/lib/http/route-id'
import { changeMedicineAction } from '@/lib/medications/actions'
import { chartMedicationsHref, medicineHref, newMedicineHref } from '@/lib/medications/medications-href'
import { loadMedicine } from '../load-medicine'

type Props = PageProps<'/clinic/patients/[patientId]/medications/[medicationId]/edit'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return tabOf('Change a medicine', routeId((await params).patientId))
}

export default async function ChangeMedicinePage({ params }: Props) {
  const viewer = await requireViewer('doctor')
  const found = await loadMedicine(await params)
  if (!found) notFound()
  const { medication, patient } = found

  return (
    <>
      <PatientHead
        patient={patient}
        now={new Date()}
        title={
          <>
            Change <bdi>{medication.name}</bdi>
          </>
        }
        about={
          <>
            To correct what is written. When the dose changes from a day on,{' '}
            {!medication.endedOn && (
              <>
                <Link href={medicineHref(patient.patientId, medication.id, 'stop')} prefetch={false}>
                  stop this one
                </Link>{' '}
                and{' '}
              </>
            )}
            <Link href={newMedicineHref(patient.patientId, medication.id)} prefetch={false}>
              add the new one
            </Link>
            , so that both can be read later.
          </>
        }
      />
      <div className="max-w-2xl">
        <ActionForm
          id="change-medicine"
          action={changeMedicineAction}
          version={medication.version}
          draft={`medications.change:${medication.id}`}
        >
          <input type="hidden" name="id" value={medication.id} />
          <MedicationFields medication={medication} doctorId={viewer.doctorId} />
          <div className="flex flex-wrap gap-2">
            <SubmitButton>Save</SubmitButton>
            <LinkButton href={chartMedicationsHref(patient)} kind="quiet">
              Cancel
            </LinkButton>
          </div>
        </ActionForm>
      </div>
    </>
  )
}
