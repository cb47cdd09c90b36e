import type { Metadata } from 'next'
import { ComfortForm } from '@/components/comfort/comfort-form'
import { ComfortTools } from '@/components/comfort/comfort-tools'
import { Preview } from '@/components/comfort/preview'
import { PutBack } from '@/components/comfort/put-back'
import { PortalLink } from '@/components/portal/portal-link'
import { PlainPage } from '@/components/shell/plain-page'
import { HelpSection } from '@/components/shell/portal-footer'
import { getAppearance, getAppearanceBefore } from '@/lib/appearance/queries'
import { getHelp } from '@/lib/programme/queries'

export const metadata: Metadata = { title: 'Comfort settings' }

/** For whoever is not logged in, because logging in is where large letters are needed first. */
export default async function ComfortPage() {
  const current = await getAppearance()
  return (
    <PlainPage
      title="Comfort settings"
      tools={<ComfortTools current={current} />}
      foot={<HelpSection help={await getHelp()} />}
    >
      <p className="mb-8">
        Make these pages fit your eyes and hands. One press changes it. It is kept in this browser. When you log in, you
        can keep it for your account.
      </p>
      <PutBack before={await getAppearanceBefore()} current={current} />
      <Preview />
      <ComfortForm current={current} />
      <PortalLink href="/login">Back to logging in</PortalLink>
    </PlainPage>
  )
}
