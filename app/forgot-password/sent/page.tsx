import type { Metadata } from 'next'
import { HelpedPage } from '@/app/helped-page'
import { LinkButton } from '@/components/ui/button'

export const metadata: Metadata = { title: 'Look into your mail' }

/** Says the same to everybody: whether there is such an account is nobody else's business. */
export default function ForgotPasswordSentPage() {
  return (
    <HelpedPage title="Look into your mail">
      <p className="mb-4">
        If we know this name and its e-mail address, a mail is on its way to you. The link in it works for one hour.
      </p>
      <p className="mb-4">
        No mail after ten minutes? Look where your mail program puts mail it does not know. Then try again, or call your
        clinic.
      </p>
      <LinkButton href="/login" size="portal">
        Back to the login page
      </LinkButton>
    </HelpedPage>
  )
}
