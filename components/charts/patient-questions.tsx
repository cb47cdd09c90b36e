import { Section } from '@/components/ui/section'
import { formatMoment } from '@/lib/format/dates'
import type { QuestionOfPatient } from '@/lib/visit-questions/queries'

/** What the patient wrote down to ask at the next visit; nothing when they did not. */
export function PatientQuestions({ questions }: { questions: QuestionOfPatient[] }) {
  if (questions.length === 0) return null
  return (
    <Section id="questions" title="The patient wants to ask">
      <ol className="grid max-w-[80ch] list-decimal gap-2 pl-6">
        {questions.map(({ id, body, createdAt, byHelper }) => (
          <li key={id}>
            <bdi className="wrap-anywhere whitespace-pre-line">{body}</bdi>{' '}
            <span className="text-muted">
              ({formatMoment(createdAt)}
              {byHelper ? ', written by somebody who helps' : ''})
            </span>
          </li>
        ))}
      </ol>
    </Section>
  )
}
