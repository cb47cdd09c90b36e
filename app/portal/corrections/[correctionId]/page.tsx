import type { Metadata, Route } from 'next'
import { notFound, redirect } from 'next/navigation'
import { BackLink } from '@/components/portal/back-link'
import { Card } from '@/components/portal/card'
import { OnePress } from '@/components/portal/one-press'
import { PortalLink } from '@/components/portal/portal-link'
import { PortalPage, PortalSection } from '@/components/portal/portal-page'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/form-fields'
import { sendCorrectionAction, withdrawCorrectionAction } from '@/lib/corrections/actions'
import { getCorrection, type Correction, type CorrectionAnswer } from '@/lib/corrections/queries'
import { outcomeWords, subjectWords } from '@/lib/corrections/vocabulary'
import { asViewer } from '@/lib/db/scope'
import { formatMoment } from '@/lib/format/dates'
import { routeId } from '@/lib/http/route-id'
import { requirePatientSelf } from '../../sharing/require-patient-self'
import { stateLine } from '../state-line'

export const metadata: Metadata = { title: 'What I told the clinic' }

export default async function CorrectionPage({ params }: PageProps<'/portal/corrections/[correctionId]'>) {
  const viewer = await requirePatientSelf()
  const id = routeId((await params).correctionId)
  const found = await asViewer(viewer, (scope) => getCorrection(scope, id))
  if (!found) notFound()
  const { correction, answers } = found
  const path = `/portal/corrections/${encodeURIComponent(correction.id)}`
  if (!correction.wrong) redirect(`${path}/wrong` as Route)
  if (!correction.shouldSay) redirect(`${path}/should-say` as Route)
  if (correction.state === 'draft') return <BeforeSending correction={correction} path={path} />
  return (
    <PortalPage title={subjectWords[correction.about].label} about={<p>{stateLine(correction)}</p>}>
      {answers.length > 0 && <Answers answers={answers} />}
      <PortalSection id="told" title="What you told the clinic">
        <Words correction={correction} />
      </PortalSection>
      {correction.state !== 'answered' && (
        <OnePress id="withdraw" action={withdrawCorrectionAction} record={correction}>
          {correction.state === 'withdrawn' ? 'Send it after all' : 'Take it back'}
        </OnePress>
      )}
      <BackLink href="/portal/corrections">Back to what I told them</BackLink>
    </PortalPage>
  )
}

function BeforeSending({ correction, path }: { correction: Correction; path: string }) {
  return (
    <PortalPage title="Is this right?" about={<p>Step 4 of 4. Read it once more, then send it.</p>}>
      <Words correction={correction} />
      <div className="mt-8">
        <ActionForm id="send" action={sendCorrectionAction} version={correction.version}>
          <input type="hidden" name="id" value={correction.id} />
          <SubmitButton size="main" pendingText="Sending…">
            Send it to the clinic
          </SubmitButton>
        </ActionForm>
      </div>
      <p className="mt-10">
        <PortalLink href={`${path}/wrong`}>Change what I wrote</PortalLink>
      </p>
      <BackLink href="/portal/corrections">Go on another time</BackLink>
    </PortalPage>
  )
}

function Answers({ answers }: { answers: CorrectionAnswer[] }) {
  return (
    <PortalSection id="answers" title={answers.length > 1 ? 'The answers of the clinic' : 'The answer of the clinic'}>
      <ul className="grid grid-cols-1 gap-4">
        {answers.map(({ id, outcome, answer, answeredAt }) => (
          <li key={id}>
            <Card>
              <p className="text-xl font-semibold">{outcomeWords[outcome]}</p>
              <p className="mt-2 max-w-[66ch] wrap-anywhere whitespace-pre-line">{answer}</p>
              <p className="mt-2 text-muted">{formatMoment(answeredAt, 'longDate')}</p>
            </Card>
          </li>
        ))}
      </ul>
    </PortalSection>
  )
}

function Words({ correction: { about, place, wrong, shouldSay } }: { correction: Correction }) {
  const items: [term: string, value: string | null][] = [
    ['It is about', subjectWords[about].label],
    ['What is wrong', wrong],
    ['Where it stands', place],
    ['What it should say', shouldSay],
  ]
  return (
    <Card>
      <dl className="grid grid-cols-1 gap-4">
        {items.map(
          ([term, value]) =>
            value && (
              <div key={term}>
                <dt className="font-semibold">{term}</dt>
                <dd className="max-w-[66ch] wrap-anywhere whitespace-pre-line">{value}</dd>
              </div>
            ),
        )}
      </dl>
    </Card>
  )
}
