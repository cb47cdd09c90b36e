import type { Metadata } from 'next'
import { HelpedPage } from '@/app/helped-page'
import { MailAddress } from '@/components/portal/mail-address'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/link-button'
import { SubmitButton, TextField } from '@/components/ui/form-fields'
import { openLinkAction } from '@/lib/auth/actions'
import { getOpenLink } from '@/lib/auth/queries'

export const metadata: Metadata = { title: 'Choose a password' }

const titles: Record<string, string> = {
  'first-administrator': 'The first administrator',
  'password-reset': 'Choose a new password',
}

/** Where one-time links lead. Looking at the page uses nothing up; sending the form does. */
export default async function WelcomePage({ params }: PageProps<'/welcome/[token]'>) {
  const { token } = await params
  const link = await getOpenLink(token)
  if (!link) {
    return (
      <HelpedPage title="This link no longer works">
        <p className="mb-6">It has been used, has expired, or a newer one was made.</p>
        <p className="mb-4">Did you ask for it yourself, because you forgot your password? Then ask once more.</p>
        <p className="mb-6">
          <LinkButton href="/forgot-password" kind="primary" size="main">
            Get a new link
          </LinkButton>
        </p>
        <p className="mb-6">Did somebody else make it for you? Then ask them for a new one.</p>
        <LinkButton href="/login" size="portal">
          Log in with a password
        </LinkButton>
      </HelpedPage>
    )
  }
  const isFirst = link.purpose === 'first-administrator'
  return (
    <HelpedPage title={titles[link.purpose] ?? `Welcome, ${link.name}`}>
      <p className="mb-4">
        {isFirst
          ? 'This account can do everything in Substantia. Choose a password nobody else knows.'
          : 'Choose a password nobody else knows.'}
      </p>
      {link.loginName && (
        <p className="mb-4">
          You will log in as{' '}
          <strong>
            <MailAddress address={link.loginName} />
          </strong>
          .
        </p>
      )}
      <ActionForm id="welcome" action={openLinkAction}>
        <input type="hidden" name="token" value={token} />
        {isFirst && <TextField name="name" label="Your name" autoComplete="name" required />}
        {isFirst && (
          <TextField
            name="email"
            label="Your e-mail address"
            hint="What you log in with."
            type="email"
            autoComplete="email"
            required
          />
        )}
        <TextField
          name="newPassword"
          label="Password"
          hint="At least 12 characters; several words together are easy to remember."
          type="password"
          autoComplete="new-password"
          required
        />
        <SubmitButton size="main">Set the password</SubmitButton>
      </ActionForm>
    </HelpedPage>
  )
}
