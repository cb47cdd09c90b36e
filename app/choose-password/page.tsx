import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { HelpedPage } from '@/app/helped-page'
import { PasswordForm } from '@/components/account/password-form'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/form-fields'
import { logOutAction } from '@/lib/auth/actions'
import { homeOf, requireAnyViewer } from '@/lib/auth/viewer'

export const metadata: Metadata = { title: 'Choose a new password' }

/** For somebody whose password may not be used any longer: nothing else is open before a new one is set. */
export default async function ChoosePasswordPage() {
  const viewer = await requireAnyViewer()
  if (!viewer.mustChangePassword) redirect(homeOf[viewer.role])
  return (
    <HelpedPage title="Choose a new password">
      <p className="mb-4">
        The password of this account was known to others, or was set by somebody else. Choose your own to go on.
      </p>
      <PasswordForm size="main" />
      <ActionForm id="log-out" action={logOutAction} className="mt-6">
        <SubmitButton kind="quiet" size="portal" pendingText="Logging out…">
          Log out instead
        </SubmitButton>
      </ActionForm>
    </HelpedPage>
  )
}
