import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { ProfileFields } from '@/components/doctors/profile-fields'
import { PlainPage } from '@/components/shell/plain-page'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/link-button'
import { SubmitButton, TextField } from '@/components/ui/form-fields'
import { currentViewer } from '@/lib/auth/session'
import { homeOf } from '@/lib/auth/viewer'
import { registerDoctorAction } from '@/lib/doctors/actions'

export const metadata: Metadata = { title: 'Register as a doctor' }

export default async function RegisterDoctorPage({ searchParams }: PageProps<'/register/doctor'>) {
  const viewer = await currentViewer()
  if (viewer) redirect(homeOf[viewer.role])
  if ((await searchParams).sent) return <Sent />
  return (
    <PlainPage title="Register as a doctor">
      <p className="mb-4">
        An administrator of the clinic looks at your registration. You can log in as soon as it is approved.
      </p>
      <ActionForm id="register" action={registerDoctorAction}>
        <TextField name="name" label="Your name" hint="Without the title." autoComplete="name" required />
        <TextField
          name="email"
          label="E-mail address"
          hint="What you will log in with."
          type="email"
          autoComplete="email"
          required
        />
        <TextField name="phone" label="Telephone" type="tel" autoComplete="tel" />
        <ProfileFields licenceNeeded />
        <TextField
          name="newPassword"
          label="Password"
          hint="At least 12 characters; several words together are easy to remember."
          type="password"
          autoComplete="new-password"
          required
        />
        <SubmitButton size="main" pendingText="Sending…">
          Send the registration
        </SubmitButton>
      </ActionForm>
      <p className="mt-6 text-base text-muted">
        Registered already?{' '}
        <Link prefetch={false} href="/login" className="text-primary underline">
          Log in
        </Link>
      </p>
    </PlainPage>
  )
}

/** The same whether the address is known or not: a stranger learns nothing about who works here. */
function Sent() {
  return (
    <PlainPage title="Your registration was sent">
      <p role="status" className="mb-4">
        An administrator looks at it. Once it is approved, you can log in with your e-mail address and the password you
        chose.
      </p>
      <p className="mb-6">
        If you have an account here already, nothing was changed: log in with the password you know, or ask the clinic
        for a link to choose a new one.
      </p>
      <LinkButton href="/login" size="portal">
        Go to the login page
      </LinkButton>
    </PlainPage>
  )
}
