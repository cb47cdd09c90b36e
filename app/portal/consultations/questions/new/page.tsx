import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { BackLink } from '@/components/portal/back-link'
import { coverOf } from '@/components/portal/cover'
import { PortalPage } from '@/components/portal/portal-page'
import { requireViewer } from '@/lib/auth/viewer'
import { QuestionForm } from '../question-form'

export const metadata: Metadata = { title: 'Write down a question' }

export default async function NewQuestionPage() {
  const viewer = await requireViewer('patient')
  if (!coverOf(viewer).writes) notFound()
  return (
    <PortalPage title="Write down a question">
      <QuestionForm />
      <BackLink href="/portal/consultations/questions">Back without saving</BackLink>
    </PortalPage>
  )
}
