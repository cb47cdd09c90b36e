import type { Route } from 'next'
import Link from 'next/link'
import { SubmitButton, TextField } from '@/components/ui/form-fields'
import { IssuedLinkForm } from '@/components/users/issued-link-form'
import { recordHref } from '@/lib/changes/record-links'
import { formatMoment } from '@/lib/format/dates'
import { issuePortalLinkAction } from '@/lib/patients/actions'
import type { PortalAccess } from '@/lib/patients/portal-access'
import { portalStateLabels } from '@/lib/patients/vocabulary'

type Props = { patientId: string; email: string | null; access: PortalAccess }

/** Whether the patient can use the portal, and the link that lets them. */
export function PortalAccessPanel({ patientId, email, access }: Props) {
  return (
    <div className="rounded-control border border-hairline bg-surface p-4">
      <p>
        <span className="font-medium">{portalStateLabels[access.state]}</span>
        <span className="text-muted">{describe(access)}</span>
      </p>
      {access.userId && (
        <p className="mt-1">
          <Link href={recordHref('users', access.userId)} prefetch={false}>
            {access.email ?? 'The account'}
          </Link>
        </p>
      )}
      <p className="mt-1">
        <Link href={`${recordHref('patients', patientId)}/helpers` as Route} prefetch={false}>
          Who helps this patient
        </Link>
      </p>
      {access.state !== 'disabled' && (
        <div className="mt-3">
          {/* one form in one place: the link it made stays in sight when the state behind it changes */}
          <IssuedLinkForm id="portal-link" action={issuePortalLinkAction} idempotencyKey={crypto.randomUUID()}>
            <input type="hidden" name="patientId" value={patientId} />
            <input type="hidden" name="hasAccount" value={access.state === 'none' ? 'no' : 'yes'} />
            {access.state === 'none' && (
              <TextField
                name="email"
                label="E-mail address for logging in"
                type="email"
                autoComplete="off"
                defaultValue={email ?? undefined}
                required
              />
            )}
            <SubmitButton kind="secondary" pendingText="Making a link…">
              {access.state === 'none' ? 'Invite to the portal' : 'Make a new link'}
            </SubmitButton>
          </IssuedLinkForm>
        </div>
      )}
    </div>
  )
}

function describe({ state, lastLogin, linkExpiresAt }: PortalAccess): string {
  switch (state) {
    case 'none':
      return ': the patient cannot log in yet.'
    case 'invited':
      return `: the link is open until ${formatMoment(linkExpiresAt, 'dateTime')}.`
    case 'expired':
      return ': the link was not used in time. Make a new one.'
    case 'active':
      return lastLogin
        ? `: last login ${formatMoment(lastLogin, 'dateTime')}.`
        : ': a password is chosen, not logged in yet.'
    case 'disabled':
      return ': enable the account on its own page first.'
  }
}
