import { ReferenceField } from '@/components/references/reference-field'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/form-fields'
import { giveSessionAction } from '@/lib/sessions/actions'

/** Says whose session it is, where nobody has. */
export function GiveSessionForm({ id, version }: { id: string; version: number }) {
  return (
    <section
      aria-labelledby="give-session-title"
      className="mb-6 max-w-xl rounded-control border-2 border-medium-solid bg-medium-tint p-4 text-medium-ink"
    >
      <h2 id="give-session-title" className="font-semibold">
        Whose session is it?
      </h2>
      <p className="mb-3">Nobody has said yet. Its scans, model results and reports go to the patient you choose.</p>
      <ActionForm id="give-session" action={giveSessionAction} version={version}>
        <input type="hidden" name="id" value={id} />
        <ReferenceField name="patientId" label="Patient" kind="patients" required />
        <SubmitButton>Give to this patient</SubmitButton>
      </ActionForm>
    </section>
  )
}
