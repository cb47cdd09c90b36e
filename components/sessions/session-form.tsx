import { ReferenceField } from '@/components/references/reference-field'
import { ActionForm } from '@/components/ui/action-form'
import { SelectField, SubmitButton } from '@/components/ui/form-fields'
import { optionsOf } from '@/lib/forms/options'
import { createSessionAction, updateSessionAction } from '@/lib/sessions/actions'
import type { SessionRecord } from '@/lib/sessions/queries'
import {
  inputTypeLabels,
  inputTypes,
  outputFormatLabels,
  outputFormats,
  sessionStatuses,
  sessionStatusLabels,
} from '@/lib/sessions/vocabulary'
import type { Suggestion } from '@/lib/references/vocabulary'

/** Opens a session, or changes one. */
export function SessionForm({ session, patient }: { session?: SessionRecord; patient?: Suggestion | null }) {
  return (
    <ActionForm
      id={session ? 'edit-session' : 'new-session'}
      action={session ? updateSessionAction : createSessionAction}
      version={session?.version}
      className="max-w-xl"
    >
      {session && <input type="hidden" name="id" value={session.id} />}
      <ReferenceField
        name="patientId"
        label="Patient"
        kind="patients"
        hint="Whose session it is. Leave it empty while nobody knows; what the session holds follows to its patient."
        defaultId={session?.patientId ?? patient?.id}
        defaultLabel={session?.patientName ?? patient?.label}
      />
      <ReferenceField
        name="doctorId"
        label="Doctor"
        kind="doctors"
        defaultId={session?.doctorId}
        defaultLabel={session?.doctorName}
      />
      <SelectField
        name="inputType"
        label="Input"
        options={optionsOf(inputTypes, inputTypeLabels)}
        defaultValue={session?.inputType ?? 'mri'}
      />
      <SelectField
        name="outputFormat"
        label="Output format"
        options={[{ value: '', label: 'Not said' }, ...optionsOf(outputFormats, outputFormatLabels)]}
        defaultValue={session?.outputFormat ?? ''}
      />
      <SelectField
        name="status"
        label="Status"
        options={optionsOf(sessionStatuses, sessionStatusLabels)}
        defaultValue={session?.status ?? 'active'}
      />
      <SubmitButton>{session ? 'Save session' : 'Open session'}</SubmitButton>
    </ActionForm>
  )
}
