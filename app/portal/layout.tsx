import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { SessionFrame } from '@/components/account/session-frame'
import { PortalShell } from '@/components/shell/portal-shell'
import { getAppearance, getOffer } from '@/lib/appearance/queries'
import { currentSession } from '@/lib/auth/session'
import { getHelp } from '@/lib/programme/queries'

export const metadata: Metadata = { title: { default: 'Home', template: '%s · Substantia' } }

/** Navigation only: every page asks for its viewer itself. */
export default async function PortalLayout({ children }: LayoutProps<'/portal'>) {
  const session = await currentSession()
  const viewer = session?.viewer
  const here = (await headers()).get('x-substantia-path') ?? '/portal'
  return (
    <SessionFrame session={session} look="portal">
      <PortalShell
        name={viewer?.name ?? ''}
        here={here}
        appearance={await getAppearance()}
        offer={await getOffer()}
        help={await getHelp()}
      >
        {children}
      </PortalShell>
    </SessionFrame>
  )
}
