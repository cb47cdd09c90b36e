import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { RecordHeader } from '@/components/records/record-header'
import { ActionForm } from '@/components/ui/action-form'
import { DateField } from '@/components/ui/date-fields'
import { Facts } from '@/components/ui/facts'
import { SubmitButton, TextField } from '@/components/ui/form-fields'
import { Section } from '@/components/ui/section'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { clinicToday, formatCalendarDate, formatMoment } from '@/lib/format/dates'
import { routeId } from '@/lib/http/route-id'
import { endMedicationAction } from '@/lib/medications/actions'
import { medicationsHref } from '@/lib/medications/medications-href'
import { getMedication } from '@/lib/medications/queries'

export const metadata: Metadata = { title: 'Medication' }

export default async function MedicationPage({ params }: PageProps<'/admin/medications/[medicationId]'>) {
  const viewer = await requireViewer('admin')
  const id = routeId((await params).medicationId)
  const medication = await asViewer(viewer, (scope) => getMedication(scope, id))
  if (!medication) notFound()
  const today = clinicToday()

  return (
    <div className="max-w-3xl">
      <RecordHeader
        table="patient_medications"
        id={id}
        title={<bdi>{medication.name}</bdi>}
        about={
          <>
            Medication of{' '}
            <Link href={medicationsHref(medication)} prefetch={false}>
              <bdi>{medication.patientName}</bdi>
            </Link>
          </>
        }
      />
      <div className="mb-8 rounded-control border border-hairline bg-surface p-4">
        <Facts
          items={[
            ['Each time', medication.dose],
            ['Times of the day', medication.times.join(', ')],
            ['Only when needed', medication.asNeeded ? 'yes' : null],
            ['How to take it', medication.instructions],
            ['First day', medication.startedOn && formatCalendarDate(medication.startedOn)],
            ['Last day', medication.endedOn ? formatCalendarDate(medication.endedOn) : 'goes on'],
            ['Prescribed by', medication.prescriber],
            ['Notes of the clinic', medication.notes],
            ['Written down', formatMoment(medication.createdAt, 'dateTime')],
          ]}
        />
      </div>
      {!medication.endedOn && (
        <Section id="end" title="End this medication">
          <ActionForm
            id="end-medication"
            action={endMedicationAction}
            version={medication.version}
            className="max-w-xl"
          >
            <input type="hidden" name="id" value={id} />
            <DateField name="endedOn" label="Last day" hint="The last day it is taken." defaultValue={today} required />
            <TextField name="reason" label="Why" hint="Kept in the history." autoComplete="off" />
            <SubmitButton kind="secondary">End the medication</SubmitButton>
          </ActionForm>
        </Section>
      )}
    </div>
  )
}
