import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { BackLink } from '@/components/portal/back-link'
import { coverOf } from '@/components/portal/cover'
import { PortalPage } from '@/components/portal/portal-page'
import { requireViewer } from '@/lib/auth/viewer'
import { findKept } from '../../../kept-draft'
import { draftOfQuestion, QuestionForm } from '../question-form'

export const metadata: Metadata = { title: 'Write down a question' }

export default async function NewQuestionPage({ searchParams }: PageProps<'/portal/consultations/questions/new'>) {
  const viewer = await requireViewer('patient')
  if (!coverOf(viewer).writes) notFound()
  return (
    <PortalPage title="Write down a question">
      <QuestionForm kept={await findKept(viewer, draftOfQuestion(), searchParams)} />
      <BackLink href="/portal/consultations/questions">Back without saving</BackLink>
    </PortalPage>
  )
}
