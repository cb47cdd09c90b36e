import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton, TextAreaField } from '@/components/ui/form-fields'
import { amendNoteAction } from '@/lib/consultations/actions'
import type { Note } from '@/lib/consultations/note-queries'
import { noteFieldLabels, noteFields } from '@/lib/consultations/note-vocabulary'

/** Changes what a signed note says. Each field that differs is kept as an amendment, with the reason. */
export function AmendForm({ note }: { note: Note }) {
  return (
    <ActionForm
      id="amend"
      action={amendNoteAction}
      version={note.version}
      draft={`consultations.amend:${note.id}`}
      className="max-w-3xl"
    >
      <input type="hidden" name="id" value={note.id} />
      {noteFields.map((field) => (
        <TextAreaField
          key={field}
          name={field}
          label={noteFieldLabels[field]}
          rows={field === 'findings' ? 6 : 3}
          defaultValue={note[field] ?? undefined}
        />
      ))}
      <TextAreaField
        name="reason"
        label="Why it is amended"
        hint="Stays with the note, beside what stood there before."
        rows={2}
      />
      <SubmitButton>Amend the note</SubmitButton>
    </ActionForm>
  )
}
