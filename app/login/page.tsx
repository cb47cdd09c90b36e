import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { PlainPage } from '@/components/shell/plain-page'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton, TextField } from '@/components/ui/form-fields'
import { logInAction } from '@/lib/auth/actions'
import { currentViewer } from '@/lib/auth/session'
import { homeOf } from '@/lib/auth/viewer'

export const metadata: Metadata = { title: 'Log in' }

export default async function LoginPage({ searchParams }: PageProps<'/login'>) {
  const viewer = await currentViewer()
  if (viewer) redirect(homeOf[viewer.role])
  const { next, ready } = await searchParams

  return (
    <PlainPage title="Log in">
      {ready && (
        <p role="status" className="mb-4">
          Your password is set. Log in with it.
        </p>
      )}
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
      <p className="mt-6 text-base text-muted">
        Forgotten your password? Ask your clinic for a link that lets you choose a new one.
      </p>
      <p className="mt-3 text-base text-muted">
        A doctor without an account?{' '}
        <Link href="/register/doctor" prefetch={false} className="text-primary underline">
          Register here
        </Link>
        .
      </p>
    </PlainPage>
  )
}
