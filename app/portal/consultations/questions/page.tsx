import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { BackLink } from '@/components/portal/back-link'
import { Card, CardLink, CardList, NothingYet } from '@/components/portal/card'
import { coverOf } from '@/components/portal/cover'
import { OnePress } from '@/components/portal/one-press'
import { PortalLink } from '@/components/portal/portal-link'
import { PortalPage, PortalSection } from '@/components/portal/portal-page'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import type { PatientViewer } from '@/lib/db/viewer'
import { formatMoment } from '@/lib/format/dates'
import { bringQuestionBackAction } from '@/lib/visit-questions/actions'
import {
  listAskedQuestions,
  listOpenQuestions,
  listStruckQuestions,
  type VisitQuestion,
} from '@/lib/visit-questions/queries'
import { writtenBy } from './written-by'

export const metadata: Metadata = { title: 'Questions I want to ask' }

const questionsPath = '/portal/consultations/questions'

export default async function QuestionsPage() {
  const viewer = await requireViewer('patient')
  const cover = coverOf(viewer)
  if (!cover.everything) notFound()
  const { open, asked, struck } = await asViewer(viewer, async (scope) => ({
    open: await listOpenQuestions(scope, viewer.patientId),
    asked: await listAskedQuestions(scope, viewer.patientId),
    struck: await listStruckQuestions(scope, viewer.patientId),
  }))
  const next = open.filter(({ forNextVisit }) => forNextVisit)
  const later = open.filter(({ forNextVisit }) => !forNextVisit)

  return (
    <PortalPage
      title="Questions I want to ask"
      about={<p>Write down what you want to ask, so that nothing is forgotten. No question is too small.</p>}
    >
      {cover.writes && (
        <p className="no-print mb-10">
          <PortalLink href={`${questionsPath}/new`} kind="main">
            Write down a question
          </PortalLink>
        </p>
      )}
      <PortalSection id="next" title="For my next visit">
        {next.length > 0 ? (
          <Questions questions={next} viewer={viewer} numbered />
        ) : (
          <NothingYet title="There is no question yet.">
            <p>What you write down stands here. Your doctors can read it before your visit.</p>
          </NothingYet>
        )}
      </PortalSection>
      {later.length > 0 && (
        <PortalSection id="later" title="For another time">
          <p className="mb-4">Your doctors do not see these.</p>
          <Questions questions={later} viewer={viewer} />
        </PortalSection>
      )}
      {asked.length > 0 && (
        <PortalSection id="asked" title="Asked">
          <Questions questions={asked} viewer={viewer} />
        </PortalSection>
      )}
      {cover.writes && struck.length > 0 && <Struck questions={struck} />}
      <BackLink href="/portal/consultations">Back to my consultations</BackLink>
    </PortalPage>
  )
}

function Questions({
  questions,
  viewer,
  numbered = false,
}: {
  questions: VisitQuestion[]
  viewer: PatientViewer
  numbered?: boolean
}) {
  const { writes } = coverOf(viewer)
  return (
    <CardList>
      {questions.map((question, place) => (
        <li key={question.id}>
          {writes ? (
            <CardLink
              href={`${questionsPath}/${encodeURIComponent(question.id)}`}
              title={<QuestionText question={question} number={numbered ? place + 1 : null} />}
            >
              <About question={question} by={writtenBy(question, viewer)} />
            </CardLink>
          ) : (
            <Card>
              <p className="text-2xl leading-snug font-semibold">
                <QuestionText question={question} number={numbered ? place + 1 : null} />
              </p>
              <About question={question} by={writtenBy(question, viewer)} />
            </Card>
          )}
        </li>
      ))}
    </CardList>
  )
}

function QuestionText({ question: { body }, number }: { question: VisitQuestion; number: number | null }) {
  return (
    <>
      {number !== null && `${number}. `}
      <bdi className="wrap-anywhere whitespace-pre-line">{body}</bdi>
    </>
  )
}

function About({ question: { askedAt, answer }, by }: { question: VisitQuestion; by: string | null }) {
  if (!askedAt && !by) return null
  return (
    <>
      {by && `${by} `}
      {askedAt && `Asked on ${formatMoment(askedAt, 'longDate')}. `}
      {answer && (
        <>
          The answer: <bdi className="wrap-anywhere whitespace-pre-line">{answer}</bdi>
        </>
      )}
    </>
  )
}

/** Nothing asks "are you sure?": what was struck off waits here for a month. */
function Struck({ questions }: { questions: VisitQuestion[] }) {
  return (
    <PortalSection id="struck" title="Struck off">
      <p className="mb-4">You can take each of them back for 30 days.</p>
      <CardList>
        {questions.map((question) => (
          <li key={question.id}>
            <Card>
              <p className="mb-4 wrap-anywhere whitespace-pre-line text-muted line-through">
                <bdi>{question.body}</bdi>
              </p>
              <OnePress id={`back-${question.id}`} action={bringQuestionBackAction} record={question}>
                Take it back
              </OnePress>
            </Card>
          </li>
        ))}
      </CardList>
    </PortalSection>
  )
}
