import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { BackLink } from '@/components/portal/back-link'
import { Card } from '@/components/portal/card'
import { coverOf } from '@/components/portal/cover'
import { OnePress } from '@/components/portal/one-press'
import { PortalLink } from '@/components/portal/portal-link'
import { PortalPage, PortalSection } from '@/components/portal/portal-page'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { formatMoment } from '@/lib/format/dates'
import { routeId } from '@/lib/http/route-id'
import {
  askAgainAction,
  askFirstAction,
  bringQuestionBackAction,
  strikeQuestionAction,
} from '@/lib/visit-questions/actions'
import { getQuestion, type VisitQuestion } from '@/lib/visit-questions/queries'
import { writtenBy } from '../written-by'

export const metadata: Metadata = { title: 'My question' }

export default async function QuestionPage({ params }: PageProps<'/portal/consultations/questions/[questionId]'>) {
  const viewer = await requireViewer('patient')
  if (!coverOf(viewer).writes) notFound()
  const id = routeId((await params).questionId)
  const question = await asViewer(viewer, (scope) => getQuestion(scope, id))
  if (!question) notFound()
  const by = writtenBy(question, viewer)
  return (
    <PortalPage title="My question">
      <Card>
        <p className="text-2xl leading-snug font-semibold wrap-anywhere whitespace-pre-line">
          <bdi>{question.body}</bdi>
        </p>
        {by && <p className="mt-2">{by}</p>}
        {question.askedAt && <p className="mt-2">Asked on {formatMoment(question.askedAt, 'longDate')}.</p>}
        {question.answer && (
          <p className="mt-2 wrap-anywhere whitespace-pre-line">
            The answer: <bdi>{question.answer}</bdi>
          </p>
        )}
      </Card>
      {question.struckAt ? <TakeBack question={question} /> : <WhatToDo question={question} />}
      <BackLink href="/portal/consultations/questions">Back to my questions</BackLink>
    </PortalPage>
  )
}

function TakeBack({ question }: { question: VisitQuestion }) {
  return (
    <div className="mt-8">
      <p className="mb-4">You have struck this question off.</p>
      <OnePress id="back" action={bringQuestionBackAction} record={question}>
        Take it back
      </OnePress>
    </div>
  )
}

/** What one does with a question, the usual first; striking it off stands apart from the rest. */
function WhatToDo({ question }: { question: VisitQuestion }) {
  const path = `/portal/consultations/questions/${encodeURIComponent(question.id)}`
  return (
    <>
      <div className="no-print mt-8 grid grid-cols-1 justify-items-start gap-4">
        <PortalLink href={`${path}/answer`} kind="main">
          {question.askedAt ? 'Write down the answer' : 'I have asked this'}
        </PortalLink>
        {question.askedAt && !question.answer && (
          <OnePress id="again" action={askAgainAction} record={question}>
            I have not asked it yet
          </OnePress>
        )}
        {!question.askedAt && (
          <>
            <PortalLink href={`${path}/change`}>Change it</PortalLink>
            <OnePress id="first" action={askFirstAction} record={question}>
              Ask this first
            </OnePress>
          </>
        )}
      </div>
      <div className="no-print mt-12">
        <PortalSection id="strike" title="You do not need it any more?">
          <p className="mb-4">You can take it back for 30 days.</p>
          <OnePress id="strike" action={strikeQuestionAction} record={question}>
            Strike it off
          </OnePress>
        </PortalSection>
      </div>
    </>
  )
}
