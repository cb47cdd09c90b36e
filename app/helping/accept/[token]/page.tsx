import type { Metadata } from 'next'
import { HelpedPage } from '@/app/helped-page'
import { MailAddress } from '@/components/portal/mail-address'
import { PortalLink } from '@/components/portal/portal-link'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton, TextField } from '@/components/ui/form-fields'
import { currentViewer } from '@/lib/auth/session'
import { acceptInvitationAction, acceptWithAccountAction } from '@/lib/helpers/actions'
import { getInvitation, type Invitation } from '@/lib/helpers/queries'

export const metadata: Metadata = { title: 'Help somebody' }

/** Where the link of an invitation leads. Looking at the page uses nothing up; the right code does. */
export default async function AcceptPage({ params }: PageProps<'/helping/accept/[token]'>) {
  const { token } = await params
  const [invitation, viewer] = [await getInvitation(token), await currentViewer()]
  if (!invitation)
    return (
      <HelpedPage title="This invitation no longer works">
        <p className="mb-6">
          It has been used, has expired, or was ended. Ask the person you help to invite you again.
        </p>
        <PortalLink href="/helping">People you help</PortalLink>
      </HelpedPage>
    )
  const isLoggedIn = viewer?.role === 'patient' || viewer?.role === 'helper'
  return (
    <HelpedPage title="Somebody asks you to help">
      <p className="mb-6">
        Type the code that the person told you. Then you see what they let you see, and nothing else. They can end it at
        any time, and they see what you open for them.
      </p>
      {isLoggedIn ? (
        <ActionForm id="accept-invitation" action={acceptInvitationAction} guard={false}>
          <p className="mb-4">
            You are logged in as <bdi className="font-semibold">{viewer.name}</bdi>.
          </p>
          <input type="hidden" name="token" value={token} />
          <CodeField />
          <SubmitButton size="main">Accept</SubmitButton>
        </ActionForm>
      ) : invitation.hasAccount ? (
        <LogInFirst token={token} invitation={invitation} />
      ) : (
        <NewAccount token={token} invitation={invitation} />
      )}
    </HelpedPage>
  )
}

function LogInFirst({ token, invitation }: { token: string; invitation: Invitation }) {
  return (
    <>
      <p className="mb-6">
        There is an account with{' '}
        <strong className="font-semibold">
          <MailAddress address={invitation.email} />
        </strong>{' '}
        already. Log in with it; you come back here.
      </p>
      <PortalLink href={`/login?next=${encodeURIComponent(`/helping/accept/${token}`)}`} kind="main">
        Log in
      </PortalLink>
    </>
  )
}

function NewAccount({ token, invitation }: { token: string; invitation: Invitation }) {
  return (
    <ActionForm id="accept-with-account" action={acceptWithAccountAction} guard={false}>
      <input type="hidden" name="token" value={token} />
      <CodeField />
      <p className="mb-4">
        You will log in as{' '}
        <strong className="font-semibold">
          <MailAddress address={invitation.email} />
        </strong>
        .
      </p>
      <TextField name="name" label="Your name" autoComplete="name" required />
      <TextField
        name="newPassword"
        label="A password for you"
        hint="At least 12 characters; several words together are easy to remember."
        type="password"
        autoComplete="new-password"
        required
      />
      <SubmitButton size="main">Accept</SubmitButton>
    </ActionForm>
  )
}

/** One field that takes the whole code, with or without spaces. */
function CodeField() {
  return (
    <TextField
      name="code"
      label="The code"
      hint="Eight digits, such as 1234 5678."
      inputMode="numeric"
      autoComplete="one-time-code"
      required
      className="mb-6 [&_input]:min-h-14 [&_input]:font-mono [&_input]:text-3xl [&_input]:tracking-wider"
    />
  )
}
