import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton, TextAreaField, TextField } from '@/components/ui/form-fields'
import { addPhraseAction, changePhraseAction } from '@/lib/phrases/actions'
import type { Phrase } from '@/lib/phrases/queries'

/** A new phrase, or one to change. */
export function PhraseForm({ phrase }: { phrase?: Phrase }) {
  return (
    <ActionForm
      id="phrase"
      action={phrase ? changePhraseAction : addPhraseAction}
      version={phrase?.version}
      draft={phrase ? `phrases.edit:${phrase.id}` : 'phrases.new'}
      doneMessage="The phrase is added."
    >
      {phrase && (
        <>
          <input type="hidden" name="id" value={phrase.id} />
          <input type="hidden" name="abbreviationBefore" value={phrase.abbreviation} />
          <input type="hidden" name="bodyBefore" value={phrase.body} />
        </>
      )}
      <TextField
        name="abbreviation"
        label="Abbreviation"
        hint="Letters a to z, digits and hyphens, such as gait or no-falls."
        required
        defaultValue={phrase?.abbreviation}
        className="mb-4 max-w-60"
      />
      <TextAreaField name="body" label="Text" rows={4} defaultValue={phrase?.body} />
      <SubmitButton>{phrase ? 'Save' : 'Add the phrase'}</SubmitButton>
    </ActionForm>
  )
}
