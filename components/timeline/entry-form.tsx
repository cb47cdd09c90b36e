import { ReferenceField } from '@/components/references/reference-field'
import { ActionForm } from '@/components/ui/action-form'
import { DateTimeField } from '@/components/ui/date-fields'
import { SelectField, SubmitButton, TextAreaField, TextField } from '@/components/ui/form-fields'
import { optionsOf } from '@/lib/forms/options'
import type { Suggestion } from '@/lib/references/vocabulary'
import { updateEntryAction, writeEntryAction } from '@/lib/timeline/actions'
import type { EntryRecord } from '@/lib/timeline/queries'
import { eventTypeLabels, handwrittenTypes, severities, severityLabels } from '@/lib/timeline/vocabulary'

/** Writes an entry into a patient's timeline by hand, or changes one. `happened`: when, as typed. */
export function EntryForm({
  entry,
  patient,
  happened,
}: {
  entry?: EntryRecord
  patient?: Suggestion | null
  happened: string
}) {
  return (
    <ActionForm
      id={entry ? 'edit-entry' : 'new-entry'}
      action={entry ? updateEntryAction : writeEntryAction}
      version={entry?.version}
      begin={!entry}
      className="max-w-xl"
    >
      {entry ? (
        <input type="hidden" name="id" value={entry.id} />
      ) : (
        <ReferenceField
          name="patientId"
          label="Patient"
          kind="patients"
          required
          defaultId={patient?.id}
          defaultLabel={patient?.label}
        />
      )}
      <SelectField
        name="eventType"
        label="Type"
        hint="A diagnosis is a clinician’s, never a model’s: name the doctor who made it."
        options={optionsOf(handwrittenTypes, eventTypeLabels)}
        defaultValue={entry?.eventType ?? 'note'}
      />
      <DateTimeField name="eventDate" label="When" required defaultValue={happened} />
      <TextField name="eventTitle" label="Title" required defaultValue={entry?.eventTitle} />
      <TextAreaField
        name="eventDescription"
        label="Description"
        rows={5}
        defaultValue={entry?.eventDescription ?? undefined}
      />
      <SelectField
        name="severity"
        label="Severity"
        options={optionsOf(severities, severityLabels)}
        defaultValue={entry?.severity ?? 'info'}
      />
      <ReferenceField
        name="doctorId"
        label="Doctor"
        kind="doctors"
        defaultId={entry?.doctorId}
        defaultLabel={entry?.doctorName}
      />
      <SubmitButton>{entry ? 'Save entry' : 'Write entry'}</SubmitButton>
    </ActionForm>
  )
}
