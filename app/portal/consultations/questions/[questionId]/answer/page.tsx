import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { KeptWithoutScript } from '@/components/drafts/kept-without-script'
import { BackLink } from '@/components/portal/back-link'
import { coverOf } from '@/components/portal/cover'
import { PortalPage } from '@/components/portal/portal-page'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton, TextAreaField } from '@/components/ui/form-fields'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { routeId } from '@/lib/http/route-id'
import { answerQuestionAction } from '@/lib/visit-questions/actions'
import { getQuestion } from '@/lib/visit-questions/queries'
import { findKept } from '../../../../kept-draft'

export const metadata: Metadata = { title: 'What was the answer?' }

export default async function AnswerPage({
  params,
  searchParams,
}: PageProps<'/portal/consultations/questions/[questionId]/answer'>) {
  const viewer = await requireViewer('patient')
  if (!coverOf(viewer).writes) notFound()
  const id = routeId((await params).questionId)
  const question = await asViewer(viewer, (scope) => getQuestion(scope, id))
  if (!question || question.struckAt) notFound()
  const draft = `visit-questions.answer:${question.id}`
  const kept = await findKept(viewer, draft, searchParams)
  return (
    <PortalPage
      title="What was the answer?"
      about={
        <p>
          You asked: <bdi className="wrap-anywhere whitespace-pre-line">{question.body}</bdi>
        </p>
      }
    >
      <KeptWithoutScript draft={kept.offer} />
      <ActionForm id="answer" action={answerQuestionAction} version={question.version} draft={draft} kept={kept.fields}>
        <input type="hidden" name="id" value={question.id} />
        <TextAreaField
          name="answer"
          label="The answer, as you remember it"
          hint="You can leave this empty."
          rows={6}
          defaultValue={question.answer ?? undefined}
        />
        <SubmitButton size="main">Save</SubmitButton>
      </ActionForm>
      <BackLink href={`/portal/consultations/questions/${encodeURIComponent(id)}`}>Back without saving</BackLink>
    </PortalPage>
  )
}
