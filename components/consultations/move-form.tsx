import { ReferenceField } from '@/components/references/reference-field'
import { ActionForm } from '@/components/ui/action-form'
import { DateTimeField } from '@/components/ui/date-fields'
import { SubmitButton } from '@/components/ui/form-fields'
import { NumberField } from '@/components/ui/number-fields'
import { moveConsultationAction } from '@/lib/consultations/actions'
import type { ConsultationDetails } from '@/lib/consultations/record'
import { OverlapField } from './overlap-field'
import { TimeHelp } from './time-help'

/** Another time, length or doctor for an appointment; nothing else. */
export function MoveForm({ record, at }: { record: ConsultationDetails; at: string | undefined }) {
  return (
    <ActionForm id="move" action={moveConsultationAction} version={record.version}>
      <input type="hidden" name="id" value={record.id} />
      <DateTimeField name="consultationDate" label="New date and time" defaultValue={at} required />
      <TimeHelp known={{ patientId: record.patientId }} except={record.id} />
      <NumberField name="durationMinutes" label="Duration" unit="minutes" defaultValue={record.durationMinutes ?? 30} />
      <ReferenceField
        name="doctorId"
        label="Doctor"
        kind="doctors"
        defaultId={record.doctorId}
        defaultLabel={record.doctorName}
        required
      />
      <OverlapField isAllowed={record.overlapAllowed} />
      <SubmitButton pendingText="Moving…">Move the appointment</SubmitButton>
    </ActionForm>
  )
}
