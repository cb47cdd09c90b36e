import type { Metadata } from 'next'
import { HelpedPage } from '@/app/helped-page'
import { LinkButton } from '@/components/ui/link-button'

export const metadata: Metadata = { title: 'Look into your e-mails' }

/** Says the same to everybody: whether there is such an account is nobody else's business. */
export default function ForgotPasswordSentPage() {
  return (
    <HelpedPage title="Look into your e-mails">
      <p className="mb-4">
        If we know this name and its e-mail address, an e-mail is on its way to you. The link in it works for one hour.
      </p>
      <p className="mb-4">
        No e-mail after ten minutes? Look in the folder for junk or spam: it may be there. Then try again, or call your
        clinic.
      </p>
      <LinkButton href="/login" size="portal">
        Back to the login page
      </LinkButton>
    </HelpedPage>
  )
}
