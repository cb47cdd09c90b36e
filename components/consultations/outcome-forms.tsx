import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton, TextAreaField } from '@/components/ui/form-fields'
import { CheckboxField } from '@/components/ui/number-fields'
import { cancelConsultationAction, missConsultationAction, reopenConsultationAction } from '@/lib/consultations/actions'
import type { ConsultationDetails } from '@/lib/consultations/record'

/** Taking a scheduled appointment off the calendar. */
export function CancelForm({ record: { id, version } }: { record: ConsultationDetails }) {
  return (
    <ActionForm id="cancel" action={cancelConsultationAction} version={version}>
      <input type="hidden" name="id" value={id} />
      <TextAreaField name="reason" label="Reason for cancelling" hint="Kept in the history of this record." rows={2} />
      <SubmitButton kind="secondary" pendingText="Cancelling…">
        Cancel the appointment
      </SubmitButton>
    </ActionForm>
  )
}

export function MissedForm({ record: { id, version } }: { record: ConsultationDetails }) {
  return (
    <ActionForm id="missed" action={missConsultationAction} version={version} className="mb-6">
      <input type="hidden" name="id" value={id} />
      <SubmitButton kind="secondary">The patient did not come</SubmitButton>
    </ActionForm>
  )
}

export function ReopenForm({ record: { id, version } }: { record: ConsultationDetails }) {
  return (
    <ActionForm id="reopen" action={reopenConsultationAction} version={version}>
      <input type="hidden" name="id" value={id} />
      <CheckboxField
        name="overlapAllowed"
        label="Allow the overlap"
        hint="Only where doctor or patient have another appointment then."
      />
      <SubmitButton kind="secondary" pendingText="Reopening…">
        Make it a scheduled appointment again
      </SubmitButton>
    </ActionForm>
  )
}
