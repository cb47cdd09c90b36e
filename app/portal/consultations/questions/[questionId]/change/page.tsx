import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { BackLink } from '@/components/portal/back-link'
import { coverOf } from '@/components/portal/cover'
import { PortalPage } from '@/components/portal/portal-page'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { routeId } from '@/lib/http/route-id'
import { getQuestion } from '@/lib/visit-questions/queries'
import { findKept } from '../../../../kept-draft'
import { draftOfQuestion, QuestionForm } from '../../question-form'

export const metadata: Metadata = { title: 'Change my question' }

export default async function ChangeQuestionPage({
  params,
  searchParams,
}: PageProps<'/portal/consultations/questions/[questionId]/change'>) {
  const viewer = await requireViewer('patient')
  if (!coverOf(viewer).writes) notFound()
  const id = routeId((await params).questionId)
  const question = await asViewer(viewer, (scope) => getQuestion(scope, id))
  if (!question || question.struckAt || question.askedAt) notFound()
  return (
    <PortalPage title="Change my question">
      <QuestionForm question={question} kept={await findKept(viewer, draftOfQuestion(id), searchParams)} />
      <BackLink href={`/portal/consultations/questions/${encodeURIComponent(id)}`}>Back without saving</BackLink>
    </PortalPage>
  )
}
