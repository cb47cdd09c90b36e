import type { Metadata } from 'next'
import Link from 'next/link'
import { HelpedPage } from '@/app/helped-page'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton, TextField } from '@/components/ui/form-fields'
import { askResetAction } from '@/lib/mail/actions'
import { mailWay } from '@/lib/mail/settings'

export const metadata: Metadata = { title: 'Forgot your password?' }

/** The way back in by mail, for patients and those who help them. */
export default async function ForgotPasswordPage() {
  const sends = mailWay().way !== 'none'
  return (
    <HelpedPage title="Forgot your password?">
      {sends ? (
        <>
          <p className="mb-4">We send you an e-mail. The link in it lets you choose a new password.</p>
          <ActionForm id="forgot-password" action={askResetAction}>
            <TextField
              name="identifier"
              label="E-mail address or user name"
              autoComplete="username"
              inputMode="email"
              required
            />
            <SubmitButton size="main" pendingText="One moment…">
              Send me the e-mail
            </SubmitButton>
          </ActionForm>
        </>
      ) : (
        <p className="mb-4">This website cannot send e-mails yet. Call your clinic. They give you a link by hand.</p>
      )}
      <p className="mt-6">Do you work at the clinic? Then ask an administrator. They make a link for you.</p>
      <p className="mt-6">
        <Link href="/login" className="inline-flex min-h-12 items-center text-primary underline">
          Back to the login page
        </Link>
      </p>
    </HelpedPage>
  )
}
