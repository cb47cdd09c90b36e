import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { ComfortTools } from '@/components/comfort/comfort-tools'
import { LogInWithPasskey } from '@/components/passkeys/log-in-with-passkey'
import { PlainPage } from '@/components/shell/plain-page'
import { HelpSection } from '@/components/shell/portal-footer'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton, TextField } from '@/components/ui/form-fields'
import { getAppearance } from '@/lib/appearance/queries'
import { logInAction } from '@/lib/auth/actions'
import { currentViewer } from '@/lib/auth/session'
import { homeOf } from '@/lib/auth/viewer'
import { getHelp } from '@/lib/programme/queries'

export const metadata: Metadata = { title: 'Log in' }

export default async function LoginPage({ searchParams }: PageProps<'/login'>) {
  const viewer = await currentViewer()
  if (viewer) redirect(homeOf[viewer.role])
  const { next, ready, kept } = await searchParams

  return (
    <PlainPage
      title="Log in"
      tools={<ComfortTools current={await getAppearance()} more="/comfort" />}
      foot={<HelpSection help={await getHelp()} />}
    >
      {ready && (
        <p role="status" className="mb-4">
          Your password is set. Log in with it.
        </p>
      )}
      {kept && (
        <p role="status" className="mb-4">
          You were logged out, and nothing was sent. What you wrote is kept for one hour. Log in, open the same page,
          and you can put it back.
        </p>
      )}
      <LogInWithPasskey next={typeof next === 'string' ? next : undefined} />
      <ActionForm id="login" action={logInAction}>
        {typeof next === 'string' && <input type="hidden" name="next" value={next} />}
        <TextField
          name="identifier"
          label="E-mail address or user name"
          autoComplete="username"
          inputMode="email"
          required
        />
        <TextField name="password" label="Password" type="password" autoComplete="current-password" required />
        <SubmitButton size="main" pendingText="Logging in…">
          Log in
        </SubmitButton>
      </ActionForm>
      <p className="mt-6 text-muted">
        <Link href="/forgot-password" prefetch={false} className="word-link">
          Forgot your password?
        </Link>
      </p>
      <p className="mt-3 text-muted">
        A doctor without an account?{' '}
        <Link href="/register/doctor" prefetch={false} className="word-link">
          Register here
        </Link>
        .
      </p>
    </PlainPage>
  )
}
