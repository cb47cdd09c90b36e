import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/form-fields'
import { CheckboxField } from '@/components/ui/number-fields'
import { signReportAction } from '@/lib/release/actions'

/** The clinician's name under the report. What follows from it is said before the button. */
export function SignForm({ id, releases }: { id: string; releases: boolean }) {
  return (
    <ActionForm id="sign" guard={false} action={signReportAction} className="max-w-xl">
      <input type="hidden" name="id" value={id} />
      <p className="mb-2">
        Your name, the time and a hash of these words are kept with the report.{' '}
        {releases
          ? 'The patient can read it from then on, unless somebody holds it.'
          : 'Signing does not show it to the patient.'}
      </p>
      <CheckboxField name="confirms" label="I have read this report, and it may go out in my name" />
      <SubmitButton pendingText="Signing…">Sign the report</SubmitButton>
    </ActionForm>
  )
}
