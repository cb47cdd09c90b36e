import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PatientHead } from '@/components/patients/patient-head'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/link-button'
import { DateField } from '@/components/ui/date-fields'
import { Facts } from '@/components/ui/facts'
import { SubmitButton, TextField } from '@/components/ui/form-fields'
import { requireViewer } from '@/lib/auth/viewer'
import { tabOf } from '@/lib/clinic-chart/tab'
import { clinicToday, formatCalendarDate } from '@/lib/format/dates'
import { routeId } from '@/lib/http/route-id'
import { stopMedicineAction } from '@/lib/medications/actions'
import { chartMedicationsHref } from '@/lib/medications/medications-href'
import { timesInWords } from '@/lib/medications/schedule'
import { loadMedicine } from '../load-medicine'

type Props = PageProps<'/clinic/patients/[patientId]/medications/[medicationId]/stop'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return tabOf('Stop a medicine', routeId((await params).patientId))
}

export default async function StopMedicinePage({ params }: Props) {
  await requireViewer('doctor')
  const found = await loadMedicine(await params)
  if (!found) notFound()
  const { medication, patient } = found
  const now = new Date()

  return (
    <>
      <PatientHead
        patient={patient}
        now={now}
        title={
          <>
            Stop <bdi>{medication.name}</bdi>
          </>
        }
        about="What was taken until then can still be read."
      />
      <div className="max-w-xl">
        <div className="mb-6 rounded-control border border-hairline bg-surface p-4">
          <Facts
            items={[
              ['Each time', medication.dose],
              ['When', timesInWords(medication, 'when needed')],
              ['First day', medication.startedOn && formatCalendarDate(medication.startedOn)],
              ['Last day', medication.endedOn ? formatCalendarDate(medication.endedOn) : 'goes on'],
            ]}
          />
        </div>
        <ActionForm id="stop-medicine" action={stopMedicineAction} version={medication.version}>
          <input type="hidden" name="id" value={medication.id} />
          <DateField
            name="endedOn"
            label="Last day"
            hint="The last day it is taken."
            defaultValue={clinicToday(now)}
            required
          />
          <TextField name="reason" label="Why" hint="Kept in the history." autoComplete="off" />
          <div className="flex flex-wrap gap-2">
            <SubmitButton>Stop the medicine</SubmitButton>
            <LinkButton href={chartMedicationsHref(patient)} kind="quiet">
              Cancel
            </LinkButton>
          </div>
        </ActionForm>
      </div>
    </>
  )
}
