import { ActionForm } from '@/components/ui/action-form'
import { DateTimeField } from '@/components/ui/date-fields'
import { SelectField, SubmitButton } from '@/components/ui/form-fields'
import { MoneyField, NumberField } from '@/components/ui/number-fields'
import { completeConsultationAction } from '@/lib/consultations/actions'
import type { ConsultationDetails } from '@/lib/consultations/record'
import { typeOptions } from './consultation-form'
import { OverlapField } from './overlap-field'
import { TimeHelp } from './time-help'
import { VisitTexts } from './visit-texts'

/** What a visit found, and the next visit, which is booked at once. */
export function CompleteForm({ record, fee }: { record: ConsultationDetails; fee: string | null }) {
  return (
    <ActionForm id="complete" action={completeConsultationAction} version={record.version}>
      <input type="hidden" name="id" value={record.id} />
      <VisitTexts record={record} isHeld />
      <div className="grid gap-x-4 sm:grid-cols-2">
        <NumberField
          name="durationMinutes"
          label="Duration"
          unit="minutes"
          defaultValue={record.durationMinutes ?? 30}
        />
        <MoneyField name="feeCharged" label="Fee" defaultValue={fee} />
      </div>
      <fieldset className="mb-4 rounded-control border border-hairline bg-surface px-4 pt-2 pb-1">
        <legend className="px-1 font-semibold">Next visit</legend>
        <DateTimeField
          name="nextVisitDate"
          label="Date and time"
          hint="Books the appointment with the same doctor. Left empty there is none. Such as 23 Nov 2026, 14:30."
        />
        <TimeHelp
          names={{ at: 'nextVisitDate', doctor: '', patient: '', minutes: 'nextMinutes' }}
          known={{ doctorId: record.doctorId, patientId: record.patientId }}
        />
        <div className="grid gap-x-4 sm:grid-cols-2">
          <SelectField name="nextType" label="Type" options={typeOptions} defaultValue="follow-up" />
          <NumberField name="nextMinutes" label="Duration" unit="minutes" defaultValue={30} />
        </div>
        <OverlapField />
      </fieldset>
      <SubmitButton>Complete the visit</SubmitButton>
    </ActionForm>
  )
}
