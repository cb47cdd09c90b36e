import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton, TextAreaField } from '@/components/ui/form-fields'
import { signTextAction } from '@/lib/glossary/actions'
import { joinParagraphs, sentenceOf, type GlossaryText } from '@/lib/glossary/clinic-text'
import type { TermKey } from '@/lib/glossary/glossary'

/** A text to read, to change where it could be better, and to sign. */
export function TextForm({
  term,
  text,
  since,
  isLast,
}: {
  term: TermKey
  text: GlossaryText
  /** The version that is signed now; 0 when there is none. */
  since: number
  /** No other word waits for a signature. */
  isLast: boolean
}) {
  return (
    <ActionForm
      id="glossary-text"
      action={signTextAction}
      draft={`glossary.sign:${term}`}
      doneMessage="Signed. Patients read this text from now on."
    >
      <input type="hidden" name="term" value={term} />
      <input type="hidden" name="since" value={since} />
      <TextAreaField
        name="means"
        label="In one sentence"
        hint={`Goes on after the word: “${sentenceOf(term, { means: '…' })}”`}
        rows={2}
        defaultValue={text.means}
      />
      <TextAreaField
        name="short"
        label="Short"
        hint="Two to four sentences that stand beside a result."
        rows={4}
        defaultValue={text.short}
      />
      <TextAreaField
        name="full"
        label="In full"
        hint="The word’s own page. An empty line begins a new paragraph."
        rows={14}
        defaultValue={joinParagraphs(text)}
      />
      <p className="mb-3 max-w-2xl text-muted">
        With your signature you say that this is right and that patients can understand it. They see your name and
        today’s date. A reader of eleven must be able to read it; that is checked.
      </p>
      <SubmitButton pendingText="Signing…">{isLast ? 'Sign this text' : 'Sign, and read the next one'}</SubmitButton>
    </ActionForm>
  )
}
