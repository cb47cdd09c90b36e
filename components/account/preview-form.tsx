import { ActionForm } from '@/components/ui/action-form'
import { DisabledAction } from '@/components/ui/disabled-action'
import { SubmitButton } from '@/components/ui/form-fields'
import { beginPreviewAction } from '@/lib/auth/actions'

const workplaces: Record<string, string> = {
  doctor: 'See the clinic as this person',
  patient: 'See the portal as this person',
}

/** Looking at what an account sees; where that is not possible, why not. */
export function PreviewForm({ user, refusal }: { user: { id: string; role: string }; refusal: string | null }) {
  const label = workplaces[user.role]
  if (!label) return null
  if (refusal) return <DisabledAction why={refusal}>{label}</DisabledAction>
  return (
    <ActionForm id="preview" action={beginPreviewAction} guard={false}>
      <input type="hidden" name="id" value={user.id} />
      <SubmitButton kind="secondary" pendingText="Opening…">
        {label}
      </SubmitButton>
      <p className="mt-1 text-muted">
        Only to look: nothing can be changed, and the audit log says that you looked. It lasts 15 minutes.
      </p>
    </ActionForm>
  )
}
