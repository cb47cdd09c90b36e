import { ActionForm } from '@/components/ui/action-form'
import { EmptyState } from '@/components/ui/empty-state'
import { SubmitButton } from '@/components/ui/form-fields'
import { formatCalendarDate } from '@/lib/format/dates'
import { endGrantForPatientAction, resumeGrantForPatientAction } from '@/lib/helpers/actions'
import { isResumable, stateOfGrant } from '@/lib/helpers/grant-state'
import type { Grant } from '@/lib/helpers/queries'
import { staffEndingWords, staffScopeWords } from './grant-words'

/** Everybody whom a patient ever let help, and how an administrator ends it for them. */
export function HelperTable({ grants, now }: { grants: Grant[]; now: Date }) {
  if (grants.length === 0)
    return (
      <EmptyState title="Nobody helps this patient">
        <p>Patients let somebody help on their own pages, under “People who help me”.</p>
      </EmptyState>
    )
  return (
    <div role="region" aria-label="Helpers" tabIndex={0} className="overflow-x-auto">
      <table>
        <caption className="visually-hidden">Helpers, the newest first</caption>
        <thead>
          <tr className="border-b border-line text-left">
            {['Name', 'Sees', 'May write', 'Until', 'State', 'Action'].map((title) => (
              <th key={title} scope="col" className="px-3 py-2 font-medium">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {grants.map((grant) => (
            <HelperRow key={grant.id} grant={grant} now={now} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function HelperRow({ grant, now }: { grant: Grant; now: Date }) {
  const { id, name, email, scope, mayWrite, endsAt, endedAt } = grant
  return (
    <tr className="border-b border-hairline align-top">
      <th scope="row" className="min-w-60 px-3 py-2 text-left font-medium">
        <bdi>{name}</bdi>
        <bdi className="block font-normal wrap-anywhere text-muted">{email}</bdi>
      </th>
      <td className="px-3 py-2">{staffScopeWords[scope]}</td>
      <td className="px-3 py-2">{mayWrite ? 'Questions for visits' : 'Nothing'}</td>
      <td className="px-3 py-2">{endsAt ? formatCalendarDate(endsAt) : 'Until ended'}</td>
      <td className="px-3 py-2">{stateWords(grant, now)}</td>
      <td className="px-3 py-2 whitespace-nowrap">
        {!endedAt && (
          <ActionForm id={`end-${id}`} action={endGrantForPatientAction} guard={false}>
            <input type="hidden" name="id" value={id} />
            <SubmitButton kind="danger" pendingText="Ending…">
              End<span className="visually-hidden"> the help of {name}</span>
            </SubmitButton>
          </ActionForm>
        )}
        {isResumable(grant, now, 'staff') && (
          <ActionForm id={`resume-${id}`} action={resumeGrantForPatientAction} guard={false}>
            <input type="hidden" name="id" value={id} />
            <SubmitButton kind="secondary" pendingText="Taking back…">
              Take back<span className="visually-hidden"> the end for {name}</span>
            </SubmitButton>
          </ActionForm>
        )}
      </td>
    </tr>
  )
}

function stateWords(grant: Grant, now: Date): string {
  const state = stateOfGrant(grant, now)
  switch (state) {
    case 'draft':
      return 'Not invited yet'
    case 'invited':
      return `Invited, until ${formatCalendarDate(grant.inviteExpiresAt!)}`
    case 'invitation-expired':
      return 'Invitation not answered'
    case 'helping':
      return `Helps since ${formatCalendarDate(grant.acceptedAt!)}`
    case 'over':
      return grant.endedReason && grant.endedAt
        ? `${staffEndingWords[grant.endedReason]}, ${formatCalendarDate(grant.endedAt)}`
        : 'The time given is over'
  }
}
