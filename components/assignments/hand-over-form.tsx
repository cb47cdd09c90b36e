import { ReferenceField } from '@/components/references/reference-field'
import { ActionForm } from '@/components/ui/action-form'
import { DateField } from '@/components/ui/date-fields'
import { SubmitButton } from '@/components/ui/form-fields'
import { CheckboxField } from '@/components/ui/number-fields'
import { previewHandOverAction } from '@/lib/hand-overs/actions'
import type { Suggestion } from '@/lib/references/vocabulary'

/** Who hands over to whom, and when. Sending it only shows what would happen. */
export function HandOverForm({
  from,
  to,
  earliest,
  onDate,
  backOn,
}: {
  from: Suggestion | null
  to: Suggestion | null
  earliest: string
  onDate: string | null
  backOn: string | null
}) {
  return (
    <ActionForm id="hand-over" action={previewHandOverAction}>
      <ReferenceField
        name="fromDoctorId"
        label="From"
        kind="doctors"
        hint="The doctor who hands over."
        required
        defaultId={from?.id}
        defaultLabel={from?.label}
      />
      <ReferenceField
        name="toDoctorId"
        label="To"
        kind="doctors"
        hint="The doctor who takes over; approved."
        required
        defaultId={to?.id}
        defaultLabel={to?.label}
      />
      <DateField
        name="onDate"
        label="On"
        hint="Left empty: now. On a later day the system does it that morning, such as 23 Nov 2026."
        earliest={earliest}
        defaultValue={onDate}
      />
      <DateField
        name="backOn"
        label="And back on"
        hint="For cover: whoever was handed over and is still with the second doctor goes back that morning. Left empty: for good."
        earliest={earliest}
        defaultValue={backOn}
      />
      <CheckboxField
        name="moveAppointments"
        label="Also move appointments that are booked from that day on"
        hint="Those at a time at which the new doctor is taken stay, and are named."
      />
      <SubmitButton pendingText="Looking…">Show what would happen</SubmitButton>
    </ActionForm>
  )
}
