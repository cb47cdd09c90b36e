import { Card } from '@/components/portal/card'
import { PortalLink } from '@/components/portal/portal-link'
import { ComfortTools } from '@/components/comfort/comfort-tools'
import { HelpSection } from '@/components/shell/portal-footer'
import { getAppearance } from '@/lib/appearance/queries'
import { getHelp } from '@/lib/programme/queries'
import { PlainPage } from '@/components/shell/plain-page'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/form-fields'
import { logOutAction } from '@/lib/auth/actions'
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
  return (
    <PlainPage
      title="People you help"
      tools={<ComfortTools current={await getAppearance()} more="/comfort" />}
      foot={<HelpSection help={await getHelp()} />}
    >
      <div className="grid gap-6 text-lg">
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
          {viewer.role === 'patient' && <PortalLink href="/portal">My own pages</PortalLink>}
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
          <p className="mb-3">You will not see these pages any more. Only a new invitation brings them back.</p>
          <SubmitButton kind="danger" size="portal" pendingText="Ending…">
            Stop helping
          </SubmitButton>
        </ActionForm>
      </details>
    </Card>
  )
}
