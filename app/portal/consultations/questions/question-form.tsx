import { KeptWithoutScript } from '@/components/drafts/kept-without-script'
import { LargeTick } from '@/components/portal/large-choices'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton, TextAreaField } from '@/components/ui/form-fields'
import { changeQuestionAction, writeQuestionAction } from '@/lib/visit-questions/actions'
import type { VisitQuestion } from '@/lib/visit-questions/queries'
import type { Kept } from '../../kept-draft'

export const draftOfQuestion = (id?: string) => (id ? `visit-questions.change:${id}` : 'visit-questions.write')

/** A new question, or one to change. */
export function QuestionForm({ question, kept }: { question?: VisitQuestion; kept: Kept }) {
  return (
    <>
      <KeptWithoutScript draft={kept.offer} />
      <ActionForm
        id="question"
        action={question ? changeQuestionAction : writeQuestionAction}
        version={question?.version}
        draft={draftOfQuestion(question?.id)}
        kept={kept.fields}
      >
        {question && <input type="hidden" name="id" value={question.id} />}
        <TextAreaField
          name="body"
          label="Your question"
          hint="In your own words. Up to 500 characters."
          rows={5}
          defaultValue={question?.body}
        />
        <LargeTick
          name="later"
          label="Keep it for another time"
          means="Then your doctors do not see it. They see the questions for your next visit."
          defaultChecked={question ? !question.forNextVisit : false}
        />
        <SubmitButton size="main">{question ? 'Save' : 'Save this question'}</SubmitButton>
      </ActionForm>
    </>
  )
}
