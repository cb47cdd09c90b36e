import { ReferenceField } from '@/components/references/reference-field'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/form-fields'
import { chooseSessionAction } from '@/lib/predictions/actions'

/** Which session a model's result belongs to, before anything else: its scans are what can be chosen next. */
export function ChooseSessionForm({ correcting }: { correcting?: string }) {
  return (
    <ActionForm id="choose-session" guard={false} action={chooseSessionAction} className="max-w-xl">
      {correcting && <input type="hidden" name="correcting" value={correcting} />}
      <ReferenceField
        name="sessionId"
        label="Session"
        kind="sessions"
        hint="By its id, or by the name of its patient. The result belongs to the session’s patient."
        required
      />
      <SubmitButton pendingText="Looking…">Continue</SubmitButton>
    </ActionForm>
  )
}
