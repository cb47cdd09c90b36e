import type { Metadata } from 'next'
import Link from 'next/link'
import { AppearanceForm } from '@/components/shell/appearance-form'
import { ComfortTools } from '@/components/comfort/comfort-tools'
import { PasswordForm } from '@/components/account/password-form'
import { AddPasskeyForm } from '@/components/passkeys/add-passkey-form'
import { PasskeyList } from '@/components/passkeys/passkey-list'
import { PlainPage } from '@/components/shell/plain-page'
import { HelpSection } from '@/components/shell/portal-footer'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/form-fields'
import { getAppearance } from '@/lib/appearance/queries'
import { endMyOtherSessionsAction, logOutAction } from '@/lib/auth/actions'
import { homeOf, requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { formatAgo } from '@/lib/format/dates'
import { listPasskeys } from '@/lib/passkeys/queries'
import { getHelp } from '@/lib/programme/queries'
import { listSessions } from '@/lib/users/queries'

export const metadata: Metadata = { title: 'Your account' }

export default async function AccountPage() {
  const viewer = await requireViewer()
  const { sessions, passkeys } = await asViewer(viewer, async (scope) => ({
    sessions: await listSessions(scope, viewer.userId),
    passkeys: await listPasskeys(scope),
  }))
  const now = new Date()
  const look = await getAppearance()
  const isStaff = viewer.role === 'admin' || viewer.role === 'doctor'

  return (
    <PlainPage
      title="Your account"
      tools={<ComfortTools current={look} more={viewer.role === 'patient' ? '/portal/settings' : '/comfort'} />}
      foot={isStaff ? undefined : <HelpSection help={await getHelp()} />}
    >
      <p className="mb-6">
        <Link
          href={homeOf[viewer.role]}
          prefetch={false}
          className="inline-flex min-h-12 min-w-12 items-center text-primary underline underline-offset-2"
        >
          ‹ Back
        </Link>
      </p>
      {isStaff && (
        <>
          <h2 className="mb-2 text-xl font-semibold">How pages look</h2>
          <AppearanceForm current={look} withDensity />
        </>
      )}

      <h2 className="mt-8 mb-2 text-xl font-semibold">Choose a new password</h2>
      <PasswordForm size="portal" doneMessage="Your new password is set. Your other devices are logged out." />

      <h2 className="mt-8 mb-2 text-xl font-semibold">Log in without a password</h2>
      <p className="mb-4">
        A telephone or computer of your own can know you by your finger, your face or its code. Then you type no
        password.
      </p>
      <PasskeyList passkeys={passkeys} now={now} />
      <AddPasskeyForm idempotencyKey={crypto.randomUUID()} />

      <h2 className="mt-8 mb-2 text-xl font-semibold">Where you are logged in</h2>
      <ul className="mb-4">
        {sessions.map((session) => (
          <li key={session.id} className="border-b border-hairline py-2">
            {session.device ?? 'A device'}
            {session.id === viewer.loginSessionId ? ' (this one)' : ''}
            <span className="block text-muted">last seen {formatAgo(session.lastSeenAt, now)}</span>
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <ActionForm
          id="end-others"
          action={endMyOtherSessionsAction}
          doneMessage="Your other devices are logged out."
          className="mb-4"
        >
          <SubmitButton kind="secondary" size="portal" pendingText="Logging them out…">
            Log out my other devices
          </SubmitButton>
        </ActionForm>
      )}
      <ActionForm id="log-out" action={logOutAction}>
        <SubmitButton kind="secondary" size="portal" pendingText="Logging out…">
          Log out
        </SubmitButton>
      </ActionForm>
    </PlainPage>
  )
}
