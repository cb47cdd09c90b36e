import { Card } from '@/components/portal/card'
import { PortalLink } from '@/components/portal/portal-link'
import { ComfortTools } from '@/components/comfort/comfort-tools'
import { HelpSection } from '@/components/shell/portal-footer'
import { getAppearance } from '@/lib/appearance/queries'
import { getHelp } from '@/lib/programme/queries'
import { PlainPage } from '@/components/shell/plain-page'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/form-fields'
import { leftBehind, type LeftBehind } from '@/lib/auth/acting-for'
import { beOneselfAction, logOutAction } from '@/lib/auth/actions'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { formatCalendarDate } from '@/lib/format/dates'
import { beginToHelpAction, stopHelpingAction } from '@/lib/helpers/actions'
import { listPeopleIHelp, type HelpedPerson } from '@/lib/helpers/queries'
import { scopeWords } from '@/lib/helpers/vocabulary'

/** Where somebody who helps chooses for whom. */
export default async function HelpingPage() {
  const viewer = await requireViewer('patient', 'helper')
  const people = await asViewer(viewer, listPeopleIHelp)
  const left = await leftBehind(viewer)
  return (
    <PlainPage
      title="People you help"
      tools={<ComfortTools current={await getAppearance()} more="/comfort" />}
      foot={<HelpSection help={await getHelp()} />}
    >
      <div className="grid gap-6 text-lg">
        {left && <Left {...left} isPatient={viewer.role === 'patient'} />}
        {people.length === 0 && (
          <p>
            Nobody lets you help at the moment. When somebody invites you, open the link in the e-mail and type the code
            that they tell you.
          </p>
        )}
        <ul className="grid gap-6">
          {people.map((person) => (
            <li key={person.grantId}>
              <Person person={person} />
            </li>
          ))}
        </ul>
        <div className="flex flex-wrap gap-4">
          {viewer.role === 'patient' && (
            <ActionForm id="be-oneself" action={beOneselfAction} guard={false}>
              <SubmitButton kind="secondary" size="portal" pendingText="Opening…">
                My own pages
              </SubmitButton>
            </ActionForm>
          )}
          <PortalLink href="/account">Your account</PortalLink>
          <ActionForm id="log-out" action={logOutAction} guard={false}>
            <SubmitButton kind="secondary" size="portal" pendingText="Logging out…">
              Log out
            </SubmitButton>
          </ActionForm>
        </div>
      </div>
    </PlainPage>
  )
}

/** Why one stands here instead of on the page that one asked for. Nothing goes on in another record unasked. */
function Left({ patientName, why, isPatient }: LeftBehind & { isPatient: boolean }) {
  const own = isPatient ? ', or your own' : ''
  return (
    <div role="status" className="rounded-card border border-line bg-info-tint p-5 text-info-ink narrow-gutter">
      {why === 'ended' ? (
        <p>
          <bdi className="font-semibold">{patientName}</bdi> no longer lets you help. What you had not saved by then was
          not saved. Ask them if you should help again.
        </p>
      ) : (
        <p>
          You were helping <bdi className="font-semibold">{patientName}</bdi> when you were logged out. Open their pages
          again{own}. What you were writing is offered to you where you wrote it.
        </p>
      )}
    </div>
  )
}

function Person({ person }: { person: HelpedPerson }) {
  return (
    <Card>
      <h2 className="text-2xl font-semibold">
        <bdi>{person.patientName}</bdi>
      </h2>
      <p className="mt-1">
        {scopeWords[person.scope].label.replace(/^My /, 'Their ')}
        {person.endsAt ? `, until ${formatCalendarDate(person.endsAt)}` : ''}.
      </p>
      <ActionForm id={`begin-${person.grantId}`} action={beginToHelpAction} guard={false} className="mt-4">
        <input type="hidden" name="id" value={person.grantId} />
        <SubmitButton size="main" pendingText="Opening…">
          Open their pages
        </SubmitButton>
      </ActionForm>
      <details className="mt-6">
        <summary className="min-h-12 cursor-pointer py-2 text-primary">Help no longer</summary>
        <ActionForm id={`stop-${person.grantId}`} action={stopHelpingAction} guard={false} className="mt-2">
          <input type="hidden" name="id" value={person.grantId} />
          <p className="mb-3">
            You will not see these pages any more. If you should help again, ask <bdi>{person.patientName}</bdi>. They
            invite you anew on their own pages, at “People who help me”; the clinic can show them how.
          </p>
          <SubmitButton kind="danger" size="portal" pendingText="Ending…">
            Stop helping
          </SubmitButton>
        </ActionForm>
      </details>
    </Card>
  )
}
