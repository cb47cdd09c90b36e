import type { Metadata, Route } from 'next'
import { notFound } from 'next/navigation'
import { LinkButton } from '@/components/ui/link-button'
import { ActionForm } from '@/components/ui/action-form'
import { SelectField, SubmitButton, TextAreaField } from '@/components/ui/form-fields'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { requireViewer } from '@/lib/auth/viewer'
import { answerCorrectionAction } from '@/lib/corrections/actions'
import { getCorrectionToAnswer } from '@/lib/corrections/queries'
import { correctionOutcomes, outcomeLabels, subjectWords } from '@/lib/corrections/vocabulary'
import { asViewer } from '@/lib/db/scope'
import { formatMoment } from '@/lib/format/dates'
import { routeId } from '@/lib/http/route-id'

export const metadata: Metadata = { title: 'Correction' }

export default async function AdminCorrectionPage({ params }: PageProps<'/admin/corrections/[correctionId]'>) {
  const viewer = await requireViewer('admin')
  const id = routeId((await params).correctionId)
  const found = await asViewer(viewer, (scope) => getCorrectionToAnswer(scope, id))
  if (!found?.patient) notFound()
  const { correction, answers, patient } = found
  return (
    <>
      <PageHeader
        title={
          <>
            Correction asked for by <bdi>{patient.name}</bdi>
          </>
        }
        about={`Sent ${formatMoment(correction.sentAt, 'dateTime')}${correction.withdrawnAt ? `, taken back ${formatMoment(correction.withdrawnAt, 'dateTime')}` : ''}`}
      >
        <LinkButton href={`/admin/patients/${encodeURIComponent(patient.patientId)}` as Route}>
          Open the record
        </LinkButton>
        <LinkButton href={'/admin/corrections' as Route}>All corrections</LinkButton>
      </PageHeader>
      <Section id="told" title="What the patient says">
        <dl className="grid max-w-[66ch] gap-3">
          {[
            ['About', subjectWords[correction.about].label],
            ['What is wrong', correction.wrong],
            ['Where it stands', correction.place],
            ['What it should say', correction.shouldSay],
          ].map(
            ([term, value]) =>
              value && (
                <div key={term}>
                  <dt className="text-muted">{term}</dt>
                  <dd className="wrap-anywhere whitespace-pre-line">{value}</dd>
                </div>
              ),
          )}
        </dl>
      </Section>
      {answers.length > 0 && (
        <Section id="answers" title="Answers">
          <ul className="grid max-w-[66ch] gap-4">
            {answers.map(({ id, outcome, answer, answeredAt, answeredByName }) => (
              <li key={id}>
                <p className="font-semibold">{outcomeLabels[outcome]}</p>
                <p className="wrap-anywhere whitespace-pre-line">{answer}</p>
                <p className="text-muted">
                  <bdi>{answeredByName ?? 'A deleted account'}</bdi>, {formatMoment(answeredAt, 'dateTime')}
                </p>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {!correction.withdrawnAt && (
        <Section id="answer" title={answers.length > 0 ? 'Answer once more' : 'Answer'}>
          <p className="mb-3 max-w-[66ch] text-muted">
            Correct the record first, where it is wrong. The patient reads this answer; it stays as it is sent. A mail
            tells them that there is something new, and not what.
          </p>
          <AnswerForm id={correction.id} />
        </Section>
      )}
    </>
  )
}

function AnswerForm({ id }: { id: string }) {
  return (
    <ActionForm
      id="answer-correction"
      action={answerCorrectionAction}
      doneMessage="Sent to the patient."
      className="max-w-[40rem]"
    >
      <input type="hidden" name="id" value={id} />
      <SelectField
        name="outcome"
        label="What became of it"
        options={[
          { value: '', label: 'Choose' },
          ...correctionOutcomes.map((value) => ({ value, label: outcomeLabels[value] })),
        ]}
      />
      <TextAreaField name="answer" label="Answer to the patient" hint="In plain words." rows={5} />
      <SubmitButton>Send the answer</SubmitButton>
    </ActionForm>
  )
}
