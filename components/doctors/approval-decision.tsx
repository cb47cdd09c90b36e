import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton, TextAreaField } from '@/components/ui/form-fields'
import { changeApprovalAction } from '@/lib/doctors/actions'
import { approvalRules, stepsFrom, type ApprovalState } from '@/lib/doctors/vocabulary'

/** What can be decided about a doctor now, each with what it does and why it is done. */
export function ApprovalDecision({
  doctorId,
  version,
  state,
}: {
  doctorId: string
  version: number
  state: ApprovalState
}) {
  const steps = stepsFrom(state)
  return (
    <div className={`grid gap-4 ${steps.length > 1 ? 'md:grid-cols-2' : ''}`}>
      {steps.map((step) => {
        const { label, effect, needsReason } = approvalRules[step]
        const isDangerous = step === 'suspend' || step === 'reject'
        return (
          <ActionForm
            key={step}
            id={`decide-${step}`}
            action={changeApprovalAction}
            version={version}
            className="rounded-control border border-hairline bg-surface p-4"
          >
            <input type="hidden" name="id" value={doctorId} />
            <input type="hidden" name="step" value={step} />
            <TextAreaField
              name="reason"
              label={needsReason ? 'Why' : 'Why (optional)'}
              hint="Kept in the doctor’s history. No patient’s name."
              rows={2}
            />
            <SubmitButton kind={isDangerous ? 'danger' : 'primary'}>{label}</SubmitButton>
            <p className="mt-2 text-muted">{effect}</p>
          </ActionForm>
        )
      })}
    </div>
  )
}
