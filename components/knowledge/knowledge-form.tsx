import { ActionForm } from '@/components/ui/action-form'
import { DateField } from '@/components/ui/date-fields'
import { SubmitButton, TextAreaField, TextField } from '@/components/ui/form-fields'
import { dateForField } from '@/lib/format/dates'
import { createKnowledgeAction, updateKnowledgeAction } from '@/lib/knowledge/actions'
import type { KnowledgeRecord } from '@/lib/knowledge/queries'

/** Adds a reference text, or changes one. */
export function KnowledgeForm({ entry }: { entry?: KnowledgeRecord }) {
  return (
    <ActionForm
      id={entry ? 'edit-knowledge' : 'new-knowledge'}
      action={entry ? updateKnowledgeAction : createKnowledgeAction}
      version={entry?.version}
      className="max-w-3xl"
    >
      {entry && <input type="hidden" name="id" value={entry.id} />}
      <TextField name="title" label="Title" required defaultValue={entry?.title} />
      <TextAreaField name="content" label="Text" rows={12} defaultValue={entry?.content} />
      <div className="gap-x-4 sm:grid sm:grid-cols-2">
        <TextField name="category" label="Category" hint="Such as treatment." required defaultValue={entry?.category} />
        <TextField
          name="sourceType"
          label="Kind of source"
          hint="Such as guideline."
          required
          defaultValue={entry?.sourceType}
        />
        <TextField name="author" label="Author" defaultValue={entry?.author ?? undefined} />
        <DateField
          name="publicationDate"
          label="Published"
          hint="Such as 23 Nov 2026."
          defaultValue={dateForField(entry?.publicationDate)}
        />
      </div>
      <TextField
        name="sourceUrl"
        label="Web address of the source"
        hint="Begins with https:// or http://."
        defaultValue={entry?.sourceUrl ?? undefined}
      />
      <TextField
        name="credibilityScore"
        label="Credibility"
        hint="From 0, not at all, to 1, wholly."
        inputMode="numeric"
        required
        defaultValue={(entry?.credibilityScore ?? 1).toString()}
      />
      <SubmitButton>{entry ? 'Save entry' : 'Add entry'}</SubmitButton>
    </ActionForm>
  )
}
